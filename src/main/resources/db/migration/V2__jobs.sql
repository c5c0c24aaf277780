-- What was asked for.
create table job (
    id               varchar(36)                 not null primary key,
    name             varchar(200)                not null,
    priority         int                         not null,
    status           varchar(16)                 not null,
    status_reason    varchar(1000),
    request          varchar(1000000)            not null,
    task             varchar(16)                 not null,
    dataset_id       varchar(36)                 not null,
    test_dataset_id  varchar(36),
    optimizer        varchar(32)                 not null,
    idempotency_key  varchar(255) unique,
    request_hash     varchar(64)                 not null,
    attempts         int                         not null,
    cancel_requested boolean                     not null,
    epoch            int                         not null,
    iteration        bigint                      not null,
    total_iterations bigint                      not null,
    eta              timestamp(6) with time zone,
    best_metric      varchar(1000),
    final_metrics    varchar(10000),
    failure          varchar(10000),
    created_at       timestamp(6) with time zone not null,
    started_at       timestamp(6) with time zone,
    finished_at      timestamp(6) with time zone
);
create index job_status on job (status, id);
create index job_dataset on job (dataset_id);

create table job_tag (
    job_id varchar(36) not null references job (id) on delete cascade,
    tag    varchar(64) not null,
    primary key (job_id, tag)
);
create index job_tag_tag on job_tag (tag, job_id);

-- What happened: one row an attempt.
create table run (
    id           varchar(36)                 not null primary key,
    job_id       varchar(36)                 not null,
    attempt      int                         not null,
    status       varchar(16)                 not null,
    resumed_from bigint                      not null,
    environment  varchar(4000),
    failure      varchar(10000),
    started_at   timestamp(6) with time zone not null,
    finished_at  timestamp(6) with time zone,
    unique (job_id, attempt)
);

-- Metric points, packed: many points of one series to a row.
create table metric_chunk (
    id              varchar(36)  not null primary key,
    run_id          varchar(36)  not null,
    name            varchar(200) not null,
    first_iteration bigint       not null,
    points          bytea        not null
);
create index metric_chunk_series on metric_chunk (run_id, name, first_iteration);

create table job_event (
    job_id     varchar(36)                 not null,
    number     bigint                      not null,
    attempt    int                         not null,
    type       varchar(16)                 not null,
    status     varchar(16),
    message    varchar(4000),
    epoch      int,
    iteration  bigint,
    metrics    varchar(4000),
    created_at timestamp(6) with time zone not null,
    primary key (job_id, number)
);

-- What came out.
create table model (
    id                     varchar(36)                 not null primary key,
    job_id                 varchar(36)                 not null unique,
    run_id                 varchar(36)                 not null,
    name                   varchar(200)                not null,
    task                   varchar(16)                 not null,
    target                 varchar(10000)              not null,
    sha256                 varchar(64)                 not null,
    size_bytes             bigint                      not null,
    parameters             bigint                      not null,
    epoch                  int                         not null,
    iteration              bigint                      not null,
    parameters_sha256      varchar(64)                 not null,
    optimizer_state_sha256 varchar(64)                 not null,
    validation             varchar(1000000),
    test                   varchar(1000000),
    created_at             timestamp(6) with time zone not null
);

-- db-scheduler's own table (its schema for PostgreSQL, with priority).
create table scheduled_tasks (
    task_name            varchar(100)             not null,
    task_instance        varchar(100)             not null,
    task_data            bytea,
    execution_time       timestamp with time zone not null,
    picked               boolean                  not null,
    picked_by            varchar(50),
    last_success         timestamp with time zone,
    last_failure         timestamp with time zone,
    consecutive_failures int,
    last_heartbeat       timestamp with time zone,
    version              bigint                   not null,
    priority             smallint,
    primary key (task_name, task_instance)
);
create index scheduled_tasks_due on scheduled_tasks (priority desc, execution_time asc);
create index scheduled_tasks_heartbeat on scheduled_tasks (last_heartbeat);
