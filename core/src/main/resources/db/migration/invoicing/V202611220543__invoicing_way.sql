-- Every state of a document on its way, so that the way can be read step by step; the last one is also kept with the invoice.
create table invoice_way (
    invoice_id uuid not null references invoice (id),
    nr bigint generated always as identity,
    at timestamptz not null,
    state text not null,
    message text not null default '',
    primary key (invoice_id, nr)
);
insert into invoice_way (invoice_id, at, state, message)
    select id, delivery_at, delivery, coalesce(delivery_message, '') from invoice where delivery_at is not null;
grant select, insert on invoice_way to ${app};
