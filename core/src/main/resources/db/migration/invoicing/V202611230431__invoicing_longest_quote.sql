-- A quote may not bind for ever: beyond this many days it is refused.
insert into policy (name, valid_from, value, unit, decision) values
    ('invoicing.quote_days_most', '2020-01-01', 365, 'day', 'Board: no quote binds longer than a year');
