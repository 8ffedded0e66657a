-- Quotes in another currency: their price in it, and the rate at which their amounts in euro are stated.
alter table quote
    add column currency text check (currency ~ '^[A-Z]{3}$' and currency <> 'EUR'),
    add column rate numeric(18, 8) check (rate > 0),
    add column rate_day date,
    add column foreign_excl_vat numeric(18, 2),
    add column foreign_vat numeric(18, 2),
    add constraint quote_currency_whole check (num_nulls(currency, rate, rate_day, foreign_excl_vat, foreign_vat) in (0, 5));
