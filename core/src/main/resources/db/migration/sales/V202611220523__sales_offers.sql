-- Quotes that a unit writes itself. Each version that was sent is a quote of invoicing, whose job is the offer.
create table sales_offer (
    id uuid primary key,
    unit_id uuid not null references production_unit (id),
    client_id uuid not null,
    number text not null unique,
    title text not null check (length(title) between 1 and 200),
    draft text not null,
    files text not null default '[]',
    excl_vat_cents bigint not null,
    valid_until date not null,
    quote_id uuid references quote (id), -- the latest version that was sent
    changed boolean not null default true, -- since that version
    made_on date not null,
    made_by uuid,
    reminded_on date,
    ended text check (ended in ('INVOICED', 'CANCELLED', 'DROPPED')),
    ended_on date,
    end_reason text not null default '',
    check ((ended is null) = (ended_on is null))
);
create index sales_offer_unit on sales_offer (unit_id, id desc);
create index sales_offer_client on sales_offer (client_id);
create index sales_offer_quote on sales_offer (quote_id);

create table sales_offer_number (
    year int primary key,
    last int not null
);

-- A draft under a name, to begin further quotes with.
create table sales_template (
    id uuid primary key,
    unit_id uuid not null references production_unit (id),
    name text not null check (length(name) between 1 and 100),
    draft text not null,
    unique (unit_id, name)
);

-- What a client calls off a framework order.
create table sales_call_off (
    id uuid primary key,
    offer_id uuid not null references sales_offer (id),
    called_on date not null,
    line_no int not null,
    quantity numeric(14, 4) not null check (quantity > 0),
    net_cents bigint not null check (net_cents > 0),
    client_reference text
);
create index sales_call_off_offer on sales_call_off (offer_id);

-- Which requests for invoices came of which offer.
create table sales_offer_invoice (
    request_id uuid primary key references sale_request (id),
    offer_id uuid not null references sales_offer (id),
    kind text not null check (kind in ('DEPOSIT', 'PART', 'FINAL', 'CALL_OFF')),
    call_off_id uuid references sales_call_off (id)
);
create index sales_offer_invoice_offer on sales_offer_invoice (offer_id);

grant select, insert, update on sales_offer, sales_offer_number to ${app};
grant select, insert, update, delete on sales_template to ${app};
grant select, insert on sales_call_off, sales_offer_invoice to ${app};
