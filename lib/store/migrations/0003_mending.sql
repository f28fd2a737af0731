-- What people changed in a draft, each with who and when. It outlives the release.
create table draft_change (
    draft_id varchar not null,
    number integer not null,
    happened_at timestamptz not null,
    person_id varchar not null,
    person_name varchar not null,
    kind varchar not null,
    fix varchar,
    -- the kind of finding that it was about, or the file that brought it
    code varchar not null,
    detail varchar not null,
    cells integer not null,
    rows integer not null,
    state varchar not null,
    -- the column that it added to the file, by its place
    added integer,
    undone_at timestamptz,
    undone_by_id varchar,
    undone_by varchar,
    primary key (draft_id, number)
);

-- What it changed: a cell, null where there was none; or, without a place, why its row is left out, null where it is in.
create table draft_mend (
    draft_id varchar,
    number integer,
    row integer,
    place integer,
    before varchar,
    after varchar
);

-- The records that a person left out: no check looks at them.
create table draft_left_out (draft_id varchar, row integer, cells varchar[], row_key varchar, reason varchar);
