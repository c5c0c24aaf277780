-- What a request that changed something asked for by its query: of a bulk deletion nothing else tells which jobs were meant.
alter table audit_entry add column query varchar(1000);
