insert into policy (name, valid_from, value, unit, decision) values
    ('receivables.withheld_most', '2020-01-01', 0.05, '/1',
     'Proposed, not yet decided by finance: a payment short by no more than this share may be whole, less the fee of a card provider or bank');
