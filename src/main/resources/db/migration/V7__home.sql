-- Which home the database belongs with: the same id is in a file there. One row at most.
create table home (
    one int         not null primary key,
    id  varchar(36) not null
);

-- Where blobs are in S3: which object has the bytes of a hash, and when they came for the last time.
create table blob (
    sha256    varchar(64)                 not null primary key,
    object    varchar(200)                not null unique,
    stored_at timestamp(6) with time zone not null
);
-- Who is about to record something with a blob, which is not deleted meanwhile. Of a service that is dead nobody renews it.
create table blob_claim (
    id         varchar(36)                 not null primary key,
    sha256     varchar(64)                 not null,
    renewed_at timestamp(6) with time zone not null
);
create index blob_claim_sha256 on blob_claim (sha256);
