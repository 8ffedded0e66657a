-- What this house knows of work in a country: which paper of social security is asked, what else must be done, and who read it where.
-- A country without a row is refused; a newer row replaces an older one from its day on.
create table mission_country (
    country text not null check (country ~ '^[A-Z]{2}$' and country <> 'BE'),
    valid_from date not null,
    paper text not null check (paper <> ''),
    needs text not null,
    source text not null check (source <> ''),
    recorded_by uuid,
    recorded_at timestamptz not null,
    primary key (country, valid_from)
);
grant select, insert, update on mission_country to ${app};

-- Work of one contract abroad, as the authority asks about it.
create table mission (
    id uuid primary key,
    contract_id uuid not null unique,
    unit_id uuid not null,
    entity text not null,
    worker uuid not null,
    country text not null,
    place text not null,
    host text not null,
    activity text not null,
    from_day date not null, -- travel included
    to_day date not null,
    residence text not null,
    other_work text not null,
    cover_cents bigint not null,
    instructed_by uuid,
    instructed_at timestamptz not null,
    asked_on date,
    received_on date,
    certificate text,
    risk_reason text,
    risk_by uuid,
    check (to_day >= from_day),
    check ((received_on is null) = (certificate is null))
);
create index mission_from on mission (from_day);
grant select, insert, update on mission to ${app};

insert into policy (name, valid_from, value, unit, decision) values
    ('mission.cover_day', '2020-01-01', 0, 'EUR', 'No decision yet: set what the cover abroad costs a day; the unit pays it when the contract is signed'),
    ('mission.longest', '2020-01-01', 30, 'day', 'Own reading: a longer stay abroad is looked at by payroll before, not taken by form');
