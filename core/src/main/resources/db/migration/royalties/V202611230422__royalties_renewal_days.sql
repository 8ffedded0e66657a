-- How long before its last day a concession is said to end. No law asks for a notice: the co-operative sets the time that a renewal takes.
insert into policy (name, valid_from, value, unit, decision) values
    ('royalties.renewal_days', '2020-01-01', 60, 'day', 'Proposed, the board has to confirm: so many days before the last day of a concession its author and whoever proposed it are told, time enough to sell and sign what comes after');
