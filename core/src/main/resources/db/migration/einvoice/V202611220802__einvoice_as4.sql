-- Messages of an access point of our own. The key is the outbox's: whatever happens, one document has one message.
create table einvoice_as4_sent (
    key text primary key,
    message_id text not null unique,
    hash text not null,
    receiver text not null,
    tries int not null default 1,
    delivered_at timestamptz,
    receipt_hash text,
    begun_at timestamptz not null,
    check ((delivered_at is null) = (receipt_hash is null))
);
grant select, insert, update on einvoice_as4_sent to ${app};

-- What other access points handed over; a receipt goes out only once the row is here, so nothing is lost in between.
create table einvoice_as4_received (
    message_id text primary key,
    hash text not null,
    sender text not null,
    receiver text not null,
    signer text not null,
    received_at timestamptz not null,
    taken_at timestamptz
);
create index einvoice_as4_received_waiting on einvoice_as4_received (received_at) where taken_at is null;
grant select, insert, update on einvoice_as4_received to ${app};
