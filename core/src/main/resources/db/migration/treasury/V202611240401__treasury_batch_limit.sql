-- Wages leave on their day whatever one person has released on it: what stops a run with wrong digits is a limit on each batch.
insert into policy (name, valid_from, value, unit, decision) values
    ('treasury.batch_limit', '2020-01-01', 20000000, 'EUR', 'Board: no batch, wages included, leaves above this; see treasury.release_limit');
