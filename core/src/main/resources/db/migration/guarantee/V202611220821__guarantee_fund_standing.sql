-- What each fund stands behind: asked before each cover, and so kept, not added up over all that live. Every change of a cover moves it,
-- whatever statement makes it; in stripes, so that payments of one fund do not wait for each other.
create table fund_standing (
    entity text not null references legal_entity (code),
    stripe smallint not null,
    cents bigint not null,
    primary key (entity, stripe)
) with (fillfactor = 50);
grant select, insert, update on fund_standing to ${app};

create function cover_stands(state text, amount bigint, repaid bigint, lost bigint) returns bigint language sql immutable as
    $$ select case when state = 'GIVEN' then amount - repaid - lost else 0 end $$;

create function fund_stands_behind_more(moved_in text[], moved_cents bigint[]) returns void language sql as $$
    insert into fund_standing (entity, stripe, cents)
    select m.entity, s.stripe, m.cents
    from (select entity, sum(cents)::bigint as cents from unnest(moved_in, moved_cents) as x (entity, cents)
          group by entity having sum(cents) <> 0) m, (select ledger_stripe() as stripe) s
    order by m.entity
    on conflict (entity, stripe) do update set cents = fund_standing.cents + excluded.cents $$;

create function cover_given() returns trigger language plpgsql as $$
begin
    perform fund_stands_behind_more(array_agg(entity), array_agg(cover_stands(state, amount_cents, repaid_cents, lost_cents)))
    from now_rows having count(*) > 0;
    return null;
end $$;

create function cover_moved() returns trigger language plpgsql as $$
begin
    perform fund_stands_behind_more(array_agg(n.entity), array_agg(
        cover_stands(n.state, n.amount_cents, n.repaid_cents, n.lost_cents)
        - cover_stands(o.state, o.amount_cents, o.repaid_cents, o.lost_cents)))
    from now_rows n join old_rows o on o.order_id = n.order_id having count(*) > 0;
    return null;
end $$;

create trigger cover_given after insert on cover referencing new table as now_rows
    for each statement execute function cover_given();
create trigger cover_moved after update on cover referencing new table as now_rows old table as old_rows
    for each statement execute function cover_moved();

insert into fund_standing (entity, stripe, cents)
select entity, 0, sum(amount_cents - repaid_cents - lost_cents) from cover where state = 'GIVEN' group by entity;

drop index cover_standing;
