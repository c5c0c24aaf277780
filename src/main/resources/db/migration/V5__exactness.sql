-- Why a run's bits might be others than those of an undisturbed one; empty if they would not.
alter table run add column not_exact varchar(100000);

-- How many writes of its worker a run has taken in: one that is sent again is not made again.
alter table run add column writes bigint default 0 not null;

-- What a model was made of.
alter table model add column origin varchar(100000);

-- The bits of a job's training after some of its iterations; these stay when the checkpoint is deleted.
create table checkpoint_hash (
    job_id                 varchar(36) not null,
    iteration              bigint      not null,
    parameters_sha256      varchar(64) not null,
    optimizer_state_sha256 varchar(64) not null,
    primary key (job_id, iteration)
);

-- The model that a job trains again, and the checkpoint of another job that it begins with.
alter table job add column rebuild_of varchar(36);
create index job_rebuild on job (rebuild_of, id);
alter table job add column start_job_id varchar(36);
alter table job add column start_iteration bigint;
