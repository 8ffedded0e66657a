-- Mails to send. Link and code are wiped once the mail has left, unless the database is a demo.
create table outgoing_message (
    id uuid primary key,
    dedup_key text not null unique,
    address text not null,
    language text not null,
    text_key text not null,
    subject text not null,
    body text not null,
    link text,
    code text,
    day date not null,
    queued_at timestamptz not null,
    claimed_at timestamptz,
    sent_at timestamptz,
    attempts int not null default 0,
    last_error text
);
create index outgoing_message_waiting on outgoing_message (queued_at) where sent_at is null;
create index outgoing_message_address on outgoing_message (address, queued_at desc);
grant select, insert, update on outgoing_message to ${app};
