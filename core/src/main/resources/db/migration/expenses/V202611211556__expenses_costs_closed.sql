-- Orders whose named costs are claimed no more: what was held for them is free again, a failed client's fund got its part back.
create table costs_closed (
    order_id uuid primary key,
    closed_on date not null,
    to_fund_cents bigint not null check (to_fund_cents >= 0)
);
grant select, insert on costs_closed to ${app};

insert into policy (name, valid_from, value, unit, decision) values
    ('jobs.closing_days', '2020-01-01', 60, 'day',
     'Board: a job is closed 60 days after its last day; costs not claimed by then are free again, a trial unit keeps nothing');
