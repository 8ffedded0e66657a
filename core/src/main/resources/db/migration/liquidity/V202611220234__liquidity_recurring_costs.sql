-- Costs that come every month whatever is sold: rent, licences, salaries of the support team. For the forecast only; the books know nothing of it.
create table recurring_cost (
    id uuid primary key,
    entity text not null references legal_entity (code),
    label text not null,
    day_of_month int not null check (day_of_month between 1 and 31),
    amount_cents bigint not null check (amount_cents > 0),
    entered_on date not null,
    ended_on date
);
create index recurring_cost_entity on recurring_cost (entity) where ended_on is null;
grant select, insert on recurring_cost to ${app};
grant update (ended_on) on recurring_cost to ${app};

insert into policy (name, valid_from, value, unit, decision) values
    ('liquidity.usual_days', '2020-01-01', 45, 'day', 'Finance: a client without a history pays 45 days after the invoice'),
    ('liquidity.late_days', '2020-01-01', 14, 'day', 'Finance: an invoice that is later than its client usually is comes in 14 days from now'),
    ('liquidity.doubtful_days', '2020-01-01', 90, 'day', 'Finance: an invoice due for more than 90 days is not counted on'),
    ('liquidity.social_day', '2020-01-01', 5, 'day', 'Finance: day of the month on which social security is paid; an assumption of the forecast'),
    ('liquidity.withholding_day', '2020-01-01', 15, 'day', 'Finance: day of the month on which withholding tax is paid; an assumption of the forecast'),
    ('liquidity.vat_day', '2020-01-01', 20, 'day', 'Finance: day of the month on which VAT is paid; an assumption of the forecast');
