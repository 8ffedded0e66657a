-- A file that goes with an invoice: what the lines of a collective invoice are made of. Kept by its hash.
create table invoice_annex (
    invoice_id uuid primary key references invoice (id),
    name text not null check (length(name) between 1 and 200),
    mime_type text not null,
    hash text not null
);
grant select, insert on invoice_annex to ${app};
