-- Contracts that last: part-time, long fixed-term, open-ended. Each month of one is a work contract of its own, made beforehand, so that its
-- cost is held and its pay, declarations and papers follow the same roads as those of short contracts. Signatures and the hiring
-- declaration stand on the first month.
create table long_contract (
    id uuid primary key,
    entity text not null,
    unit_id uuid not null,
    holder uuid not null,
    worker uuid not null,
    kind text not null check (kind in ('EMPLOYEE', 'ARTIST')),
    starts_on date not null,
    ends_on date, -- null: open-ended
    schedule text not null check (schedule in ('FIXED', 'VARIABLE')),
    full_hours numeric(5, 2) not null check (full_hours > 0), -- hours a week of a full-time person in the house
    law_hours numeric(5, 2) not null check (law_hours > 0), -- those of the law, by which wages are calculated
    function text not null,
    function_class text not null,
    joint_committee text not null,
    reason text not null,
    exception text not null, -- the text that allows less than a third of full time
    place_name text not null,
    place_street text not null,
    place_number text not null,
    place_post_code text not null,
    place_municipality text not null,
    place_country text not null,
    state text not null check (state in ('ASKED', 'AGREED', 'REFUSED')),
    asked_by uuid,
    asked_at timestamptz not null,
    decided_by uuid,
    decided_at timestamptz,
    decision text,
    first_contract uuid references work_contract (id),
    last_contract uuid references work_contract (id), -- the month in which it ends, once that month is made
    check (ends_on is null or ends_on >= starts_on),
    check (state <> 'AGREED' or first_contract is not null)
);
create index long_contract_unit on long_contract (unit_id);
create index long_contract_worker on long_contract (worker);
grant select, insert, update on long_contract to ${app};

-- Hours and pay from a month on. The first row is agreed by the signatures, each later one by the worker.
create table long_terms (
    long_id uuid not null references long_contract (id),
    nr integer not null,
    from_month date not null check (extract(day from from_month) = 1),
    weekly_hours numeric(5, 2) not null check (weekly_hours > 0),
    gross_cents bigint not null check (gross_cents > 0),
    plan jsonb not null,
    reason text not null,
    asked_by uuid,
    asked_at timestamptz not null,
    agreed_by uuid,
    agreed_at timestamptz,
    words_hash text,
    primary key (long_id, nr)
);
grant select, insert, update on long_terms to ${app};

-- What the unit is believed to have for wages in twelve months: three numbers, each time somebody looks again.
create table long_forecast (
    long_id uuid not null references long_contract (id),
    nr integer not null,
    cautious_cents bigint not null,
    expected_cents bigint not null,
    good_cents bigint not null,
    reason text not null,
    made_by uuid,
    made_at timestamptz not null,
    primary key (long_id, nr),
    check (0 <= cautious_cents and cautious_cents <= expected_cents and expected_cents <= good_cents)
);
grant select, insert on long_forecast to ${app};

-- How a contract ends before its time. The length of a notice is law that is not kept here: who records it names its source.
create table long_ending (
    long_id uuid primary key references long_contract (id),
    last_day date not null,
    how text not null check (how in ('DISMISSAL', 'RESIGNATION', 'AGREEMENT')),
    notice_from date,
    notice_weeks integer,
    notice_source text not null,
    reason text not null,
    recorded_by uuid,
    recorded_at timestamptz not null,
    check (how = 'AGREEMENT' or notice_source <> '')
);
grant select, insert on long_ending to ${app};

alter table work_contract add column long_id uuid references long_contract (id);
create index work_contract_long on work_contract (long_id, first_day) where long_id is not null;
alter table declaration alter column to_day drop not null; -- work without an end

insert into permission_rule (permission, role, relation) values
    ('LONG_DECIDE', 'ADVISER', 'portfolio'), ('LONG_DECIDE', 'PAYROLL', '');

insert into policy (name, valid_from, value, unit, decision) values
    ('payroll.coefficient.long_employee', '2020-01-01', 1.55, '/1', 'Board: pay coefficient of lasting contracts, employee; as short ones until decided otherwise'),
    ('payroll.coefficient.long_artist', '2020-01-01', 1.57, '/1', 'Board: pay coefficient of lasting contracts, artistic employee; as short ones until decided otherwise'),
    ('employment.long_months_ahead', '2020-01-01', 1, 'month', 'Board: months of a lasting contract whose cost is held beforehand'),
    ('employment.long_reserve_months', '2020-01-01', 2, 'month', 'Board: below this many months of free budget an adviser looks at a lasting contract'),
    ('employment.long_pays', '2020-01-01', 12, 'pay', 'Board: pays a year by which the monthly gross is proposed; extra pays of the law are within the coefficient');
