-- Each table: its name, its columns (the first is a group; if the first column counts, it decides whether a group is too small to be shown;
-- "each" counts what may be in several groups and is not added up), and the query that gives it for a year from :first to :last. Published
-- with the table.

--: units_by_turnover units:count turnover:euro
with t as (select b.unit, sum(b.credit_cents - b.debit_cents) / 100.0 as euro from legal_entity e
    join account_balance b on b.entity = e.code and b.month between :first and :last and b.account = :TURNOVER
    group by b.unit having sum(b.credit_cents - b.debit_cents) > 0)
select case when euro < 1000 then 'u1' when euro < 3000 then 'u3' when euro < 10000 then 'u910' when euro < 30000 then 'u930'
        when euro < 50000 then 'u950' when euro < 100000 then 'u9a100' else 'u9z' end as bracket, count(*), sum(euro)
from t group by 1 order by 1

--: holders_by_turnover holders:count women:percent men:percent
with t as (select u.holder_id, sum(b.credit_cents - b.debit_cents) / 100.0 as euro from legal_entity e
    join account_balance b on b.entity = e.code and b.month between :first and :last and b.account = :TURNOVER
    join production_unit u on u.id = b.unit group by 1 having sum(b.credit_cents - b.debit_cents) > 0)
select case when euro < 1000 then 'h1' when euro < 3000 then 'h3' when euro < 5000 then 'h5' when euro < 10000 then 'h910'
        when euro < 20000 then 'h920' else 'h9z' end as bracket, count(*),
    100.0 * count(*) filter (where p.sex = 'FEMALE') / nullif(count(*) filter (where p.sex <> 'UNSTATED'), 0),
    100.0 * count(*) filter (where p.sex = 'MALE') / nullif(count(*) filter (where p.sex <> 'UNSTATED'), 0)
from t join person p on p.party_id = t.holder_id group by 1 order by 1

--: holders_by_region holders:count
select case when a.country is null then 'unknown' when a.country <> 'BE' then 'abroad' when left(a.postcode, 4) between '1000' and '1299' then 'brussels'
        when left(a.postcode, 4) between '1300' and '1499' or left(a.postcode, 4) between '4000' and '7999' then 'wallonia'
        else 'flanders' end, count(*)
from (select distinct u.holder_id from production_unit u join legal_entity e on e.code = u.entity
      where u.holder_id is not null and u.opened_on <= :last
        and u.id in (
            select l.unit_id from invoice i join invoice_line l on l.invoice_id = i.id where i.issued_on between :first and :last
            union all select unit_id from work_contract where last_day between :first and :last and state in ('DECLARED', 'RUNNING', 'DONE'))) h
left join lateral (select postcode, country from party_address a where a.party_id = h.holder_id order by sequence desc limit 1) a on true
group by 1 order by 2 desc

--: holders_by_age holders:count
select case when p.birth_date is null then 'unknown' when age < 26 then 'a25' when age < 36 then 'a35' when age < 46 then 'a45'
        when age < 60 then 'a59' else 'a60' end, count(*)
from (select distinct u.holder_id from production_unit u
      where u.holder_id is not null and u.opened_on <= :last
        and u.id in (
            select l.unit_id from invoice i join invoice_line l on l.invoice_id = i.id where i.issued_on between :first and :last
            union all select unit_id from work_contract where last_day between :first and :last and state in ('DECLARED', 'RUNNING', 'DONE'))) h
join person p on p.party_id = h.holder_id
cross join lateral (select extract(year from age(cast(:last as date), p.birth_date)) as age) a
group by 1 order by 1

--: holders_by_seniority holders:count
select case when days < 366 then 's1' when days < 1827 then 's5' when days < 3653 then 's910' when days < 5479 then 's915' else 's9z' end, count(*)
from (select distinct u.holder_id from production_unit u
      where u.holder_id is not null and u.opened_on <= :last
        and u.id in (
            select l.unit_id from invoice i join invoice_line l on l.invoice_id = i.id where i.issued_on between :first and :last
            union all select unit_id from work_contract where last_day between :first and :last and state in ('DECLARED', 'RUNNING', 'DONE'))) h
cross join lateral (select cast(:last as date) - min(opened_on) as days from production_unit o where o.holder_id = h.holder_id) s
group by 1 order by 1

--: holders_by_units holders:count
select least(n, 3)::text, count(*) from (select holder_id, count(*) as n from production_unit u
    where holder_id is not null and opened_on <= :last and (closed_on is null or closed_on > :last)
        and u.id in (
            select l.unit_id from invoice i join invoice_line l on l.invoice_id = i.id where i.issued_on between :first and :last
            union all select unit_id from work_contract where last_day between :first and :last and state in ('DECLARED', 'RUNNING', 'DONE')) group by holder_id) h
group by 1 order by 1

--: holders_by_clients holders:count
select case when n = 1 then 'c1' when n = 2 then 'c2' when n <= 5 then 'c5' else 'c6' end, count(*)
from (select u.holder_id, count(distinct i.client_id) as n from invoice i join invoice_line l on l.invoice_id = i.id
      join production_unit u on u.id = l.unit_id where i.issued_on between :first and :last and i.kind = 'INVOICE' group by 1) h
group by 1 order by 1

--: workers_by_hours employees:count
select case when h < 8 then 'm8' when h < 20 then 'm820' when h < 45 then 'm845' when h < 75 then 'm875' else 'm9' end, count(*)
from (select worker, sum(hours) / count(distinct month) as h from payslip where month between :first and :last and nr = 0 group by worker) w
group by 1 order by 1

--: workers_by_age employees:count women:percent men:percent
select case when p.birth_date is null then 'unknown' when age < 26 then 'a25' when age < 36 then 'a35' when age < 46 then 'a45'
        when age < 60 then 'a59' else 'a60' end, count(*),
    100.0 * count(*) filter (where p.sex = 'FEMALE') / nullif(count(*) filter (where p.sex <> 'UNSTATED'), 0),
    100.0 * count(*) filter (where p.sex = 'MALE') / nullif(count(*) filter (where p.sex <> 'UNSTATED'), 0)
from (select distinct worker from payslip where month between :first and :last) w join person p on p.party_id = w.worker
cross join lateral (select extract(year from age(cast(:last as date), p.birth_date)) as age) a
group by 1 order by 1

--: work_by_kind employees:each contracts:count gross:euro
select kind, count(distinct worker), count(distinct contract_id), sum(gross_cents) / 100.0
from payslip where month between :first and :last group by kind order by 4 desc

--: work_by_trade employees:each wage_budget:euro
with w as (select coalesce(nullif(lower(u.trade), ''), '?') as trade, p.worker, p.charge_cents from payslip p
    join production_unit u on u.id = p.unit_id where p.month between :first and :last),
top as (select trade from w group by trade order by sum(charge_cents) desc limit 11)
select case when trade in (select trade from top) then '=' || trade else 'others' end, count(distinct worker), sum(charge_cents) / 100.0
from w group by 1 order by 3 desc

--: clients_by_country clients:count invoices:count turnover:euro
select case when coalesce(o.country, a.country, 'BE') = 'BE' then 'belgium' else 'abroad' end, count(distinct i.client_id),
    count(*) filter (where i.kind = 'INVOICE'), sum(case i.kind when 'INVOICE' then i.excl_vat_cents else -i.excl_vat_cents end) / 100.0
from invoice i left join organisation o on o.party_id = i.client_id
left join lateral (select country from party_address a where a.party_id = i.client_id order by sequence desc limit 1) a on true
where i.issued_on between :first and :last group by 1 order by 4 desc

--: clients_by_kind clients:count invoices:count turnover:euro
select c.kind, count(distinct i.client_id), count(*) filter (where i.kind = 'INVOICE'),
    sum(case i.kind when 'INVOICE' then i.excl_vat_cents else -i.excl_vat_cents end) / 100.0
from invoice i join client c on c.party_id = i.client_id where i.issued_on between :first and :last group by 1 order by 4 desc

--: turnover_by_month units:each invoices:count turnover:euro
select 'm' || to_char(i.issued_on, 'MM'), count(distinct u.unit_id), count(distinct i.id) filter (where i.kind = 'INVOICE'),
    sum(case i.kind when 'INVOICE' then u.cents else -u.cents end) / 100.0
from invoice i cross join lateral (select unit_id, sum(net_cents) as cents from invoice_line l where l.invoice_id = i.id group by unit_id) u
where i.issued_on between :first and :last group by 1 order by 1

--: units_by_age units:count
select case when days < 366 then 's1' when days < 1827 then 's5' when days < 3653 then 's910' else 's9u' end, count(*)
from production_unit u cross join lateral (select cast(:last as date) - u.opened_on as days) a
where u.holder_id is not null and u.opened_on <= :last
    and u.id in (
        select l.unit_id from invoice i join invoice_line l on l.invoice_id = i.id where i.issued_on between :first and :last
        union all select unit_id from work_contract where last_day between :first and :last and state in ('DECLARED', 'RUNNING', 'DONE'))
group by 1 order by 1

--: units_by_employees units:count wage_budget:euro
select case when n = 1 then 'e1' when n = 2 then 'e2' else 'e3' end, count(*), sum(cents) / 100.0
from (select p.unit_id, count(distinct p.worker) as n, sum(p.charge_cents) as cents from payslip p
      join production_unit u on u.id = p.unit_id and u.holder_id <> p.worker
      where p.month between :first and :last group by p.unit_id) o
group by 1 order by 1

--: payments_by_delay clients:each invoices:each amount:euro
select case when days <= 15 then 'd15' when days <= 30 then 'd30' when days <= 45 then 'd45' when days <= 60 then 'd60'
        when days <= 90 then 'd90' else 'd9z' end, count(distinct client_id), count(distinct invoice_id), sum(amount_cents) / 100.0
from (select i.client_id, i.invoice_id, s.amount_cents, s.settled_on - i.issued_on as days from settlement s
      join open_item i on i.invoice_id = s.invoice_id
      where s.kind = 'PAYMENT' and s.undone_on is null and s.settled_on between :first and :last) p
group by 1 order by 1

--: receivables_by_age clients:each invoices:count amount:euro
select case when days <= 30 then 'd30' when days <= 60 then 'd60' when days <= 90 then 'd90' else 'd9z' end, count(distinct client_id),
    count(*), sum(left_cents) / 100.0
from (select i.client_id, cast(:last as date) - i.issued_on as days,
        i.total_cents - coalesce((select sum(case when s.kind = 'RECOVERY' then 0 else s.amount_cents end) from settlement s
            where s.invoice_id = i.invoice_id and s.settled_on <= :last and (s.undone_on is null or s.undone_on > :last)), 0) as left_cents
      from open_item i where i.issued_on <= :last and (i.closed_on is null or i.closed_on > :last)) o
where left_cents > 0 group by 1 order by 1

--: shareholders_by_category shareholders:count shares:count
select category, count(*), sum(shares) from (select party_id, max(category) as category, sum(shares) as shares from share_register_entry
    where effective_on <= :last group by party_id having sum(shares) > 0) s group by category order by 2 desc

--: shareholders_by_age shareholders:count shares:count
select case when p.birth_date is null then 'unknown' when age < 26 then 'a25' when age < 36 then 'a35' when age < 46 then 'a45'
        when age < 60 then 'a59' else 'a60' end, count(*), sum(s.shares)
from (select party_id, sum(shares) as shares from share_register_entry where effective_on <= :last group by party_id having sum(shares) > 0) s
join person p on p.party_id = s.party_id
cross join lateral (select extract(year from age(cast(:last as date), p.birth_date)) as age) a
group by 1 order by 1

--: hundred amount:euro per_hundred:decimal
with p as (select coalesce(sum(net_cents), 0) as net, coalesce(sum(social_cents + contributions_cents), 0) as social,
        coalesce(sum(tax_cents), 0) as tax, coalesce(sum(holiday_cents), 0) as holiday, coalesce(sum(charge_cents), 0) as charge
    from payslip s join journal_entry j on j.source_id = s.id and j.source_type = 'payslip' where j.date between :first and :last),
b as (select account, unit = e.pot_unit as pot, unit = e.fund_unit as fund, sum(credit_cents - debit_cents) as cents from legal_entity e
    join account_balance b on b.entity = e.code and b.month between :first and :last
    where account in (:TURNOVER, :CONTRIBUTION, :COSTS_OF_UNITS, :BAD_DEBT_LOSS, :JOB_BUDGET) group by 1, 2, 3),
s as (select coalesce(sum(cents) filter (where account = :TURNOVER), 0) as turnover,
        coalesce(sum(cents) filter (where account = :CONTRIBUTION and pot), 0) as pot,
        coalesce(sum(cents) filter (where account = :CONTRIBUTION and fund), 0) as fund,
        coalesce(-sum(cents) filter (where account = :COSTS_OF_UNITS and not pot and not fund), 0) as costs,
        coalesce(-sum(cents) filter (where account = :BAD_DEBT_LOSS and not pot and not fund), 0) as lost,
        coalesce(-sum(cents) filter (where account = :JOB_BUDGET and not pot and not fund), 0) as charged from b)
select part, amount / 100.0, coalesce(100.0 * amount / nullif(turnover, 0), 0) from s, p, lateral (values ('net', net), ('social', social), ('tax', tax), ('holiday', holiday),
    ('costs', costs), ('services', pot + charged - net - social - tax - holiday), ('fund', fund), ('lost', lost),
    ('kept', turnover - pot - fund - charged - costs - lost)) as v (part, amount)

--: margin_by_kind employees:each contracts:count charged:euro cost:euro difference:euro
select kind, count(distinct worker), count(distinct contract_id), sum(charge_cents) / 100.0, sum(gross_cents + contributions_cents + holiday_cents) / 100.0,
    sum(charge_cents - gross_cents - contributions_cents - holiday_cents) / 100.0
from payslip where month between :first and :last group by kind order by 6 desc

--: common_costs amount:euro
select '#' || b.account, sum(b.debit_cents - b.credit_cents) / 100.0 from legal_entity e
join account_balance b on b.entity = e.code and b.month between :first and :last and b.unit in (e.pot_unit, e.fund_unit)
where left(b.account, 1) = '6' and b.account not in (:GROSS_WAGES, :EMPLOYER_CONTRIBUTIONS, :HOLIDAY_COST, :RESULT_CARRIED, :BUDGETS_CARRIED,
    :INTERNAL_PURCHASES)
group by 1 having sum(b.debit_cents - b.credit_cents) <> 0 order by 2 desc

--: who_pays_whom units:count paid:euro documents:count share:euro difference:euro
with t as (select b.unit, coalesce(sum(b.credit_cents - b.debit_cents) filter (where b.account = :TURNOVER), 0) / 100.0 as euro,
        coalesce(sum(b.debit_cents - b.credit_cents) filter (where b.account = :CONTRIBUTION), 0) / 100.0 as paid
    from legal_entity e join account_balance b on b.entity = e.code and b.month between :first and :last
        and b.account in (:TURNOVER, :CONTRIBUTION)
    where b.unit not in (e.pot_unit, e.fund_unit) group by b.unit),
d as (select unit_id, count(*) as n from (
        select distinct i.id, l.unit_id from invoice i join invoice_line l on l.invoice_id = i.id where i.issued_on between :first and :last
        union all select contract_id, unit_id from payslip where month between :first and :last and nr = 0) x group by unit_id),
u as (select t.*, coalesce(d.n, 0) as n from t left join d on d.unit_id = t.unit)
select case when euro < 1000 then 'u1' when euro < 3000 then 'u3' when euro < 10000 then 'u910' when euro < 30000 then 'u930'
        when euro < 50000 then 'u950' when euro < 100000 then 'u9a100' else 'u9z' end, count(*), sum(paid), sum(n),
    sum(n) * (select coalesce(sum(paid) / nullif(sum(n), 0), 0) from u),
    sum(paid) - sum(n) * (select coalesce(sum(paid) / nullif(sum(n), 0), 0) from u)
from u group by 1 order by 1
