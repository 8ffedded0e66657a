-- An invoice to a client set off against what we owe the same party as its buyer, as both agreed; undone by a reversal.
create table set_off (
    id uuid primary key,
    client_id uuid not null,
    entity text not null references legal_entity (code),
    invoice_id uuid not null references open_item (invoice_id),
    purchase_id uuid not null,
    purchase_number text not null,
    amount_cents bigint not null check (amount_cents > 0),
    agreed_on date not null,
    agreed_with text not null,
    made_on date not null,
    made_by uuid,
    entry_id uuid not null,
    undone_on date,
    undo_reason text not null default ''
);
create index set_off_client on set_off (client_id, made_on desc);
create index set_off_invoice on set_off (invoice_id);
grant select, insert on set_off to ${app};
grant update (undone_on, undo_reason) on set_off to ${app};

-- A price reduction for who pays early, offered on an invoice that has left; when it is taken, a credit note lowers price and VAT.
create table early_payment (
    invoice_id uuid primary key references open_item (invoice_id),
    percent numeric(5, 2) not null check (percent > 0),
    net_cents bigint not null check (net_cents > 0),
    gross_cents bigint not null check (gross_cents > 0),
    until_day date not null,
    offered_on date not null,
    offered_by uuid,
    credit_note uuid
);
grant select, insert on early_payment to ${app};
grant update (credit_note) on early_payment to ${app};

insert into policy (name, valid_from, value, unit, decision) values
    ('recovery.early_most', '2020-01-01', 0.05, '/1', 'Board: a reduction for early payment is at most so much of the price');
