insert into policy (name, valid_from, value, unit, decision) values
    ('accounting.write_down.quarter', '2020-01-01', 0.25, '/1', 'Board: share written down of a receivable overdue by more than 90 days'),
    ('accounting.write_down.half_year', '2020-01-01', 0.50, '/1', 'Board: share written down of a receivable overdue by more than 180 days'),
    ('accounting.write_down.year', '2020-01-01', 1, '/1', 'Board: share written down of a receivable overdue by more than 365 days');

-- What the structure is meant to earn and to spend in a year, by account; each decision is a row of its own.
create table structure_budget (
    id uuid primary key,
    entity text not null references legal_entity (code),
    year integer not null,
    account text not null check (account ~ '^[67][0-9]{1,5}$'),
    amount_cents bigint not null,
    decision text not null check (length(decision) between 3 and 300),
    set_by uuid,
    set_at timestamptz not null
);
create index structure_budget_newest on structure_budget (entity, year, account, id desc);
grant select, insert on structure_budget to ${app};
