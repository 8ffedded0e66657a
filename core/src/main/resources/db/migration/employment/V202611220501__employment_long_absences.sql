-- Days of lasting contracts on which nobody works: leave, illness, rest for a public holiday, leave without pay. The days for which no
-- wage is due are kept as the law of the day gave them. Nothing says what an illness is.
create table long_absence (
    id uuid primary key,
    long_id uuid not null references long_contract (id),
    kind text not null check (kind in ('LEAVE', 'ILLNESS', 'REPLACEMENT', 'UNPAID')),
    first_day date not null,
    last_day date not null,
    other_cause boolean not null, -- an illness that a certificate says is not the one before
    paper text not null,
    lost date[] not null,
    recorded_by uuid,
    recorded_at timestamptz not null,
    withdrawn_by uuid,
    withdrawn_at timestamptz,
    check (last_day >= first_day)
);
create index long_absence_contract on long_absence (long_id);
grant select, insert, update on long_absence to ${app};

-- Gross of the year before the end for which leave was not taken; set with the month in which the contract ends.
alter table long_contract add column untaken_cents bigint not null default 0;

alter table contract_version drop constraint contract_version_cause_check;
alter table contract_version add constraint contract_version_cause_check
    check (cause in ('AGREED', 'AMENDED', 'ABSENT', 'ENDED', 'CONFIRMED', 'COUNTED', 'CORRECTED'));
