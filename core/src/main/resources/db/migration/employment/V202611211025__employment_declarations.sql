-- Messages to the social-security authority and what came back. The outbox of declarations: a row is sent at most once unless the
-- authority certainly holds nothing of it.
create table declaration (
    id uuid primary key,
    contract_id uuid not null references work_contract (id),
    kind text not null check (kind in ('IN', 'UPDATE', 'CANCEL')),
    period_nr integer not null,
    round integer not null,
    from_day date not null,
    to_day date not null,
    planned_hours integer not null,
    state text not null check (state in
        ('QUEUED', 'SENDING', 'SENT', 'WAITING', 'ACCEPTED', 'REFUSED', 'SILENT', 'DROPPED')),
    deadline timestamptz not null,
    queued_at timestamptz not null,
    sent_at timestamptz,
    answered_at timestamptz,
    attempts integer not null default 0,
    next_at timestamptz not null,
    location text,
    authority_id text,
    period_id text,
    result text,
    anomalies jsonb not null default '[]',
    in_time boolean,
    unique (contract_id, kind, period_nr, round)
);
create index declaration_due on declaration (next_at) where state in ('QUEUED', 'SENDING', 'SENT', 'WAITING', 'SILENT');
create index declaration_contract on declaration (contract_id);
grant select, insert, update on declaration to ${app};

-- Every exchange with its time: the proof of timeliness. Never changed. Holds no personal data.
create table declaration_receipt (
    declaration_id uuid not null references declaration (id),
    nr integer not null,
    at timestamptz not null,
    what text not null,
    detail jsonb not null,
    primary key (declaration_id, nr)
);
grant select, insert on declaration_receipt to ${app};

-- Work done without a declaration in time: what it cost, who bears it, who decided.
create table late_declaration (
    contract_id uuid primary key references work_contract (id),
    cause text not null,
    noticed_at timestamptz not null,
    cost_cents bigint not null default 0,
    borne_by text not null default 'POT' check (borne_by in ('POT', 'UNIT')),
    decided_by uuid,
    decided_at timestamptz,
    decision text,
    check (borne_by = 'POT' or decision is not null)
);
grant select, insert, update on late_declaration to ${app};
