-- Limits of what the fund stands behind in one sector and for one member.
insert into policy (name, valid_from, value, unit, decision) values
    ('guarantee.limit.sector', '2020-01-01', 0.40, '/1', 'Board: above this share of all cover in one sector finance is told'),
    ('guarantee.limit.member', '2020-01-01', 25000, 'EUR', 'Board: above this cover for the units of one member finance is told');
