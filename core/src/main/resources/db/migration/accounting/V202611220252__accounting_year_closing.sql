-- The closing of a year: what each unit had left, what of it is carried over, and what remains as the result of the entity.
create table year_closing (
    id uuid primary key,
    entity text not null references legal_entity (code),
    year integer not null,
    units integer not null,
    carried_cents bigint not null check (carried_cents >= 0),
    negative_units integer not null,
    negative_cents bigint not null check (negative_cents <= 0),
    result_cents bigint not null,
    closed_by uuid,
    closed_at timestamptz not null,
    reason text not null,
    unique (entity, year)
);

create table year_closing_unit (
    closing_id uuid not null references year_closing (id),
    unit uuid not null,
    -- Income less costs of the year and internal allocations; what stood in the opening account beside it; both together are the budget.
    result_cents bigint not null,
    opening_cents bigint not null,
    -- What of the opening account the unit brought in itself: owed to it like what it earned.
    brought_cents bigint not null check (brought_cents >= 0),
    -- Owed to the unit on 31 December and given back on 1 January; never of the common pot and the guarantee fund.
    carried_cents bigint not null check (carried_cents >= 0),
    primary key (closing_id, unit)
);

-- One person proposes to close a year, another confirms.
create table year_proposal (
    entity text primary key references legal_entity (code),
    year integer not null,
    by_user uuid not null,
    at timestamptz not null,
    reason text not null
);

grant select, insert on year_closing, year_closing_unit to ${app};
grant select, insert, delete on year_proposal to ${app};
