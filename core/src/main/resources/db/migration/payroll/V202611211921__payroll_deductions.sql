-- What is taken off a net wage before it is paid: an advance, or an earlier payment that was too much and that the worker agreed to give back.
insert into policy (name, valid_from, value, unit, decision) values
    ('payroll.advance_share', '2020-01-01', 0.5, '/1', 'Own reading, to be confirmed: an advance is a part of the net wage of the days already worked'),
    ('payroll.deduction_share', '2020-01-01', 0.2, '/1', 'Own reading of article 23 of the law of 12 April 1965 on the protection of wages, to be confirmed: one fifth of each net wage');

create table wage_advance (
    id uuid primary key,
    entity text not null,
    worker uuid not null,
    contract_id uuid not null,
    amount_cents bigint not null check (amount_cents > 0),
    reason text not null default '',
    state text not null check (state in ('ASKED', 'REFUSED', 'GRANTED', 'CANCELLED', 'SENT', 'PAID', 'RETURNED')),
    asked_on date not null,
    asked_at timestamptz not null,
    decided_at timestamptz,
    decided_by uuid,
    decision text not null default '',
    batch_id uuid,
    paid_on date,
    check ((state = 'ASKED') = (decided_at is null)),
    check ((state in ('GRANTED', 'CANCELLED', 'SENT', 'PAID', 'RETURNED')) = (batch_id is not null))
);
create index wage_advance_worker on wage_advance (worker);
create index wage_advance_asked on wage_advance (asked_at) where state = 'ASKED';
create unique index wage_advance_one_asked on wage_advance (contract_id) where state = 'ASKED';
grant select, insert, update on wage_advance to ${app};

-- The worker has agreed that what a correction paid too much is taken off later wages.
create table pay_difference (
    payslip_id uuid primary key references payslip (id),
    agreed_at timestamptz not null,
    agreed_on date not null,
    agreed_by uuid not null,
    note text not null default ''
);
grant select, insert on pay_difference to ${app};

create table pay_deduction (
    payslip_id uuid not null references payslip (id),
    kind text not null check (kind in ('ADVANCE', 'DIFFERENCE')),
    source_id uuid not null, -- the advance, or the payslip that was paid too much
    entity text not null,
    worker uuid not null,
    amount_cents bigint not null check (amount_cents > 0),
    primary key (payslip_id, source_id)
);
create index pay_deduction_source on pay_deduction (source_id);
create index pay_deduction_advances on pay_deduction (entity, worker) where kind = 'ADVANCE';
grant select, insert on pay_deduction to ${app};
