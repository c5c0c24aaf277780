-- Why an event happened, and what went wrong.
alter table job_event add column cause varchar(16);
alter table job_event add column failure varchar(10000);

-- What a coarse curve needs of a chunk, without its points.
alter table metric_chunk add column last_iteration bigint default 9223372036854775807 not null;
alter table metric_chunk add column point_count int default 0 not null;
alter table metric_chunk add column outline bytea;

-- Each filter of the list of jobs finds its page in order.
drop index job_dataset;
create index job_dataset on job (dataset_id, id);
create index job_test_dataset on job (test_dataset_id);
create index job_optimizer on job (optimizer, id);

-- What retention looks for.
create index job_finished on job (finished_at);
create index run_finished on run (finished_at);
create index model_sha256 on model (sha256);
