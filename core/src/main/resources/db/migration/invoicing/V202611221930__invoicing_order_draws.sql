-- Work agreed under a framework order, one row for each contract: what it will be invoiced at, until an invoice bears it.
create table order_draw (
    source uuid primary key,
    order_id uuid not null references sales_order (id),
    net_cents bigint not null check (net_cents >= 0), -- before VAT
    expected_cents bigint not null, -- of that, what the unit expects in its books
    turn int not null, -- how often it was set; part of the keys of its entries
    invoice_id uuid references invoice (id)
);
create index order_draw_open on order_draw (order_id) where invoice_id is null;
grant select, insert, update on order_draw to ${app};
