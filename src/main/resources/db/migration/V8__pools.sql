-- Whose workers may train a job. All columns have defaults: a version that does not know them works beside one that does.
alter table job add column pool varchar(63) default 'default' not null;
-- since when it has its status: waits, runs, is over
alter table job add column status_since timestamp(6) with time zone default current_timestamp not null;
create index job_pool on job (pool, id);
-- what waits and what runs in each pool
create index job_pool_status on job (status, pool, status_since, project, not_before);

-- A project has one turn in each pool.
alter table scheduled_tasks add column pool varchar(63) default 'default' not null;
drop index scheduled_tasks_due;
drop index scheduled_tasks_rank;
drop index scheduled_tasks_turn;
create index scheduled_tasks_due on scheduled_tasks (pool, priority desc, execution_time asc);
create index scheduled_tasks_rank on scheduled_tasks (project, pool, queue_rank desc, task_instance);
create index scheduled_tasks_turn on scheduled_tasks (project, pool, execution_time);
create index scheduled_tasks_hand on scheduled_tasks (picked_by);

-- Who trains. A worker writes its row again and again, and is taken for dead when it does not. Rows of those that are gone stay
-- for some days, so that somebody can tell since when a pool has nobody.
create table worker (
    id        varchar(36)                 not null primary key,
    host      varchar(255)                not null,
    pool      varchar(63)                 not null,
    slots     int                         not null,
    version   varchar(100)                not null,
    since     timestamp(6) with time zone not null,
    last_seen timestamp(6) with time zone not null,
    draining  boolean                     not null,
    -- seconds; 0 if its clock and the database's agree
    clock_ahead bigint                    not null,
    gone      boolean                     not null
);
create index worker_seen on worker (last_seen);

-- db-scheduler's entry of what all replicas share: the one that has it removes what has been kept for long enough.
create table retention_tasks (
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
