-- The store's own identity: generation is raised at every start and compared at every move of the journal.
create table owner (
    store_id varchar not null,
    mode varchar not null,
    created_at timestamptz not null,
    generation bigint not null,
    alive_at timestamptz
);

create table audit (
    happened_at timestamptz not null,
    person_id varchar not null,
    person_name varchar not null,
    verb varchar not null,
    subject varchar not null,
    detail varchar not null
);

create table draft (
    id varchar primary key,
    version integer not null,
    state varchar not null,
    submission_id varchar,
    created_at timestamptz not null,
    created_by_id varchar not null,
    created_by varchar not null,
    file_sha256 varchar not null,
    reading varchar not null,
    columns varchar not null,
    batch_values varchar not null,
    duplicates_let_in boolean not null,
    checked boolean not null
);

-- Staging has no keys on purpose: a file of a million rows is written once, read in columns, and dropped.
create table draft_record (draft_id varchar, row integer, cells varchar[], row_key varchar);
create table draft_row (
    draft_id varchar,
    row integer,
    numbers varchar[],
    client_external_id varchar,
    timezone integer,
    bot_settings_id varchar,
    auto_call_template_id varchar,
    check_phone boolean,
    hindered boolean
);
create table draft_finding (
    draft_id varchar,
    row integer,
    place integer,
    "column" varchar,
    code varchar,
    severity varchar,
    value varchar,
    detail varchar
);

create table submission (
    id varchar primary key,
    number integer not null,
    draft_id varchar not null,
    file_name varchar not null,
    file_sha256 varchar not null,
    header varchar[] not null,
    state varchar not null,
    pause varchar,
    released_at timestamptz not null,
    released_by_id varchar not null,
    released_by varchar not null,
    address varchar not null,
    company varchar,
    batch_size integer not null,
    fingerprint varchar not null,
    served_at timestamptz,
    next_try_at timestamptz,
    fruitless integer not null
);

-- Every record of the released file that is not blank, the ones that do not go included: the buckets add up to the file.
create table item (
    submission_id varchar not null,
    ordinal integer not null,
    row integer not null,
    row_key varchar not null,
    state varchar not null,
    excluded varchar,
    excluded_by varchar,
    numbers varchar[] not null,
    client_external_id varchar,
    payload blob,
    cells varchar[] not null,
    request integer,
    changed_at timestamptz not null,
    primary key (submission_id, ordinal)
);

-- The journal: one row per time that bytes go on the wire, committed before the socket opens.
create table attempt (
    id bigint primary key,
    submission_id varchar not null,
    request integer not null,
    ordinals integer[] not null,
    generation bigint not null,
    body_sha256 varchar not null,
    body_bytes integer not null,
    opened_at timestamptz not null,
    closed_at timestamptz,
    verdict varchar,
    pause varchar,
    stage varchar,
    status integer,
    headers varchar,
    body blob,
    truncated boolean,
    fault varchar,
    seconds double,
    count_differs boolean
);

-- One pair of TWIN's receipt; ordinal is null where it could not be given to a row.
create table identifier (
    submission_id varchar not null,
    ordinal integer,
    attempt_id bigint not null,
    auto_call_id varchar not null,
    auto_call_candidate_id varchar not null,
    matched varchar not null
);

-- While an attempt is open, its items' state is the attempt's.
create view item_now as
select
    item.submission_id,
    item.ordinal,
    item.row,
    item.row_key,
    case when sending.ordinal is null then item.state else 'sending' end as state,
    item.excluded,
    item.excluded_by,
    item.numbers,
    item.client_external_id,
    item.payload,
    item.cells,
    coalesce(sending.request, item.request) as request,
    coalesce(sending.opened_at, item.changed_at) as changed_at
from item
left join (
    select submission_id, unnest(ordinals) as ordinal, request, opened_at from attempt where closed_at is null
) as sending
    on sending.submission_id = item.submission_id and sending.ordinal = item.ordinal;
