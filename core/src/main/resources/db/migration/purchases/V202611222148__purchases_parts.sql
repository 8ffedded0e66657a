-- How a document is divided that is not booked as a whole: what each unit, kind of cost and treatment bears, until it is booked.
alter table purchase add column deduction_limit text not null default '';
create table purchase_part (
    id uuid primary key,
    purchase_id uuid not null references purchase (id),
    nr integer not null,
    text text not null,
    vat_row integer not null check (vat_row >= 0),
    net_cents bigint not null,
    unit_id uuid not null references production_unit (id),
    subject_id uuid not null,
    nature text not null check (nature in ('GOODS', 'SERVICES')),
    treatment text not null check (treatment in ('DOMESTIC', 'EU_GOODS', 'EU_SERVICES', 'REVERSE_DOMESTIC', 'ABROAD')),
    own_level text not null check (own_level in ('STANDARD', 'INTERMEDIATE', 'REDUCED', 'EXEMPT')),
    deduction_limit text not null,
    deductible numeric(5, 4) not null check (deductible between 0 and 1),
    approved_by uuid,
    approved_at timestamptz,
    unique (purchase_id, nr)
);
create index purchase_part_unit on purchase_part (unit_id);
grant select, insert, update, delete on purchase_part to ${app};

-- What is in the books of a document, in euro, by unit, kind of cost and treatment: what returns count. Positive also of a credit note.
create table purchase_share (
    purchase_id uuid not null references purchase (id),
    nr integer not null,
    unit_id uuid not null references production_unit (id),
    nature text not null check (nature in ('GOODS', 'SERVICES')),
    treatment text not null check (treatment in ('DOMESTIC', 'EU_GOODS', 'EU_SERVICES', 'REVERSE_DOMESTIC', 'ABROAD')),
    excl_cents bigint not null,
    cost_cents bigint not null,
    deducted_cents bigint not null,
    own_vat_cents bigint not null,
    primary key (purchase_id, nr)
);
grant select, insert on purchase_share to ${app};

insert into purchase_share (purchase_id, nr, unit_id, nature, treatment, excl_cents, cost_cents, deducted_cents, own_vat_cents)
select id, 1, unit_id, nature, treatment, coalesce(euro_excl_cents, excl_cents), cost_cents, coalesce(deducted_cents, 0), coalesce(own_vat_cents, 0)
from purchase where cost_cents is not null and unit_id is not null;

alter table purchase drop column cost_cents, drop column deducted_cents, drop column own_vat_cents;
