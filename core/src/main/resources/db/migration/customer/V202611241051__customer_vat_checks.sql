-- What the member states say of VAT numbers (VIES), day by day: evidence for sales without VAT.
create table client_vat_check (
    id uuid primary key,
    client_id uuid not null references client (party_id),
    number text not null,
    requester text not null default '',
    invoice_id uuid,
    asked_on date not null,
    state text not null check (state in ('WAITING', 'VALID', 'INVALID')),
    due_at timestamptz not null,
    attempts integer not null default 0,
    trouble text not null default '',
    answered_at timestamptz,
    consultation text not null default '',
    name text,
    address text,
    accepted_by uuid,
    accepted_at timestamptz,
    reason text,
    unique (client_id, number, requester, asked_on),
    check ((state = 'WAITING') = (answered_at is null))
);
create index client_vat_check_waiting on client_vat_check (due_at) where state = 'WAITING';
grant select, insert, update on client_vat_check to ${app};
