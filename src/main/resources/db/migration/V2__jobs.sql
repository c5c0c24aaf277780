-- What was asked for.
create table job (
    id               varchar(36)                 not null primary key,
    -- nobody of another project knows of it
    project          varchar(63)                 default 'default' not null,
    name             varchar(400)                not null,
    priority         int                         not null,
    -- how often somebody changed name, tags or priority: what If-Match of a change is about
    revision         int                         default 0 not null,
    status           varchar(16)                 not null,
    status_reason    varchar(1000),
    -- what somebody asked of whoever runs the job: PAUSE or CANCEL
    stop_requested   varchar(16),
    request          varchar(1000000)            not null,
    task             varchar(16)                 not null,
    dataset_id       varchar(36)                 not null,
    test_dataset_id  varchar(36),
    optimizer        varchar(32)                 not null,
    idempotency_key  varchar(255),
    request_hash     varchar(64)                 not null,
    cloned_from      varchar(36),
    -- the model that it trains again, and the checkpoint of another job that it begins with
    rebuild_of       varchar(36),
    start_job_id     varchar(36),
    start_iteration  bigint,
    -- W3C's traceparent of the request that asked for it, and of the one that resumed it last, where somebody traces
    trace_parent        varchar(55),
    resume_trace_parent varchar(55),
    attempts         int                         not null,
    -- failed attempts since the newest checkpoint, where that is, and when to try again
    failures         int                         default 0 not null,
    checkpointed     bigint                      default 0 not null,
    not_before       timestamp(6) with time zone,
    -- the training time it may use; more than it asked for when it was resumed
    granted_millis   bigint,
    -- what the job used whose checkpoint it begins with, which an engine counts
    inherited_millis bigint                      default 0 not null,
    epoch            int                         not null,
    iteration        bigint                      not null,
    total_iterations bigint                      not null,
    eta              timestamp(6) with time zone,
    best_metric      varchar(1000),
    final_metrics    varchar(10000),
    failure          varchar(10000),
    created_at       timestamp(6) with time zone not null,
    -- since when it waits: submitted or resumed
    queued_at        timestamp(6) with time zone not null,
    started_at       timestamp(6) with time zone,
    finished_at      timestamp(6) with time zone,
    unique (project, idempotency_key)
);
-- Each filter and each order of the list of jobs finds its page in order, and a range of time its jobs.
create index job_status on job (status, id);
-- the same for who sees one project only, and what its quotas count
create index job_project on job (project, id);
create index job_project_status on job (project, status, id);
create index job_dataset on job (dataset_id, id);
create index job_test_dataset on job (test_dataset_id);
create index job_optimizer on job (optimizer, id);
create index job_priority on job (priority, id);
create index job_name on job (name, id);
create index job_created on job (created_at);
create index job_rebuild on job (rebuild_of, id);
-- what retention looks for
create index job_finished on job (finished_at);

create table job_tag (
    job_id varchar(36) not null references job (id) on delete cascade,
    tag    varchar(64) not null,
    primary key (job_id, tag)
);
create index job_tag_tag on job_tag (tag, job_id);

-- The answer to whoever submitted a job with a key: it is given again, whatever became of the job since.
create table first_answer (
    job_id varchar(36)      not null primary key references job (id) on delete cascade,
    answer varchar(1000000) not null
);

create table job_event (
    job_id     varchar(36)                 not null,
    number     bigint                      not null,
    attempt    int                         not null,
    type       varchar(16)                 not null,
    status     varchar(16),
    message    varchar(4000),
    -- why it happened, and what went wrong
    cause      varchar(16),
    failure    varchar(10000),
    epoch      int,
    iteration  bigint,
    metrics    varchar(4000),
    created_at timestamp(6) with time zone not null,
    primary key (job_id, number)
);

-- db-scheduler's own table (its schema for PostgreSQL), and two columns of ours. Of a project's jobs that wait, the first by
-- queue_rank has the project's turn, and is due; the others are parked: due in a thousand years. Those whose turn it is are
-- ordered by priority, which is the negative of how many jobs of their project run, and then by the time of their turn.
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
    priority             int,
    project              varchar(63)              default 'default' not null,
    -- seconds, which a smallint would not hold
    queue_rank           int                      default 0 not null,
    primary key (task_name, task_instance)
);
create index scheduled_tasks_due on scheduled_tasks (priority desc, execution_time asc);
create index scheduled_tasks_rank on scheduled_tasks (project, queue_rank desc, task_instance);
create index scheduled_tasks_turn on scheduled_tasks (project, execution_time);
create index scheduled_tasks_heartbeat on scheduled_tasks (last_heartbeat);
