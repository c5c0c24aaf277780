-- What somebody asked of whoever runs the job: PAUSE or CANCEL.
alter table job add column stop_requested varchar(16);
alter table job drop column cancel_requested;

-- Since when it waits: submitted or resumed.
alter table job add column queued_at timestamp(6) with time zone;
update job set queued_at = created_at;
alter table job alter column queued_at set not null;

-- Failed attempts since the newest checkpoint, where that is, and when to try again.
alter table job add column failures int default 0 not null;
alter table job add column checkpointed bigint default 0 not null;
alter table job add column not_before timestamp(6) with time zone;

-- The training time it may use; more than it asked for when it was resumed.
alter table job add column granted_millis bigint;

alter table job add column cloned_from varchar(36);

-- The rank in the queue: seconds, which a smallint does not hold.
alter table scheduled_tasks alter column priority set data type int;
