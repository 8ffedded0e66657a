-- One record per client for all units. Who it is lies with its party; here is how it is dealt with.
create table client (
    party_id                uuid primary key references party,
    kind                    text        not null check (kind in ('COMPANY', 'ASSOCIATION', 'PUBLIC_BODY', 'PERSON', 'FOREIGN')),
    taxable                 boolean     not null,
    eu_institution          boolean     not null,
    state                   text        not null
        check (state in ('UNVERIFIED', 'PROVISIONAL', 'VERIFIED', 'REFUSED', 'BLOCKED', 'BANKRUPT')),
    provisional_limit_cents bigint check (provisional_limit_cents > 0),
    credit_limit_cents      bigint check (credit_limit_cents >= 0),
    payment_days            int         not null check (payment_days between 0 and 120),
    order_number_needed     boolean     not null,
    peppol_id               text,
    proposed_by             uuid references party,
    proposed_at             timestamptz not null,
    promised_at             timestamptz not null,
    bankrupt_on             date,
    check ((state = 'PROVISIONAL') = (provisional_limit_cents is not null)),
    check ((state = 'BANKRUPT') = (bankrupt_on is not null))
);
create index client_state on client (state);

-- The verification log: what the registers said and what the support team decided.
create table client_register_answer (
    sequence  bigint generated always as identity primary key,
    client_id uuid        not null references client,
    asked_at  timestamptz not null,
    asked_by  uuid,
    answer    text        not null check (answer in ('FOUND', 'NOT_FOUND', 'UNREACHABLE')),
    name      text,
    form      text,
    seat      text,
    active    boolean,
    bankrupt  boolean,
    cause     text
);
create index client_register_answer_client on client_register_answer (client_id, sequence desc);

create table client_decision (
    sequence   bigint generated always as identity primary key,
    client_id  uuid        not null references client,
    decided_at timestamptz not null,
    decided_by uuid,
    from_state text,
    to_state   text        not null,
    reason     text        not null
);
create index client_decision_client on client_decision (client_id, sequence);

-- Which units deal with a client; a private person is found by these units only.
create table client_unit (
    client_id uuid        not null references client,
    unit_id   uuid        not null,
    since     timestamptz not null,
    primary key (unit_id, client_id)
);

-- Notes are private to the unit that wrote them.
create table client_note (
    id         uuid primary key,
    client_id  uuid        not null references client,
    unit_id    uuid        not null,
    written_by uuid        not null,
    written_at timestamptz not null,
    text       text        not null check (length(text) between 1 and 2000)
);
create index client_note_unit on client_note (unit_id, client_id, written_at);

grant select, insert, update on client to ${app};
grant select, insert on client_register_answer, client_decision, client_note to ${app};
grant select, insert on client_unit to ${app};
