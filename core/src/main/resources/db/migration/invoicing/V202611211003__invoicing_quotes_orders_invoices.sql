-- Quotes, orders, invoices. A numbered invoice is never changed or deleted: corrections are credit notes.
create table quote (
    id uuid primary key,
    entity text not null references legal_entity (code),
    unit_id uuid not null references production_unit (id),
    job_id uuid not null,
    client_id uuid not null,
    version int not null check (version > 0),
    reference text not null unique,
    title text not null,
    language text not null check (language in ('fr', 'nl', 'de', 'en')),
    state text not null check (state in ('DRAFT', 'SENT', 'ACCEPTED', 'DECLINED', 'EXPIRED', 'WITHDRAWN')),
    excl_vat_cents bigint not null check (excl_vat_cents > 0),
    vat_cents bigint not null check (vat_cents >= 0),
    contribution_cents bigint not null check (contribution_cents >= 0),
    costs_cents bigint not null check (costs_cents >= 0),
    costs_text text not null,
    client_reference text,
    valid_until date not null,
    made_on date not null,
    sent_at timestamptz,
    unique (job_id, version)
);
create index quote_unit on quote (unit_id, made_on desc);
create index quote_client on quote (client_id);
create index quote_waiting on quote (valid_until) where state = 'SENT';

create table quote_line (
    quote_id uuid not null references quote (id),
    line_no int not null,
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
    primary key (quote_id, line_no)
);

-- The client's way in without an account. Only the hash of the token is kept; a one-time code proves the contact.
create table quote_link (
    id uuid primary key,
    quote_id uuid not null references quote (id),
    token_hash bytea not null unique,
    contact_address text not null,
    expires_at timestamptz not null,
    revoked_at timestamptz,
    code_hash bytea,
    code_expires_at timestamptz,
    code_attempts int not null default 0
);

create table quote_code (
    link_id uuid not null references quote_link (id),
    sent_at timestamptz not null
);
create index quote_code_lately on quote_code (link_id, sent_at);

create table sales_order (
    id uuid primary key,
    quote_id uuid not null unique references quote (id),
    job_id uuid not null unique,
    accepted_at timestamptz not null,
    accepted_on date not null,
    accepted_by text not null,
    accepted_through text not null,
    text_hash bytea not null,
    cancelled_on date,
    cancel_reason text
);

create table invoice (
    id uuid primary key,
    entity text not null references legal_entity (code),
    kind text not null check (kind in ('INVOICE', 'CREDIT_NOTE')),
    number text not null,
    issued_on date not null,
    due_on date not null,
    supplied_on date not null,
    client_id uuid not null,
    order_id uuid references sales_order (id),
    corrects uuid references invoice (id),
    reason text not null default '',
    language text not null,
    title text not null,
    client_reference text,
    structured_reference text unique,
    excl_vat_cents bigint not null check (excl_vat_cents > 0),
    vat_cents bigint not null check (vat_cents >= 0),
    contribution_cents bigint not null,
    recorded_at timestamptz not null,
    delivery text not null check (delivery in ('WAITING', 'SENT', 'DELIVERED', 'REFUSED', 'LOST', 'MAILED')),
    delivery_message text,
    delivery_at timestamptz,
    unique (entity, number),
    check ((kind = 'CREDIT_NOTE') = (corrects is not null))
);
create index invoice_client on invoice (client_id, issued_on desc);
create index invoice_issued on invoice (issued_on desc, id);
create index invoice_corrects on invoice (corrects) where corrects is not null;
create index invoice_delivery on invoice (delivery) where delivery in ('WAITING', 'SENT', 'LOST');
create unique index invoice_one_per_order on invoice (order_id) where kind = 'INVOICE';

create table invoice_line (
    invoice_id uuid not null references invoice (id),
    line_no int not null,
    unit_id uuid not null references production_unit (id),
    job_id uuid not null,
    description text not null,
    quantity numeric(14, 4) not null check (quantity > 0),
    quantity_unit text not null,
    unit_price numeric(18, 6) not null,
    net_cents bigint not null,
    vat_case text not null,
    vat_category text not null,
    vat_rate numeric(6, 4) not null,
    vat_reason_code text,
    vat_mention text not null,
    primary key (invoice_id, line_no)
);
create index invoice_line_unit on invoice_line (unit_id, invoice_id);
create index invoice_line_job on invoice_line (job_id);

-- The ten digits of a structured reference come from a private counter, so that numbers may change their form.
create sequence structured_reference_counter start 1000000001 maxvalue 9999999999;

grant select, insert, update on quote, quote_link, sales_order to ${app};
grant select, insert on quote_line, quote_code to ${app};
grant select, insert on invoice, invoice_line to ${app};
grant update (delivery, delivery_message, delivery_at) on invoice to ${app};
grant usage on sequence structured_reference_counter to ${app};
