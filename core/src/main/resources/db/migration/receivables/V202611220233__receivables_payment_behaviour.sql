-- How long clients take to pay: a running sum, kept as items close, so that no forecast reads what was paid long ago.
create table payment_behaviour (
    entity text not null references legal_entity (code),
    client_id uuid not null,
    items bigint not null,
    days bigint not null,
    primary key (entity, client_id)
);
insert into payment_behaviour (entity, client_id, items, days)
select entity, client_id, count(*), sum(closed_on - issued_on) from open_item where closed_on is not null and paid_cents > 0 group by 1, 2;
grant select, insert, update on payment_behaviour to ${app};

create index open_item_cash on open_item (entity, client_id, issued_on) include (due_on, left_cents) where closed_on is null;
create index open_item_issued on open_item (entity, issued_on) include (total_cents);
