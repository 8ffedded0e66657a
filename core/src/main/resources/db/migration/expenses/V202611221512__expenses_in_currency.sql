-- What a receipt says in another currency, and the rate of its day at which it is paid back.
alter table expense_claim
    add column currency text check (currency ~ '^[A-Z]{3}$' and currency <> 'EUR'),
    add column foreign_amount numeric(18, 2) check (foreign_amount > 0),
    add column rate numeric(20, 8) check (rate > 0),
    add column rate_day date,
    add constraint expense_claim_currency_whole check (num_nulls(currency, foreign_amount, rate, rate_day) in (0, 4));
