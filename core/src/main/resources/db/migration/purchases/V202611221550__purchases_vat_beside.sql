-- How far the VAT in euro that a supplier states may be from what its currency comes to at our rate: a choice of the co-operative, not law.
insert into policy (name, valid_from, value, unit, decision) values
    ('purchases.vat_beside_most', '2020-01-01', 0.05, '/1',
    'Proposed, not yet decided by finance: VAT in euro that a supplier states in a document of another currency is taken if it is no further from ours than this');
