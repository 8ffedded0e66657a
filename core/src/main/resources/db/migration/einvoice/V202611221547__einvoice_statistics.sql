-- What the monthly reports of a service provider count (OpenPeppol, Transaction Statistics Report 1.0 and End User Statistics Report 1.1):
-- ends, kind and process of each message, the provider at the other end, and the country that the envelope names.
alter table einvoice_as4_sent
    add column instance_id text unique,
    add column sender text,
    add column document_type text,
    add column process text,
    add column receiver_seat text;
create index einvoice_as4_sent_delivered on einvoice_as4_sent (delivered_at) where delivered_at is not null;

alter table einvoice_as4_received
    add column instance_id text,
    add column document_type text,
    add column process text,
    add column sender_country text;
create index einvoice_as4_received_at on einvoice_as4_received (received_at);

-- A report of a month, once it is made: what it says does not change afterwards.
create table einvoice_as4_report (
    month date not null check (extract(day from month) = 1),
    kind text not null check (kind in ('TRANSACTIONS', 'END_USERS')),
    hash text not null,
    incoming bigint not null,
    outgoing bigint not null,
    made_at timestamptz not null,
    sent_at timestamptz,
    trouble text not null default '',
    primary key (month, kind)
);
grant select, insert, update on einvoice_as4_report to ${app};
