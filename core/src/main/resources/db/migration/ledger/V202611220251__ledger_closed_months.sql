-- Sums of a closed month by account, without units: statements read sixty rows a month where the balances by unit have a quarter million.
create table closed_month_total (
    entity text not null references legal_entity,
    month date not null check (extract(day from month) = 1),
    account text not null,
    debit_cents bigint not null,
    credit_cents bigint not null,
    primary key (entity, month, account)
);
grant select, insert, delete on closed_month_total to ${app};

insert into closed_month_total
select b.entity, b.month, b.account, sum(b.debit_cents), sum(b.credit_cents)
from account_balance b join period_state p on p.entity = b.entity and b.month <= p.closed_to
group by 1, 2, 3;

-- The months that are still open, and the year of a closing. Its columns never change, so that updates of the sums do not touch it.
create index account_balance_by_month on account_balance (entity, month, account);
