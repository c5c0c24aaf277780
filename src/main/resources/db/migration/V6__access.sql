-- Who may come in. Of a key's secret there is a hash only.
create table access_key (
    id           varchar(36)                 not null primary key,
    key_id       varchar(32)                 not null unique,
    name         varchar(400)                not null,
    role         varchar(16)                 not null,
    project      varchar(63)                 not null,
    secret_hash  varchar(64)                 not null,
    created_by   varchar(400)                not null,
    created_at   timestamp(6) with time zone not null,
    expires_at   timestamp(6) with time zone not null,
    revoked_at   timestamp(6) with time zone,
    last_used_at timestamp(6) with time zone
);

-- Who did what, when and from where, and what the answer was.
create table audit_entry (
    id          varchar(36)                 not null primary key,
    answered_at timestamp(6) with time zone not null,
    caller      varchar(300),
    name        varchar(200),
    role        varchar(16),
    project     varchar(63),
    address     varchar(100)                not null,
    method      varchar(20)                 not null,
    path        varchar(1000)               not null,
    status      int                         not null
);
create index audit_entry_project on audit_entry (project, id);
create index audit_entry_answered on audit_entry (answered_at);
