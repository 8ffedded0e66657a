-- What an envelope says about Message Level Status (OpenPeppol, Peppol Business Message Envelope 2.0.2): to whom, and whether always.
alter table einvoice_as4_received
    add column mls_to text,
    add column mls_type text;

-- What we tell the provider of the sender about a message that came: at most once per message, and never about another status.
create table einvoice_as4_status (
    message_id text primary key references einvoice_as4_received,
    code text not null check (code in ('AP', 'RE')),
    hash text not null,
    receiver text not null,
    made_at timestamptz not null,
    tries int not null default 0,
    due_at timestamptz,
    sent_at timestamptz,
    trouble text not null default '',
    check (sent_at is null or due_at is null)
);
create index einvoice_as4_status_due on einvoice_as4_status (due_at) where due_at is not null;
grant select, insert, update on einvoice_as4_status to ${app};
