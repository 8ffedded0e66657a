-- What an item asks for in the currency of its invoice; null for the euro.
alter table open_item
    add column currency text check (currency ~ '^[A-Z]{3}$' and currency <> 'EUR'),
    add column foreign_total numeric(18, 2),
    add constraint open_item_currency_whole check ((currency is null) = (foreign_total is null));

-- What the payer ordered in another currency than that of the account, as far as the bank says it.
alter table bank_line
    add column instructed_currency text,
    add column instructed_amount numeric(18, 2),
    add constraint bank_line_instructed_whole check ((instructed_currency is null) = (instructed_amount is null));

insert into policy (name, valid_from, value, unit, decision) values
    ('receivables.exchange_most', '2020-01-01', 0.10, '/1', 'Finance: a payment in another currency settles its invoice if it differs by no more than this; the difference is one of exchange');
