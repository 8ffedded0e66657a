insert into policy (name, valid_from, value, unit, decision) values
    ('accounting.recharge', '2020-01-01', 1, '/1',
     'Board: share of the contribution in the common pot that the co-operative charges each month for the common services (without VAT as long as the entities are one VAT unit: to be confirmed)');
