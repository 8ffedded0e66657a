-- References under which invoices are paid besides their own, such as that of an instalment.
create table payment_reference (
    reference text not null,
    invoice_id uuid not null references open_item (invoice_id),
    primary key (reference, invoice_id)
);
create sequence payment_reference_counter minvalue 1 maxvalue 999999999;
grant select, insert on payment_reference to ${app};
grant usage on sequence payment_reference_counter to ${app};
