-- Closing and reopening need two persons: the first proposes, another confirms. One proposal per entity at a time.
create table period_proposal (
    entity text primary key references legal_entity,
    month date not null check (extract(day from month) = 1),
    kind text not null check (kind in ('CLOSED', 'REOPENED')),
    by_user uuid not null,
    at timestamptz not null,
    reason text not null
);
grant select, insert, delete on period_proposal to ${app};
