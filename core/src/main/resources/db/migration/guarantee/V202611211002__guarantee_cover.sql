-- Cover given to orders before their contracts are signed, and what became of it.
create table cover (
    order_id uuid primary key,
    entity text not null references legal_entity (code),
    client_id uuid not null,
    unit_id uuid not null,
    job_id uuid not null,
    exposure_cents bigint not null check (exposure_cents > 0),
    amount_cents bigint not null check (amount_cents > 0),
    used_cents bigint not null default 0 check (used_cents >= 0),
    repaid_cents bigint not null default 0 check (repaid_cents >= 0),
    lost_cents bigint not null default 0 check (lost_cents >= 0),
    given_on date not null,
    decided_by uuid,
    reason text not null default '',
    invoiced boolean not null default false,
    state text not null check (state in ('GIVEN', 'ENDED', 'LOST')),
    check (used_cents <= amount_cents),
    check (repaid_cents + lost_cents <= used_cents)
);
create index cover_client on cover (client_id, given_on);
create index cover_living on cover (client_id) where state = 'GIVEN';

-- One row a client, locked while cover is given, so that two orders at the same instant cannot both use the last of a limit.
create table client_exposure (
    client_id uuid primary key
);

-- An adviser decides what the rules cannot: a link between client and holder, or a limit.
create table cover_decision (
    job_id uuid primary key,
    decided_by uuid not null,
    decided_on date not null,
    yes boolean not null,
    reason text not null check (length(reason) > 0)
);

grant select, insert, update on cover, cover_decision to ${app};
grant select, insert, update on client_exposure to ${app};
