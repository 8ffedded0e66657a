-- What clients and their access points answered to our documents, each message once; the original is kept by its hash.
create table invoice_answer (
    message_id text primary key,
    invoice_id uuid not null references invoice (id),
    kind text not null check (kind in ('BUYER', 'ACCESS_POINT')),
    code text not null,
    reasons text[] not null,
    actions text[] not null,
    words text not null,
    effective_on date,
    file_hash text not null,
    received_at timestamptz not null
);
create index invoice_answer_invoice on invoice_answer (invoice_id);
grant select, insert on invoice_answer to ${app};
