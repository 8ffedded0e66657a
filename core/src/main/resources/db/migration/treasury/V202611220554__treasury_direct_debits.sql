-- Leave to debit an account, and what is collected by it: announced to the debtor, released by a second person, fixed as a file for the bank.
create table direct_debit_mandate (
    id uuid primary key,
    reference text not null unique,
    entity text not null references legal_entity (code),
    party_id uuid not null,
    debtor text not null,
    iban text not null,
    signed_on date not null,
    signed_how text not null check (signed_how in ('PAPER', 'ELECTRONIC')),
    entered_by uuid,
    entered_on date not null,
    revoked_on date
);
create index direct_debit_mandate_party on direct_debit_mandate (party_id);

create table direct_debit_file (
    id uuid primary key,
    reference text not null unique,
    entity text not null references legal_entity (code),
    collected_on date not null,
    released_by uuid not null,
    released_at timestamptz not null,
    file_sha256 text not null
);

create table direct_debit (
    id uuid primary key,
    mandate_id uuid not null references direct_debit_mandate (id),
    end_to_end_id text not null unique,
    amount_cents bigint not null check (amount_cents > 0),
    remittance text not null,
    collected_on date not null,
    announced_on date not null,
    prepared_by uuid not null,
    file_id uuid references direct_debit_file (id),
    state text not null check (state in ('PREPARED', 'RELEASED', 'RETURNED', 'CANCELLED')),
    reason text not null default '',
    check ((state in ('RELEASED', 'RETURNED')) = (file_id is not null))
);
create index direct_debit_mandate_id on direct_debit (mandate_id, collected_on);
create index direct_debit_prepared on direct_debit (collected_on) where state = 'PREPARED';

grant select, insert on direct_debit_mandate, direct_debit_file, direct_debit to ${app};
grant update (revoked_on) on direct_debit_mandate to ${app};
grant update (state, file_id, reason) on direct_debit to ${app};

insert into policy (name, valid_from, value, unit, decision) values
    ('treasury.debit_notice_days', '2020-01-01', 14, 'day', 'Finance: a debtor is told of a direct debit this long before (the usual term of the scheme)');
