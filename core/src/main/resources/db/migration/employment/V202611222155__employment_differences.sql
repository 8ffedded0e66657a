-- What the last comparison of an entity with the authority found, with what each side says; its count stays in declaration_reconciliation.
create table declaration_difference (
    entity text not null,
    nr integer not null,
    cause text not null check (cause in ('MISSING_THERE', 'ONLY_THERE', 'DIFFERENT')),
    period_id text not null,
    contract_id uuid references work_contract,
    first_day date not null,
    our_last_day date,
    our_hours integer,
    their_last_day date,
    their_hours integer,
    primary key (entity, nr)
);
create index on declaration_difference (contract_id);
grant select, insert, delete on declaration_difference to ${app};
