-- Addresses that are told of events. The secret is sealed with a key that is not in the database.
create table webhook (
    id uuid primary key,
    address text not null,
    events text[] not null,
    secret_sealed bytea not null,
    made_by uuid,
    made_at timestamptz not null,
    ended_at timestamptz
);

create table webhook_call (
    id uuid primary key,
    webhook_id uuid not null references webhook,
    event text not null,
    body text not null,
    queued_at timestamptz not null,
    attempts int not null default 0,
    next_at timestamptz,
    sent_at timestamptz,
    last_status int,
    last_error text not null default '',
    check (sent_at is null or next_at is null)
);
create index webhook_call_due on webhook_call (next_at) where next_at is not null;
create index webhook_call_of on webhook_call (webhook_id, id desc);

grant select, insert, update on webhook, webhook_call to ${app};
