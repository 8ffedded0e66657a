-- Work that ends before it was planned to, and the message that tells the authority.
alter table contract_version drop constraint contract_version_cause_check;
alter table contract_version add constraint contract_version_cause_check
    check (cause in ('AGREED', 'AMENDED', 'ENDED', 'CONFIRMED', 'COUNTED', 'CORRECTED'));
alter table declaration drop constraint declaration_kind_check;
alter table declaration add constraint declaration_kind_check check (kind in ('IN', 'OUT', 'UPDATE', 'CANCEL'));

-- Each night what the authority holds is compared with what is known here: one row for a day and entity.
create table declaration_reconciliation (
    day date not null,
    entity text not null,
    compared integer not null,
    differences integer not null,
    at timestamptz not null,
    primary key (day, entity)
);
grant select, insert, update on declaration_reconciliation to ${app};
