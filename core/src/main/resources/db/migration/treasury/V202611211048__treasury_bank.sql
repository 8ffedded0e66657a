-- Own bank accounts, statements read, lines matched, batches paid.
create table bank_account (
    iban text primary key,
    entity text not null references legal_entity (code),
    bic text not null default '',
    receiving boolean not null default true
);
create unique index bank_account_receiving on bank_account (entity) where receiving;

-- Invented accounts of the three entities; an installation puts its own in their place.
insert into bank_account (iban, entity) values
    ('BE52979000010109', 'PROD'), ('BE08979000020213', 'COOP'), ('BE61979000030317', 'TRAIN');

-- One row for ever per file that was taken: the same bytes are never taken twice.
create table statement_file (
    id uuid primary key,
    fingerprint text not null unique,
    name text not null,
    format text not null,
    version text not null,
    size_bytes bigint not null,
    content bytea not null,
    state text not null check (state in ('BOOKED', 'HELD', 'ACCEPTED')),
    reasons jsonb not null default '[]',
    imported_at timestamptz not null,
    imported_on date not null,
    imported_by uuid,
    accepted_by uuid,
    accepted_on date,
    accept_reason text,
    check ((state = 'ACCEPTED') = (accept_reason is not null))
);
create index statement_file_held on statement_file (imported_at) where state = 'HELD';

create table bank_statement (
    id uuid primary key,
    file_id uuid not null references statement_file (id),
    position int not null,
    iban text not null references bank_account (iban),
    sequence text not null,
    opening_cents bigint,
    closing_cents bigint,
    opening_on date,
    closing_on date,
    entries int not null,
    known_entries int not null default 0,
    booked boolean not null,
    unique (file_id, position)
);
create index bank_statement_account on bank_statement (iban, closing_on desc, id desc);

-- A movement of an account. Its amount never changes; what it was matched with may be undone, and then begins a new attempt.
create table bank_line (
    id uuid primary key,
    statement_id uuid not null references bank_statement (id),
    iban text not null references bank_account (iban),
    entity text not null references legal_entity (code),
    entry_key text not null,
    booked_on date not null,
    value_on date,
    amount_cents bigint not null check (amount_cents <> 0),
    payer_name text not null,
    payer_account text not null,
    structured text not null,
    reference_digits text[] not null,
    message text not null,
    end_to_end_id text not null,
    batch_reference text not null,
    return_reason text not null,
    bank_code text not null,
    state text not null check (state in ('MATCHED', 'PROPOSED', 'SUSPENSE')),
    attempt int not null default 1,
    claimant text,
    subjects uuid[] not null default '{}',
    automatic boolean,
    matched_on date,
    matched_by uuid,
    note text not null default '',
    unique (iban, entry_key),
    check ((state = 'MATCHED') = (claimant is not null))
);
create index bank_line_waiting on bank_line (entity, booked_on, id) where state <> 'MATCHED';
create index bank_line_booked on bank_line (iban, booked_on desc, id desc);
create index bank_line_statement on bank_line (statement_id);

create table payment_batch (
    id uuid primary key,
    reference text not null unique,
    entity text not null references legal_entity (code),
    iban text not null references bank_account (iban),
    kind text not null check (kind in ('WAGES', 'REFUNDS', 'OTHER')),
    execution_on date not null,
    total_cents bigint not null check (total_cents > 0),
    payments int not null check (payments > 0),
    state text not null check (state in ('MADE', 'RELEASED', 'BOOKED', 'CANCELLED')),
    made_by uuid,
    made_at timestamptz not null,
    released_by uuid,
    released_at timestamptz,
    file_sha256 text,
    exported_at timestamptz,
    booked_line uuid references bank_line (id),
    check (released_by is null or released_by is distinct from made_by),
    check ((state in ('RELEASED', 'BOOKED')) = (file_sha256 is not null))
);
create index payment_batch_open on payment_batch (execution_on) where state in ('MADE', 'RELEASED');
create index payment_batch_made on payment_batch (made_at desc);

create table payment (
    id uuid primary key,
    batch_id uuid not null references payment_batch (id),
    position int not null,
    end_to_end_id text not null unique,
    party_id uuid not null,
    beneficiary text not null,
    iban text not null,
    amount_cents bigint not null check (amount_cents > 0),
    remittance text not null,
    clears text not null,
    source_type text not null,
    source_id uuid not null,
    state text not null check (state in ('WAITING', 'IN_FLIGHT', 'BOOKED', 'RETURNED', 'CANCELLED')),
    booked_on date,
    return_reason text not null default '',
    unique (batch_id, position)
);
-- Nobody is paid twice for one thing: only a payment that came back, or was never sent, may be followed by another.
create unique index payment_source on payment (source_type, source_id) where state not in ('RETURNED', 'CANCELLED');
create index payment_party on payment (party_id);

grant select on bank_account to ${app};
grant select, insert on statement_file, bank_statement, bank_line, payment_batch, payment to ${app};
grant update (state, accepted_by, accepted_on, accept_reason) on statement_file to ${app};
grant update (booked, known_entries) on bank_statement to ${app};
grant update (state, attempt, claimant, subjects, automatic, matched_on, matched_by, note) on bank_line to ${app};
grant update (state, execution_on, released_by, released_at, file_sha256, exported_at, booked_line) on payment_batch to ${app};
grant update (state, booked_on, return_reason) on payment to ${app};
