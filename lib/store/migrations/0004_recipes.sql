-- What is decided about the numbers of a draft (JSON), and the recipe it was read by.
alter table draft add column number_choice varchar;
alter table draft add column recipe_id varchar;

-- What the team calls the templates and scenarios of TWIN; who is retired is neither offered nor read in a file.
create table twin_name (
    kind varchar not null,
    uuid varchar not null,
    name varchar not null,
    added_at timestamptz not null,
    added_by_id varchar not null,
    added_by varchar not null,
    retired boolean not null
);

-- How a recurring file is read and sent. `seen` is the header that the file shows before anything is chosen.
create table recipe (
    id varchar not null,
    name varchar not null,
    seen varchar not null,
    header varchar not null,
    reading varchar not null,
    columns varchar not null,
    batch_values varchar not null,
    number_choice varchar not null,
    saved_at timestamptz not null,
    saved_by_id varchar not null,
    saved_by varchar not null,
    retired boolean not null
);
