-- Documents in another currency: the rate at which they are booked, the VAT in euro that the supplier states, and what they come to in euro,
-- by which returns and journals count them.
alter table purchase add column rate numeric(18, 8) check (rate > 0);
alter table purchase add column rate_day date;
alter table purchase add column stated_vat_cents bigint;
alter table purchase add column euro_excl_cents bigint;
alter table purchase add column euro_vat_cents bigint;
alter table purchase add check ((rate is null) = (rate_day is null));

insert into policy (name, valid_from, value, unit, decision) values
    ('purchases.exchange_most', '2020-01-01', 0.10, '/1',
    'Proposed, not yet decided by finance: a debit pays a purchase in another currency if it differs by no more than this; the difference is one of exchange');
