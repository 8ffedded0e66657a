-- What a unit adds to an offer that it writes itself: a deposit, texts, what the client may add by a tick, files. A framework order fixes
-- prices and a ceiling; each call-off is ordered by itself.
alter table quote_line add column justification text check (length(justification) between 1 and 500);
alter table quote add column declined_reason text check (length(declined_reason) <= 500);

create table quote_terms (
    quote_id uuid primary key references quote (id),
    deposit numeric(4, 2) not null check (deposit between 0 and 1), -- share of the price
    framework boolean not null,
    opening text not null check (length(opening) <= 2000),
    closing text not null check (length(closing) <= 2000)
);

create table quote_option (
    quote_id uuid not null references quote (id),
    option_no int not null check (option_no > 0),
    description text not null,
    supply text not null,
    quantity numeric(14, 4) not null check (quantity > 0),
    quantity_unit text not null,
    unit_price numeric(18, 6) not null check (unit_price >= 0),
    net_cents bigint not null,
    vat_case text not null,
    vat_category text not null,
    vat_rate numeric(6, 4) not null,
    vat_reason_code text,
    vat_mention text not null,
    justification text check (length(justification) between 1 and 500),
    chosen boolean not null default false, -- by the client, when it accepted
    primary key (quote_id, option_no)
);

create table quote_file (
    quote_id uuid not null references quote (id),
    file_no int not null check (file_no > 0),
    name text not null check (length(name) between 1 and 100),
    mime_type text not null,
    hash text not null,
    primary key (quote_id, file_no)
);
grant select, insert on quote_terms, quote_file to ${app};
grant select, insert, update (chosen) on quote_option to ${app};

-- An order is invoiced whole once, and in parts as often as was agreed.
drop index invoice_one_per_order;
create unique index invoice_one_per_order on invoice (order_id) where kind = 'INVOICE' and form = 'FULL';
create index invoice_order on invoice (order_id) where order_id is not null;
