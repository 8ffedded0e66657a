-- Production units. The common pot and the guarantee fund of each entity are units too, so that every euro has one.
create table production_unit (
    id uuid primary key,
    entity text not null references legal_entity (code),
    kind text not null check (kind in ('NORMAL', 'TRIAL', 'POT', 'FUND')),
    tool text not null check (tool in ('JOB', 'ACTIVITY')),
    name text not null check (length(name) between 1 and 200),
    trade text not null,
    holder_id uuid,
    adviser_id uuid,
    opened_on date not null,
    closed_on date,
    check ((kind in ('POT', 'FUND')) = (holder_id is null))
);
create index production_unit_holder on production_unit (holder_id) where holder_id is not null;
create index production_unit_adviser on production_unit (adviser_id) where adviser_id is not null;
create unique index production_unit_special on production_unit (entity, kind) where kind in ('POT', 'FUND');

insert into production_unit (id, entity, kind, tool, name, trade, opened_on)
select pot_unit, code, 'POT', 'ACTIVITY', 'Common pot', '', date '2020-01-01' from legal_entity
union all
select fund_unit, code, 'FUND', 'ACTIVITY', 'Guarantee fund', '', date '2020-01-01' from legal_entity;

-- Money held for one purpose (a contract, a cost claim): how much of the unit's own, how much under cover. Posted in class 0.
create table reservation (
    purpose_id uuid primary key,
    unit_id uuid not null references production_unit (id),
    subject_id uuid not null,
    client_id uuid,
    own_cents bigint not null check (own_cents >= 0),
    covered_cents bigint not null check (covered_cents >= 0),
    held_on date not null,
    state text not null check (state in ('HELD', 'USED', 'RELEASED')),
    cover_used_cents bigint not null default 0,
    ended_on date,
    check (own_cents + covered_cents > 0)
);
create index reservation_unit on reservation (unit_id) where state = 'HELD';
create index reservation_subject on reservation (subject_id);

grant select, insert, update on production_unit, reservation to ${app};
