-- Pots and funds bear the identifiers that the books know them by; until now nobody looked them up as units.
update production_unit u set id = case u.kind when 'POT' then e.pot_unit else e.fund_unit end
from legal_entity e where e.code = u.entity and u.kind in ('POT', 'FUND');

-- Who invoices us. The key is the VAT or enterprise number, else the name, so that one supplier is known once.
create table supplier (
    party uuid primary key,
    key text not null unique
);
grant select, insert, update on supplier to ${app};

-- Accounts that suppliers asked to be paid on; only a confirmed one is paid.
create table supplier_account (
    party uuid not null references supplier (party),
    iban text not null,
    seen_at timestamptz not null,
    confirmed_by uuid,
    confirmed_at timestamptz,
    primary key (party, iban)
);
grant select, insert, update on supplier_account to ${app};

-- Everything that came in, readable or not. Nothing is ever deleted; the original is kept by its hash.
create table purchase (
    id uuid primary key,
    channel text not null check (channel in ('NETWORK', 'UPLOAD')),
    message_id text not null,
    received_at timestamptz not null,
    received_by uuid,
    file_name text not null,
    file_hash text not null,
    kind text not null check (kind in ('INVOICE', 'CREDIT_NOTE')),
    state text not null check (state in ('UNREADABLE', 'DUPLICATE', 'NEW', 'HOLDER', 'FINANCE', 'BOOKED', 'SENT', 'PAID',
        'SETTLED', 'REFUSED')),
    entity text references legal_entity (code),
    supplier uuid references supplier (party),
    supplier_name text not null default '',
    supplier_number text not null default '',
    number text not null default '',
    type_code text not null default '',
    issued_on date,
    due_on date,
    currency text not null default '',
    excl_cents bigint,
    vat_cents bigint,
    payable_cents bigint,
    iban text,
    payment_reference text,
    order_reference text,
    buyer_reference text,
    corrects text,
    sender_endpoint text,
    receiver_endpoint text,
    findings jsonb not null default '[]',
    duplicate_of uuid references purchase (id),
    unit_id uuid references production_unit (id),
    unit_found text check (unit_found in ('REFERENCE', 'ORDER', 'HISTORY', 'PERSON')),
    subject_id uuid,
    nature text not null default 'SERVICES' check (nature in ('GOODS', 'SERVICES')),
    treatment text not null default 'DOMESTIC'
        check (treatment in ('DOMESTIC', 'EU_GOODS', 'EU_SERVICES', 'REVERSE_DOMESTIC', 'ABROAD')),
    deductible numeric(5, 4) not null default 1 check (deductible between 0 and 1),
    holder_by uuid,
    holder_at timestamptz,
    decided_by uuid,
    decided_at timestamptz,
    decision text not null default '',
    booked_on date,
    cost_cents bigint,
    deducted_cents bigint,
    own_vat_cents bigint,
    open_cents bigint not null default 0,
    paid_on date,
    unique (channel, message_id),
    check (holder_by is null or decided_by is null or state = 'REFUSED' or holder_by <> decided_by)
);
create unique index purchase_once on purchase (supplier, number, kind)
    where state not in ('UNREADABLE', 'DUPLICATE', 'REFUSED') and number <> '';
create index purchase_unit on purchase (unit_id, received_at desc) where unit_id is not null;
create index purchase_received on purchase (received_at desc, id);
create index purchase_history on purchase (supplier, received_at desc);
create index purchase_open on purchase (entity, due_on) where state = 'BOOKED';
create index purchase_hash on purchase (file_hash);
grant select, insert, update on purchase to ${app};

-- The VAT table of the document, as it says it.
create table purchase_vat (
    purchase_id uuid not null references purchase (id),
    nr integer not null,
    category text not null,
    rate numeric(6, 4) not null,
    taxable_cents bigint not null,
    tax_cents bigint not null,
    primary key (purchase_id, nr)
);
grant select, insert on purchase_vat to ${app};

-- What suppliers in the network are answered; sent until it arrived, with the same key.
create table purchase_response (
    purchase_id uuid not null references purchase (id),
    code text not null check (code in ('AB', 'RE', 'AP', 'PD')),
    reason_code text not null default '',
    reason text not null default '',
    state text not null check (state in ('WAITING', 'SENT', 'NOBODY', 'REJECTED')),
    tries integer not null default 0,
    begun_at timestamptz not null,
    due_at timestamptz not null,
    primary key (purchase_id, code)
);
create index purchase_response_due on purchase_response (due_at) where state = 'WAITING';
grant select, insert, update on purchase_response to ${app};

insert into permission_rule (permission, role, relation) values
    ('PURCHASE_READ', 'MEMBER', 'holder'), ('PURCHASE_READ', 'ADVISER', 'portfolio'), ('PURCHASE_READ', 'FINANCE', ''),
    ('PURCHASE_READ', 'AUDITOR', ''),
    ('PURCHASE_RECEIVE', 'MEMBER', 'holder'), ('PURCHASE_RECEIVE', 'FINANCE', ''),
    ('PURCHASE_APPROVE', 'MEMBER', 'holder'), ('PURCHASE_APPROVE', 'FINANCE', ''),
    ('PURCHASE_BOOK', 'FINANCE', '');
