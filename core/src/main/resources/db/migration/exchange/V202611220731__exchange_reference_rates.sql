-- Euro reference rates as the European Central Bank published them: units of the currency for one euro. Written once, never changed.
create table exchange_rate (
    currency text not null check (currency ~ '^[A-Z]{3}$' and currency <> 'EUR'),
    day date not null,
    per_euro numeric(18, 8) not null check (per_euro > 0),
    taken_at timestamptz not null,
    taken_by uuid,
    primary key (currency, day)
);
create index exchange_rate_day on exchange_rate (day);
grant select, insert on exchange_rate to ${app};
