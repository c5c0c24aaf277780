-- Which home the database belongs with: the same id is in a file there. One row at most.
create table home (
    one int         not null primary key,
    id  varchar(36) not null
);
