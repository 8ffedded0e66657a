-- The daily receipts journal of each unit: what was sold to private persons without an invoice. Nothing in it is changed; what is wrong is
-- taken back by a line of its own, as an electronic journal must be (circular 2020/C/20 of 27 January 2020).
create table taking (
    id uuid primary key,
    unit_id uuid not null references production_unit (id),
    entity text not null references legal_entity,
    year int not null,
    nr bigint not null, -- of its unit and year, without a gap
    day date not null,
    supply text not null,
    vat_case text not null,
    vat_category text not null,
    vat_rate numeric not null,
    description text not null,
    gross_cents bigint not null check (gross_cents <> 0),
    method text not null check (method in ('CASH', 'CARD')),
    reverses uuid unique references taking (id),
    reason text not null default '',
    recorded_at timestamptz not null,
    recorded_by uuid,
    close_id uuid,
    check ((reverses is null) = (gross_cents > 0)),
    unique (unit_id, year, nr)
);

create table till_day (
    id uuid primary key,
    unit_id uuid not null references production_unit (id),
    entity text not null references legal_entity,
    day date not null,
    number text not null, -- of its unit and year, without a gap
    cash_before_cents bigint not null,
    cash_cents bigint not null,
    card_cents bigint not null,
    to_bank_cents bigint not null check (to_bank_cents >= 0),
    counted_cents bigint not null check (counted_cents >= 0),
    difference_cents bigint not null,
    reason text not null default '',
    closed_at timestamptz not null,
    closed_by uuid,
    unique (unit_id, day),
    unique (unit_id, number),
    check (counted_cents = cash_before_cents + cash_cents - to_bank_cents + difference_cents),
    check (difference_cents = 0 or reason <> '')
);
alter table taking add foreign key (close_id) references till_day (id);
create index taking_open on taking (unit_id) where close_id is null;
create index taking_close on taking (close_id);

create table till_day_vat (
    till_day_id uuid not null references till_day (id),
    vat_case text not null,
    vat_category text not null,
    vat_rate numeric not null,
    gross_cents bigint not null,
    net_cents bigint not null,
    vat_cents bigint not null,
    primary key (till_day_id, vat_case, vat_rate),
    check (gross_cents = net_cents + vat_cents)
);

create function takings_are_kept() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and old.close_id is null and new.close_id is not null
        and (to_jsonb(new) - 'close_id') = (to_jsonb(old) - 'close_id') then
        return new;
    end if;
    raise exception 'the receipts journal is never changed' using errcode = 'check_violation';
end $$;
create trigger kept before update or delete on taking for each row execute function takings_are_kept();

grant select, insert, update on taking to ${app};
grant select, insert on till_day, till_day_vat to ${app};
