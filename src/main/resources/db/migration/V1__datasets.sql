-- Runs on H2 and PostgreSQL alike. Where 200 characters are allowed there are 400: H2 counts UTF-16, and an emoji twice.
create table dataset (
  id              varchar(36)     not null primary key,
  project         varchar(63)     default 'default' not null,
  name            varchar(400)    not null,
  version         integer         not null,
  built_in        boolean         not null,
  sha256          varchar(64)     not null,
  size_bytes      bigint          not null,
  field_separator varchar(1)      not null,
  has_header      boolean         not null,
  target_suffix   varchar(200),
  row_count       bigint          not null,
  target          varchar(10000)  not null,
  task            varchar(20)     not null,
  column_list     varchar(1000000) not null,
  warning_list    varchar(1000000) not null,
  created_at      timestamp(6) with time zone not null,
  constraint dataset_name_version unique (project, name, version)
);

-- who else has the same content
create index dataset_sha256 on dataset (sha256);
create index dataset_project on dataset (project, id);
