insert into policy (name, valid_from, value, unit, decision) values
    ('mission.warn_days', '2020-01-01', 3, 'day', 'Board: worker and holder are warned three days before a departure without certificate');
