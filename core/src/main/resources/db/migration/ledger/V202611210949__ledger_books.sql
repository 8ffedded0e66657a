-- The legal entities of the group: what invoices, contracts and declarations say about each.
create table legal_entity (
    code text primary key check (code ~ '^[A-Z]{2,8}$'),
    kind text not null check (kind in ('CO_OPERATIVE', 'PRODUCTION', 'TRAINING')),
    name text not null,
    legal_form text not null,
    street text not null,
    house_number text not null,
    postal_code text not null,
    city text not null,
    country text not null check (country ~ '^[A-Z]{2}$'),
    enterprise_number text not null unique,
    -- None for an entity that is exempt and not registered.
    vat_number text unique,
    vat_exempt boolean not null,
    -- The court whose register holds the entity.
    court text not null,
    languages text[] not null check (cardinality(languages) > 0),
    social_security_number text,
    email text not null,
    -- The units every entity has: its common pot and its guarantee fund. Known here because their balances are kept in stripes.
    pot_unit uuid not null unique,
    fund_unit uuid not null unique
);

insert into legal_entity values
    ('COOP', 'CO_OPERATIVE', 'La Traverse', 'SC', 'Quai aux Briques', '70', '1000', 'Bruxelles', 'BE', '0999001119', 'BE0999001119',
     false, 'Bruxelles', '{fr,nl,de,en}', '9900101-29', 'bonjour@latraverse.example',
     '01930000-0000-7000-8000-00000000c001', '01930000-0000-7000-8000-00000000c002'),
    ('PROD', 'PRODUCTION', 'La Traverse Production', 'SC', 'Quai aux Briques', '70', '1000', 'Bruxelles', 'BE', '0999002208', 'BE0999002208',
     false, 'Bruxelles', '{fr,nl,de,en}', '9900202-17', 'factures@latraverse.example',
     '01930000-0000-7000-8000-00000000b001', '01930000-0000-7000-8000-00000000b002'),
    ('TRAIN', 'TRAINING', 'La Traverse Formation', 'ASBL', 'Rue de la Poterie', '12', '4000', 'Liège', 'BE', '0999003394', null,
     true, 'Liège', '{fr,nl}', '9900303-05', 'formation@latraverse.example',
     '01930000-0000-7000-8000-00000000f001', '01930000-0000-7000-8000-00000000f002');

-- One event in the books. Never changed, never deleted; corrected by a reversal.
create table journal_entry (
    id uuid primary key,
    entity text not null references legal_entity,
    journal text not null check (journal in ('SALES', 'PURCHASE', 'BANK', 'PAY', 'SUNDRY')),
    -- The day it is booked on, and the day of its document, which may lie in a closed month.
    date date not null,
    document_date date not null,
    recorded_at timestamptz not null,
    source_type text not null,
    source_id uuid not null,
    -- The same event is booked once, for ever.
    key text not null unique,
    text_key text not null,
    text_args text not null,
    reverses uuid unique references journal_entry,
    line_count smallint not null check (line_count >= 2),
    hash bytea not null check (octet_length(hash) = 32)
);
create index journal_entry_by_date on journal_entry (entity, date, id);
create index journal_entry_by_source on journal_entry (source_id);

create table journal_line (
    entry_id uuid not null references journal_entry,
    line smallint not null,
    entity text not null,
    date date not null,
    account text not null check (account ~ '^[0-9]{2,6}$'),
    -- Debit positive, credit negative.
    amount_cents bigint not null check (amount_cents <> 0),
    unit uuid,
    party uuid,
    subject uuid,
    primary key (entry_id, line, date)
) partition by range (date);
create index journal_line_by_account on journal_line (entity, account, date, entry_id);
create index journal_line_by_unit on journal_line (unit, date, entry_id) where unit is not null;
create index journal_line_by_party on journal_line (party, date) where party is not null;
create index journal_line_by_subject on journal_line (subject) where subject is not null;

-- What committed entries wait for the sealer.
create table unsealed_entry (
    entry_id uuid primary key references journal_entry
);

-- The chain of an entity: each link covers the hash of its entry and the link before.
create table ledger_seal (
    entity text not null references legal_entity,
    position bigint not null check (position > 0),
    entry_id uuid not null unique references journal_entry,
    seal bytea not null check (octet_length(seal) = 32),
    sealed_at timestamptz not null,
    primary key (entity, position)
);

-- Closings and reopenings of months, as they happened.
create table period_event (
    id uuid primary key,
    entity text not null references legal_entity,
    month date not null check (extract(day from month) = 1),
    kind text not null check (kind in ('CLOSED', 'REOPENED')),
    at timestamptz not null,
    by_user uuid,
    reason text not null
);
create index period_event_by_month on period_event (entity, month, at);

-- The last closed day of an entity, derived from the events.
create table period_state (
    entity text primary key references legal_entity,
    closed_to date
);
insert into period_state (entity) select code from legal_entity;

-- Sums of the lines, kept in the transaction of the entry. Accounts without unit, and the pot and the fund, which everybody writes to,
-- are kept in stripes that are summed on reading.
create table account_balance (
    entity text not null,
    account text not null,
    unit uuid not null,
    month date not null,
    stripe smallint not null,
    debit_cents bigint not null,
    credit_cents bigint not null,
    primary key (entity, unit, account, month, stripe)
) with (fillfactor = 70);
create index account_balance_by_account on account_balance (entity, account);

create table party_balance (
    entity text not null,
    account text not null,
    party uuid not null,
    amount_cents bigint not null,
    primary key (entity, account, party)
) with (fillfactor = 70);
create index party_balance_by_party on party_balance (party);

-- What one contract, job or order did to a unit.
create table subject_balance (
    entity text not null,
    unit uuid not null,
    subject uuid not null,
    account text not null,
    amount_cents bigint not null,
    primary key (entity, unit, subject, account)
) with (fillfactor = 70);

-- Gapless numbers: drawn last, so that the row is locked for a moment only.
create table number_series (
    entity text not null references legal_entity,
    series text not null,
    year integer not null,
    last bigint not null check (last >= 0),
    primary key (entity, series, year)
);
