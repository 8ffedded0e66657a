-- What clients owe: an open item per invoice, shared over the units and jobs that have lines on it.
create table open_item (
    invoice_id uuid primary key references invoice (id),
    entity text not null references legal_entity (code),
    client_id uuid not null,
    number text not null,
    reference text unique,
    issued_on date not null,
    due_on date not null,
    total_cents bigint not null check (total_cents > 0),
    paid_cents bigint not null default 0 check (paid_cents >= 0),
    credited_cents bigint not null default 0 check (credited_cents >= 0),
    lost_cents bigint not null default 0 check (lost_cents >= 0),
    recovered_cents bigint not null default 0 check (recovered_cents between 0 and lost_cents),
    left_cents bigint generated always as (total_cents - paid_cents - credited_cents - lost_cents) stored,
    closed_on date,
    check (paid_cents + credited_cents + lost_cents <= total_cents)
);
create index open_item_client on open_item (client_id, due_on);
create index open_item_due on open_item (due_on, invoice_id) where closed_on is null;
create index open_item_number on open_item (number);

-- What is left of each part, and what of it was lost and may still come back.
create table open_item_part (
    invoice_id uuid not null references open_item (invoice_id),
    part int not null,
    unit_id uuid not null references production_unit (id),
    job_id uuid not null,
    gross_left_cents bigint not null check (gross_left_cents >= 0),
    net_left_cents bigint not null check (net_left_cents >= 0),
    open_left_cents bigint not null check (open_left_cents >= 0),
    lost_gross_cents bigint not null default 0 check (lost_gross_cents >= 0),
    lost_net_cents bigint not null default 0 check (lost_net_cents >= 0),
    lost_fund_cents bigint not null default 0 check (lost_fund_cents >= 0),
    primary key (invoice_id, part)
);
create index open_item_part_unit on open_item_part (unit_id) where open_left_cents <> 0;
create index open_item_part_job on open_item_part (job_id);

create table settlement (
    id uuid primary key,
    invoice_id uuid not null references open_item (invoice_id),
    kind text not null check (kind in ('PAYMENT', 'CREDIT_NOTE', 'LOSS', 'RECOVERY')),
    source_id uuid not null,
    attempt int not null,
    amount_cents bigint not null check (amount_cents > 0),
    settled_on date not null,
    entry_id uuid,
    undone_on date,
    -- A bank line or credit note settles an invoice once; undone, it may settle it again.
    unique (invoice_id, kind, source_id, attempt)
);
create index settlement_source on settlement (source_id);

create table settlement_part (
    settlement_id uuid not null references settlement (id),
    part int not null,
    gross_cents bigint not null,
    net_cents bigint not null,
    open_cents bigint not null,
    cover_cents bigint not null,
    fund_cents bigint not null default 0,
    primary key (settlement_id, part)
);

-- Money of a client that belongs to no invoice: to be paid back.
create table client_credit (
    id uuid primary key,
    entity text not null references legal_entity (code),
    client_id uuid not null,
    amount_cents bigint not null check (amount_cents > 0),
    source_id uuid not null,
    cause text not null check (cause in ('OVERPAID', 'CREDIT_NOTE')),
    payer_account text not null,
    number text not null,
    made_on date not null,
    state text not null check (state in ('OPEN', 'REFUNDING', 'REFUNDED', 'UNDONE')),
    batch_id uuid references payment_batch (id)
);
create index client_credit_open on client_credit (entity, made_on) where state = 'OPEN';
create index client_credit_client on client_credit (client_id);
create index client_credit_source on client_credit (source_id);

-- Accounts from which a client has paid before: they lead to proposals, never to a match by themselves.
create table payer_account (
    iban text not null,
    client_id uuid not null,
    last_on date not null,
    primary key (iban, client_id)
);

grant select, insert, update on open_item, open_item_part, client_credit, payer_account to ${app};
grant select, insert on settlement, settlement_part to ${app};
grant update (undone_on) on settlement to ${app};
