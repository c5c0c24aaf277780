-- What came out.
create table model (
    id                     varchar(36)                 not null primary key,
    project                varchar(63)                 default 'default' not null,
    job_id                 varchar(36)                 not null unique,
    run_id                 varchar(36)                 not null,
    name                   varchar(400)                not null,
    task                   varchar(16)                 not null,
    target                 varchar(10000)              not null,
    sha256                 varchar(64)                 not null,
    size_bytes             bigint                      not null,
    parameters             bigint                      not null,
    epoch                  int                         not null,
    iteration              bigint                      not null,
    parameters_sha256      varchar(64)                 not null,
    optimizer_state_sha256 varchar(64)                 not null,
    -- what it was made of
    origin                 varchar(100000),
    -- with a confusion matrix that grows with the square of the labels
    validation             text,
    test                   text,
    created_at             timestamp(6) with time zone not null
);
create index model_sha256 on model (sha256);
create index model_project on model (project, id);
