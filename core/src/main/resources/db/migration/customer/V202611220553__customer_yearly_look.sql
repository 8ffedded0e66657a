-- What was verified is looked at again.
insert into policy (name, valid_from, value, unit, decision) values
    ('customer.refresh_days', '2020-01-01', 365, 'day', 'Client service: the register is asked again a year after the last look');
