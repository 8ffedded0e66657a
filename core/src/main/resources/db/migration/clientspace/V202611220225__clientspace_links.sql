-- Links by which clients reach their own papers, and keys for their programs. Secrets are kept as hashes only.
create table client_link (
    id uuid primary key,
    client_id uuid not null,
    token_hash text not null unique,
    kind text not null check (kind in ('LINK', 'KEY')),
    made_at timestamptz not null,
    expires_at timestamptz not null,
    revoked_at timestamptz
);
create index client_link_client on client_link (client_id, made_at desc);
create index client_link_expired on client_link (expires_at);
grant select, insert, update, delete on client_link to ${app};

insert into policy (name, valid_from, value, unit, decision) values
    ('clientspace.link_days', '2020-01-01', 90, 'day', 'Board: a link to a client''s papers lives so long'),
    ('clientspace.key_days', '2020-01-01', 365, 'day', 'Board: a key for a client''s program lives so long');
