-- Sessions of browsers, in the form that Spring Session reads.
create table spring_session (
    primary_id char(36) not null primary key,
    session_id char(36) not null unique,
    creation_time bigint not null,
    last_access_time bigint not null,
    max_inactive_interval int not null,
    expiry_time bigint not null,
    principal_name varchar(100)
);
create index spring_session_expiry on spring_session (expiry_time);
create index spring_session_principal on spring_session (principal_name);

create table spring_session_attributes (
    session_primary_id char(36) not null references spring_session (primary_id) on delete cascade,
    attribute_name varchar(200) not null,
    attribute_bytes bytea not null,
    primary key (session_primary_id, attribute_name)
);

-- Every form and API request that may act once only, with the first answer. A row without answer is being handled, or broke off:
-- it is never handled again.
create table request_key (
    owner text not null,
    key text not null,
    path text not null,
    body_hash text not null,
    created_at timestamptz not null,
    status int,
    location text,
    content_type text,
    body bytea,
    primary key (owner, key)
);
create index request_key_age on request_key (created_at);

grant select, insert, update, delete on spring_session, spring_session_attributes, request_key to ${app};
