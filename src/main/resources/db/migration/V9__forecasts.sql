-- What was expected of a run, and what it came to: the next forecasts are made of that.
alter table run add column forecast varchar(4000);
alter table run add column cost double precision default 0 not null;
alter table run add column begun_at timestamp(6) with time zone;
alter table run add column iteration bigint default 0 not null;
create index run_cost on run (cost, id);
