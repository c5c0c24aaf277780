-- How often somebody changed name, tags or priority: what If-Match of a change is about.
alter table job add column revision int default 0 not null;

-- Each order of the list of jobs finds its page, and a range of time its jobs.
create index job_priority on job (priority, id);
create index job_name on job (name, id);
create index job_created on job (created_at);
