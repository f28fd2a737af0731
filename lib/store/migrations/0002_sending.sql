-- How a release is to be sent, as its releaser set it, and how it goes.
alter table submission add column parallel integer default 1;
alter table submission add column per_ten_minutes integer;
alter table submission add column unknown_limit integer default 1;
alter table submission add column unknown_reason varchar;
alter table submission add column halve boolean default false;
-- Requests in a row that were not accepted, whatever became of them: the breaker counts these.
alter table submission add column failed integer default 0;
-- What TWIN asked for, in seconds, while the next try waits for it.
alter table submission add column asked_to_wait double;
-- Unknown requests up to this attempt were left so on purpose.
alter table submission add column unknown_mark bigint default 0;
-- The earlier submission whose rows go again here, and the step of a rehearsal.
alter table submission add column follows varchar;
alter table submission add column rehearsal varchar;
alter table draft add column follows varchar;

-- Items that go in a request of their own, and whether a refusal of it splits them further.
alter table item add column part integer;
alter table item add column splitting boolean default false;

-- What tells a restored or copied store: a mark in every backup of ours; a reason while nothing may leave.
alter table owner add column backup_at timestamptz;
alter table owner add column locked varchar;
alter table owner add column locked_at timestamptz;

-- By what evidence an identifier became certain, and what stood there by order before.
alter table identifier add column evidence varchar;
alter table identifier add column replaced varchar;
-- The item that evidence has taken this identifier from.
alter table identifier add column stood_at integer;

-- What TWIN tells by itself, kept as it came.
create table event (
    id varchar primary key,
    received_at timestamptz not null,
    event varchar not null,
    call_id varchar,
    task_id varchar,
    candidate_id varchar,
    row_key varchar,
    number varchar,
    body blob not null,
    submission_id varchar,
    ordinal integer,
    -- its item is in a request that is out, whose outcome comes first
    waits boolean not null
);

-- Why an item is where it is when no answer to a request says it.
create table evidence (
    submission_id varchar not null,
    ordinal integer not null,
    happened_at timestamptz not null,
    source varchar not null,
    was varchar not null,
    became varchar not null,
    alarm boolean not null,
    note varchar not null,
    event_id varchar,
    -- an alarm: the submission in which the same number went as well, and when a person has looked at it
    again varchar,
    seen_at timestamptz,
    person_id varchar not null,
    person_name varchar not null
);

-- An unknown request that a person has looked at and left so.
create table left_unknown (
    attempt_id bigint not null,
    happened_at timestamptz not null,
    note varchar not null,
    person_id varchar not null,
    person_name varchar not null
);

-- What TWIN was asked beside the batch request, and its answer.
create table inquiry (
    id varchar primary key,
    happened_at timestamptz not null,
    kind varchar not null,
    submission_id varchar,
    attempt_id bigint,
    ordinal integer,
    subject varchar not null,
    status integer,
    fault varchar,
    body blob,
    person_id varchar not null,
    person_name varchar not null
);
