-- When a client who has not answered is reminded of a quote.
insert into policy (name, valid_from, value, unit, decision) values
    ('invoicing.quote_reminder_days', '2020-01-01', 3, 'day', 'Board: so many days before the last one, a client who has not answered is reminded of a quote');
