-- Wages that fall due, payslips, pay runs, and the transfers that pay them.
insert into policy (name, valid_from, value, unit, decision) values
    ('payroll.transfer_days', '2020-01-01', 1, 'day', 'Finance: a transfer reaches the account of the worker at latest one bank day after its execution');

-- What is to be paid: one row per contract and month of work, made in the transaction that confirms the work.
create table pay_due (
    contract_id uuid not null,
    month date not null check (extract(day from month) = 1),
    entity text not null,
    worker uuid not null,
    last_day date not null,
    credited_on date not null,
    executed_on date not null,
    release_before date not null,
    settled boolean not null default false,
    parked_code text,
    parked_values jsonb,
    parked_at timestamptz,
    primary key (contract_id, month)
);
create index pay_due_open on pay_due (release_before) where not settled;
grant select, insert, update on pay_due to ${app};

-- One batch of wages of one entity for one day of execution.
create table pay_run (
    id uuid primary key,
    entity text not null,
    credited_on date not null,
    executed_on date not null,
    release_before date not null,
    late boolean not null default false,
    state text not null check (state in ('PREPARED', 'RELEASED')),
    prepared_on date not null,
    prepared_at timestamptz not null,
    prepared_by uuid,
    released_on date,
    released_at timestamptz,
    released_by uuid,
    batch_id uuid,
    check (released_by is null or prepared_by is null or released_by <> prepared_by),
    check ((state = 'RELEASED') = (released_at is not null))
);
create unique index pay_run_open on pay_run (entity, executed_on) where state = 'PREPARED';
grant select, insert, update on pay_run to ${app};

-- A payslip as it was calculated. nr 0 is the first of a contract and month, the others correct it by difference.
create table payslip (
    id uuid primary key,
    run_id uuid not null references pay_run (id),
    entity text not null,
    worker uuid not null,
    contract_id uuid not null,
    contract_version integer not null,
    job_id uuid not null,
    order_id uuid,
    unit_id uuid not null,
    kind text not null,
    month date not null check (extract(day from month) = 1),
    nr integer not null check (nr >= 0),
    first_day date not null,
    last_day date not null,
    credited_on date not null,
    hours numeric(8, 2) not null,
    paid_hours numeric(8, 2) not null,
    quota_hours integer not null,
    gross_cents bigint not null,
    social_cents bigint not null, -- withheld for social security
    tax_cents bigint not null, -- withheld for the tax office
    net_cents bigint not null,
    contributions_cents bigint not null, -- of the employer, on top
    holiday_cents bigint not null,
    charge_cents bigint not null,
    month_share jsonb not null,
    data text not null,
    language text not null,
    document_id uuid,
    calculated_at timestamptz not null,
    unique (contract_id, month, nr),
    check (gross_cents - social_cents - tax_cents = net_cents)
);
create index payslip_worker on payslip (worker, month);
create index payslip_run on payslip (run_id);
create index payslip_contract on payslip (contract_id);
grant select, insert on payslip to ${app};
grant update (document_id) on payslip to ${app};

-- How a payslip is paid. A returned transfer is followed by another attempt; never are two of one payslip alive.
create table wage_payment (
    payslip_id uuid not null references payslip (id),
    attempt integer not null check (attempt > 0),
    run_id uuid references pay_run (id),
    entity text not null,
    worker uuid not null,
    amount_cents bigint not null,
    state text not null check (state in ('PREPARED', 'WAITING', 'SENT', 'PAID', 'RETURNED', 'CARRIED', 'NOTHING')),
    end_to_end text not null unique,
    account_tail text not null default '',
    sent_on date,
    paid_on date,
    returned_on date,
    return_reason text not null default '',
    primary key (payslip_id, attempt),
    check (state in ('CARRIED', 'NOTHING') or amount_cents > 0)
);
create unique index wage_payment_alive on wage_payment (payslip_id) where state <> 'RETURNED';
create index wage_payment_run on wage_payment (run_id);
create index wage_payment_waiting on wage_payment (worker) where state = 'WAITING';
grant select, insert, update on wage_payment to ${app};
