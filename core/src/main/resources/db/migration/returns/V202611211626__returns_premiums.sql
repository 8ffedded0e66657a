-- A premium of an authority, shared between the common pot and the units by a decision of the board: basis, decision and every part are kept.
create table shared_premium (
    id uuid primary key,
    entity text not null,
    amount_cents bigint not null check (amount_cents > 0),
    pot_share numeric(5, 4) not null check (pot_share between 0 and 1),
    first_day date not null,
    last_day date not null check (last_day >= first_day),
    least_cents bigint not null check (least_cents >= 0), -- a smaller part goes to the pot
    notice text not null,
    decision text not null,
    decided_on date not null,
    state text not null check (state in ('MADE', 'RELEASED', 'GIVEN_UP')),
    hash text not null, -- of the parts
    made_by uuid,
    made_at timestamptz not null,
    released_by uuid,
    released_on date,
    check (released_by is null or made_by is null or released_by <> made_by)
);
grant select, insert on shared_premium to ${app};
grant update (state, released_by, released_on) on shared_premium to ${app};

create table shared_premium_part (
    premium_id uuid not null references shared_premium (id),
    unit_id uuid not null,
    gross_cents bigint not null,
    amount_cents bigint not null check (amount_cents >= 0),
    why text not null check (why in ('SHARED', 'CLOSED', 'SMALL')),
    primary key (premium_id, unit_id)
);
grant select, insert on shared_premium_part to ${app};
