-- What an earlier employer certified on leaving: hours of leave of a year that are still to be taken, and the simple holiday pay it paid for
-- them. Royal decree of 30 March 1967, articles 46, 48 and 49, as changed on 28 September 2023.
create table leave_certificate (
    id uuid primary key,
    long_id uuid not null references long_contract (id),
    year int not null check (year >= 2024),
    employer text not null check (length(employer) between 1 and 200),
    hours numeric(7, 2) not null check (hours > 0),
    simple_cents bigint not null check (simple_cents >= 0),
    paper text not null check (length(paper) between 1 and 80), -- as it is filed
    recorded_by uuid,
    recorded_at timestamptz not null,
    withdrawn_by uuid,
    withdrawn_at timestamptz
);
create index leave_certificate_contract on leave_certificate (long_id);
grant select, insert, update on leave_certificate to ${app};

-- Minutes of leave by day that an earlier employer has paid.
alter table long_absence
    add column earlier_days date[] not null default '{}',
    add column earlier_minutes int[] not null default '{}',
    add check (cardinality(earlier_days) = cardinality(earlier_minutes));

-- What such leave does to the gross of a month: its payslip says so.
create table long_month_leave (
    contract_id uuid primary key references work_contract (id),
    minutes int not null,
    withheld_cents bigint not null,
    settled_cents bigint not null,
    left_cents bigint not null
);
grant select, insert, update on long_month_leave to ${app};
