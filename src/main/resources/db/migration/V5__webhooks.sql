-- Who is told what happens to jobs.
create table webhook (
    id           varchar(36)                 not null primary key,
    project      varchar(63)                 default 'default' not null,
    url          varchar(2000)               not null,
    events       varchar(1000)               not null,
    secret       varchar(200)                not null,
    active       boolean                     not null,
    failures     int                         not null,
    paused_until timestamp(6) with time zone,
    created_at   timestamp(6) with time zone not null
);
create index webhook_active on webhook (project, active);

-- What each was told, or will be. No foreign key: a job's transaction must neither wait for somebody who deletes a webhook, nor fail.
create table delivery (
    id          varchar(36)                 not null primary key,
    webhook_id  varchar(36)                 not null,
    event       varchar(32)                 not null,
    job_id      varchar(36),
    payload     varchar(100000)             not null,
    status      varchar(16)                 not null,
    attempts    int                         not null,
    attempt_log varchar(100000)             not null,
    created_at  timestamp(6) with time zone not null
);
create index delivery_webhook on delivery (webhook_id, id);
create index delivery_created on delivery (created_at);

-- db-scheduler's entries of deliveries, apart from those of jobs: there they would wait for a slot behind trainings of days.
create table delivery_tasks (
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
create index delivery_tasks_due on delivery_tasks (execution_time);
create index delivery_tasks_heartbeat on delivery_tasks (last_heartbeat);
