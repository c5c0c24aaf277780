-- What happened: one row an attempt.
create table run (
    id           varchar(36)                 not null primary key,
    project      varchar(63)                 default 'default' not null,
    job_id       varchar(36)                 not null,
    attempt      int                         not null,
    status       varchar(16)                 not null,
    resumed_from bigint                      not null,
    iteration    bigint                      default 0 not null,
    environment  varchar(4000),
    -- why its bits might be others than those of an undisturbed run; empty if they would not
    not_exact    varchar(100000),
    failure      varchar(10000),
    -- what was expected of it, and what it came to: the next forecasts are made of that
    forecast     varchar(4000),
    cost         double precision            default 0 not null,
    -- resident memory of its engine when it began, and at most; null where nobody could tell
    memory_before_bytes bigint,
    memory_bytes        bigint,
    -- how many writes of its worker it has taken in: one that is sent again is not made again
    writes       bigint                      default 0 not null,
    started_at   timestamp(6) with time zone not null,
    begun_at     timestamp(6) with time zone,
    finished_at  timestamp(6) with time zone,
    unique (job_id, attempt)
);
create index run_finished on run (finished_at);
create index run_cost on run (project, cost, id);

-- Metric points, packed: many points of one series to a row.
create table metric_chunk (
    id              varchar(36)  not null primary key,
    run_id          varchar(36)  not null,
    name            varchar(200) not null,
    first_iteration bigint       not null,
    points          bytea        not null,
    -- what a coarse curve needs of it, without its points
    last_iteration  bigint       default 9223372036854775807 not null,
    point_count     int          default 0 not null,
    outline         bytea
);
create index metric_chunk_series on metric_chunk (run_id, name, first_iteration);

-- The bits of a job's training after some of its iterations; these stay when the checkpoint is deleted.
create table checkpoint_hash (
    job_id                 varchar(36) not null,
    iteration              bigint      not null,
    parameters_sha256      varchar(64) not null,
    optimizer_state_sha256 varchar(64) not null,
    primary key (job_id, iteration)
);

-- Checkpoints whose bytes are in the blob store, where services have homes of their own.
create table stored_checkpoint (
    job_id         varchar(36)                 not null,
    iteration      bigint                      not null,
    attempt        int                         not null,
    epoch          int                         not null,
    used_millis    bigint                      not null,
    best           varchar(1000),
    size_bytes     bigint                      not null,
    -- of all bytes, and what the file says of those before
    sha256         varchar(64)                 not null,
    content_sha256 varchar(64)                 not null,
    created_at     timestamp(6) with time zone not null,
    primary key (job_id, iteration)
);
create index stored_checkpoint_sha256 on stored_checkpoint (sha256);

-- Logs in the blob store, in the pieces that their files have.
create table stored_log (
    job_id     varchar(36)                 not null,
    attempt    int                         not null,
    piece      int                         not null,
    size_bytes bigint                      not null,
    sha256     varchar(64)                 not null,
    stored_at  timestamp(6) with time zone not null,
    primary key (job_id, attempt, piece)
);
create index stored_log_sha256 on stored_log (sha256);
