-- What the modules and the books say of a lived year: each table by its name, which is that of the published table to compare with.
--   total     category, value: each cell beside the published one times the scale
--   parts     category, value: shares of the whole beside the published shares
--   brackets  value: things counted by the bounds of the published table; shares of the whole
--   rates     value, whether it counts: per cent of a bracket, as printed
--   as_is     category, value: as printed
-- A second word is the unit of the values. A holder counts whose unit invoiced or paid work in the year: everybody who is admitted has one.

--: totals total things
with turnover as (
    select l.unit, -sum(l.amount_cents) as cents from journal_line l
    where l.account = :TURNOVER and l.date between :first and :last and l.unit is not null group by l.unit),
slips as (select * from payslip where month between :first and :last),
active as (
    select l.unit_id from invoice i join invoice_line l on l.invoice_id = i.id where i.issued_on between :first and :last
    union select unit_id from slips),
holders as (select distinct u.holder_id from production_unit u join active a on a.unit_id = u.id where u.holder_id is not null),
held as (select party_id, sum(shares) as shares, min(effective_on) as since from share_register_entry
    where effective_on <= :last group by party_id having sum(shares) > 0)
select 'shareholders', count(*)::numeric from held
union all select 'shareholders joined', count(*) from held where since > :first
union all select 'holders', count(*) from holders
union all select 'new holders', count(*) from (select holder_id from production_unit join holders using (holder_id)
    group by holder_id having min(opened_on) > :first and min(opened_on) <= :last) h
union all select 'active units', count(*) from active
union all select 'employees', count(distinct worker) from slips
union all select 'employees without unit', count(distinct worker) from slips s
    where s.worker not in (select holder_id from holders)
union all select 'units that employ others', count(distinct s.unit_id) from slips s
    join production_unit u on u.id = s.unit_id and u.holder_id <> s.worker
union all select 'wage budget of others than the holder', coalesce(sum(s.charge_cents), 0) / 100.0 from slips s
    join production_unit u on u.id = s.unit_id and u.holder_id <> s.worker
union all select 'contracts', count(*) from work_contract where last_day between :first and :last and state in ('DECLARED', 'RUNNING', 'DONE')
union all select 'days', count(*) from work_contract c join contract_day d on d.contract_id = c.id and d.version = c.version
    where d.day between :first and :last and c.state in ('DECLARED', 'RUNNING', 'DONE')
union all select 'hours', coalesce(sum(hours), 0) from slips where nr = 0
union all select 'full-time equivalents', coalesce(sum(hours), 0) / 1976 from slips where nr = 0
union all select 'turnover', coalesce(sum(cents), 0) / 100.0 from turnover
union all select 'expense claims', count(*) from expense_claim where spent_on between :first and :last and state in ('APPROVED', 'SENT', 'PAID')
union all select 'clients', count(distinct client_id) from invoice where issued_on between :first and :last and kind = 'INVOICE'
union all select 'invoices', count(*) from invoice where issued_on between :first and :last and kind = 'INVOICE'
union all select 'shares', coalesce(sum(shares), 0) from held
union all select 'equity of shares', coalesce(sum(paid_cents), 0) / 100.0 from share_register_entry where effective_on <= :last

--: outcomes total EUR
select 'wage budget', coalesce(sum(amount_cents), 0) / 100.0 from journal_line
where account = :JOB_BUDGET and amount_cents > 0 and date between :first and :last
union all select 'open receivables', coalesce(sum(amount_cents), 0) / 100.0 from journal_line
where account = :RECEIVABLE and date <= :last
union all select 'social contributions', coalesce(-sum(amount_cents), 0) / 100.0 from journal_line
where account = :SOCIAL_SECURITY_PAYABLE and amount_cents < 0 and date between :first and :last
union all select 'losses from failures of clients', coalesce(sum(amount_cents), 0) / 100.0 from journal_line
where account = :BAD_DEBT_LOSS and date between :first and :last
union all select 'result of the common pot', coalesce(-sum(l.amount_cents), 0) / 100.0 from journal_line l
join legal_entity e on e.code = l.entity and e.pot_unit = l.unit
where l.date between :first and :last and left(l.account, 1) in ('6', '7', '9') and l.account not in (:RESULT_CARRIED, :BUDGETS_CARRIED)

--: use of turnover as_is percent
with b as (select l.account, l.unit in (e.pot_unit, e.fund_unit) as common, -sum(l.amount_cents)::numeric as cents from journal_line l
    join legal_entity e on e.code = l.entity where l.date between :first and :last
    and l.account in (:TURNOVER, :JOB_BUDGET, :COSTS_OF_UNITS, :CONTRIBUTION, :BAD_DEBT_LOSS) group by 1, 2),
t as (select nullif(sum(cents) filter (where account = :TURNOVER), 0) as turnover from b)
select 'pay, social contributions and pensions', -100 * sum(cents) filter (where account = :JOB_BUDGET and not common) / max(turnover) from b, t
union all select 'expenses of members and authors'' rights', -100 * sum(cents) filter (where account = :COSTS_OF_UNITS and not common) / max(turnover) from b, t
union all select 'contribution', 100 * sum(cents) filter (where account = :CONTRIBUTION and common) / max(turnover) from b, t
union all select 'failures of clients', 100 * -coalesce(sum(cents) filter (where account = :BAD_DEBT_LOSS), 0) / max(turnover) from b, t

--: means as_is things
select 'days to payment', avg(l.date - i.issued_on) from journal_line l join journal_entry e on e.id = l.entry_id and e.journal = 'BANK'
join invoice i on i.id = l.subject where l.account = :RECEIVABLE and l.amount_cents < 0
union all select 'days to payment, by amount', sum((l.date - i.issued_on) * -l.amount_cents::numeric) / nullif(-sum(l.amount_cents), 0)
from journal_line l join journal_entry e on e.id = l.entry_id and e.journal = 'BANK'
join invoice i on i.id = l.subject where l.account = :RECEIVABLE and l.amount_cents < 0
union all select 'reminders for 100 invoices', 100.0 * (select count(*) from reminder where sent_on between :first and :last)
    / nullif((select count(*) from invoice where kind = 'INVOICE' and issued_on between :first and :last), 0)
union all select 'EUR of an invoice before VAT', avg(excl_vat_cents) / 100 from invoice where kind = 'INVOICE' and issued_on between :first and :last
union all select 'EUR of wage budget of an employee', sum(charge_cents) / 100.0 / nullif(count(distinct worker), 0) from payslip where month between :first and :last
union all select 'median contracts of an employee', percentile_cont(0.5) within group (order by n)::numeric
from (select count(distinct contract_id) as n from payslip where month between :first and :last group by worker) w
union all select 'median hours of an employee', percentile_cont(0.5) within group (order by h)::numeric
from (select sum(hours) as h from payslip where month between :first and :last and nr = 0 group by worker) w
union all select 'shares of a shareholder', avg(n) from (select sum(shares) as n from share_register_entry where effective_on <= :last
    group by party_id having sum(shares) > 0) s
union all select 'years of age of a shareholder', avg(extract(year from age(cast(:last as date), p.birth_date))) from person p
where p.party_id in (select party_id from share_register_entry where effective_on <= :last group by party_id having sum(shares) > 0)

--: unit turnover brackets units
select -sum(l.amount_cents) / 100.0 from journal_line l
where l.account = :TURNOVER and l.date between :first and :last and l.unit is not null group by l.unit having -sum(l.amount_cents) > 0

--: holder turnover brackets holders
select -sum(l.amount_cents) / 100.0 from journal_line l join production_unit u on u.id = l.unit
where l.account = :TURNOVER and l.date between :first and :last and u.holder_id is not null group by u.holder_id having -sum(l.amount_cents) > 0

--: women by holder turnover rates percent
select -sum(l.amount_cents) / 100.0, min(p.sex) = 'FEMALE' from journal_line l join production_unit u on u.id = l.unit
join person p on p.party_id = u.holder_id
where l.account = :TURNOVER and l.date between :first and :last group by u.holder_id having -sum(l.amount_cents) > 0

--: unit invoices brackets units
select count(distinct i.id) from invoice i join invoice_line l on l.invoice_id = i.id
where i.issued_on between :first and :last and i.kind = 'INVOICE' group by l.unit_id

--: unit clients brackets units
select count(distinct i.client_id) from invoice i join invoice_line l on l.invoice_id = i.id
where i.issued_on between :first and :last and i.kind = 'INVOICE' group by l.unit_id

--: number of clients invoiced brackets holders
select count(distinct i.client_id) from invoice i join invoice_line l on l.invoice_id = i.id join production_unit u on u.id = l.unit_id
where i.issued_on between :first and :last and i.kind = 'INVOICE' group by u.holder_id

--: number of units brackets holders
select count(*) from production_unit p where opened_on <= :last and (closed_on is null or closed_on > :last)
    and holder_id in (select u.holder_id from production_unit u where u.holder_id is not null and u.id in (
        select l.unit_id from invoice i join invoice_line l on l.invoice_id = i.id where i.issued_on between :first and :last
        union select unit_id from payslip where month between :first and :last))
group by holder_id

--: unit employees beside the holder brackets units
select count(distinct s.worker) from payslip s join production_unit u on u.id = s.unit_id and u.holder_id <> s.worker
where s.month between :first and :last group by s.unit_id

--: client invoices brackets clients
select count(*) from invoice where issued_on between :first and :last and kind = 'INVOICE' group by client_id

--: client turnover brackets clients
select sum(case kind when 'INVOICE' then excl_vat_cents else -excl_vat_cents end) / 100.0 from invoice
where issued_on between :first and :last group by client_id

--: invoice amount brackets invoices
select excl_vat_cents / 100.0 from invoice where issued_on between :first and :last and kind = 'INVOICE'

--: payment delay brackets payments
select s.settled_on - i.issued_on from settlement s join open_item i on i.invoice_id = s.invoice_id
where s.kind = 'PAYMENT' and s.undone_on is null and i.issued_on between :first and :last

--: days late brackets payments
select s.settled_on - i.due_on from settlement s join open_item i on i.invoice_id = s.invoice_id
where s.kind = 'PAYMENT' and s.undone_on is null and i.issued_on between :first and :last

--: age of receivables brackets invoices
select cast(:last as date) - i.issued_on from open_item i
where i.issued_on <= :last and (i.closed_on is null or i.closed_on > :last)

--: hours per month brackets employees
select sum(hours) / count(distinct month) from payslip where month between :first and :last and nr = 0 group by worker

--: hours of the year brackets employees
select sum(hours) from payslip where month between :first and :last and nr = 0 group by worker

--: employee contracts brackets employees
select count(distinct contract_id) from payslip where month between :first and :last group by worker

--: employee gross pay brackets employees
select sum(gross_cents) / 100.0 from payslip where month between :first and :last group by worker

--: employee wage budget brackets employees
select sum(charge_cents) / 100.0 from payslip where month between :first and :last group by worker

--: contract days brackets contracts
select count(*) from work_contract c join contract_day d on d.contract_id = c.id and d.version = c.version
where c.last_day between :first and :last and c.state in ('DECLARED', 'RUNNING', 'DONE') group by c.id

--: expense claim brackets claims
select amount_cents / 100.0 from expense_claim where spent_on between :first and :last and state in ('APPROVED', 'SENT', 'PAID')

--: shareholding brackets shareholders
select sum(shares) from share_register_entry where effective_on <= :last group by party_id having sum(shares) > 0

--: unit age brackets units
select (cast(:last as date) - u.opened_on) / 365.25 from production_unit u where u.holder_id is not null and u.opened_on <= :last
    and exists (select from payslip s where s.unit_id = u.id and s.month between :first and :last)

--: age brackets holders
select extract(year from age(cast(:last as date), p.birth_date)) from person p
where p.birth_date is not null and p.party_id in (select u.holder_id from production_unit u where u.holder_id is not null and u.id in (
        select l.unit_id from invoice i join invoice_line l on l.invoice_id = i.id where i.issued_on between :first and :last
        union select unit_id from payslip where month between :first and :last))

--: women by age rates percent
select extract(year from age(cast(:last as date), p.birth_date)), p.sex = 'FEMALE' from person p
where p.birth_date is not null and p.party_id in (select u.holder_id from production_unit u where u.holder_id is not null and u.id in (
        select l.unit_id from invoice i join invoice_line l on l.invoice_id = i.id where i.issued_on between :first and :last
        union select unit_id from payslip where month between :first and :last))

--: seniority brackets holders
select (cast(:last as date) - s.since) / 365.25
from (select party_id, min(effective_on) as since from share_register_entry group by party_id) s
where s.party_id in (select u.holder_id from production_unit u where u.holder_id is not null and u.id in (
        select l.unit_id from invoice i join invoice_line l on l.invoice_id = i.id where i.issued_on between :first and :last
        union select unit_id from payslip where month between :first and :last))

--: employee age brackets employees
select extract(year from age(cast(:last as date), p.birth_date)) from person p
where p.birth_date is not null and exists (select from payslip s where s.worker = p.party_id and s.month between :first and :last)

--: shareholder age brackets shareholders
select extract(year from age(cast(:last as date), p.birth_date)) from person p
where p.birth_date is not null and p.party_id in (select party_id from share_register_entry where effective_on <= :last
    group by party_id having sum(shares) > 0)

--: gender parts holders
select case p.sex when 'FEMALE' then 'women' when 'MALE' then 'men' else 'unstated' end, count(*)::numeric from person p
where p.party_id in (select u.holder_id from production_unit u where u.holder_id is not null and u.id in (
        select l.unit_id from invoice i join invoice_line l on l.invoice_id = i.id where i.issued_on between :first and :last
        union select unit_id from payslip where month between :first and :last)) group by 1

--: employee gender parts employees
select case p.sex when 'FEMALE' then 'women' when 'MALE' then 'men' else 'unstated' end, count(*)::numeric from person p
where exists (select from payslip s where s.worker = p.party_id and s.month between :first and :last) group by 1

--: age and gender parts holders
select case when y <= 25 then '25 or under' when y <= 35 then '26 to 35' when y <= 45 then '36 to 45' when y <= 59 then '46 to 59'
    else '60 and over' end || ', ' || case p.sex when 'FEMALE' then 'women' when 'MALE' then 'men' else 'unstated' end, count(*)::numeric
from person p cross join lateral (select extract(year from age(cast(:last as date), p.birth_date)) as y) a
where y is not null and p.party_id in (select u.holder_id from production_unit u where u.holder_id is not null and u.id in (
        select l.unit_id from invoice i join invoice_line l on l.invoice_id = i.id where i.issued_on between :first and :last
        union select unit_id from payslip where month between :first and :last)) group by 1

--: region parts holders
select case when a.country <> 'BE' then 'abroad' when left(a.postcode, 4) between '1000' and '1299' then 'Brussels'
    when left(a.postcode, 4) between '1300' and '1499' or left(a.postcode, 4) between '4000' and '7999' then 'Wallonia' else 'Flanders' end, count(*)::numeric
from person p cross join lateral (select postcode, country from party_address a where a.party_id = p.party_id order by sequence desc limit 1) a
where p.party_id in (select u.holder_id from production_unit u where u.holder_id is not null and u.id in (
        select l.unit_id from invoice i join invoice_line l on l.invoice_id = i.id where i.issued_on between :first and :last
        union select unit_id from payslip where month between :first and :last)) group by 1

--: employee region parts employees
select case when a.country <> 'BE' then 'abroad' when left(a.postcode, 4) between '1000' and '1299' then 'Brussels'
    when left(a.postcode, 4) between '1300' and '1499' or left(a.postcode, 4) between '4000' and '7999' then 'Wallonia' else 'Flanders' end, count(*)::numeric
from person p cross join lateral (select postcode, country from party_address a where a.party_id = p.party_id order by sequence desc limit 1) a
where exists (select from payslip s where s.worker = p.party_id and s.month between :first and :last) group by 1

--: tool parts holders
select case when jobs and activities then 'both' when jobs then 'only jobs' else 'only activities' end, count(*)::numeric
from (select bool_or(tool = 'JOB') as jobs, bool_or(tool = 'ACTIVITY') as activities from production_unit
    where opened_on <= :last and holder_id in (select u.holder_id from production_unit u where u.holder_id is not null and u.id in (
        select l.unit_id from invoice i join invoice_line l on l.invoice_id = i.id where i.issued_on between :first and :last
        union select unit_id from payslip where month between :first and :last)) group by holder_id) h group by 1

--: contract kind parts days
select c.kind, count(*)::numeric from work_contract c join contract_day d on d.contract_id = c.id and d.version = c.version
where d.day between :first and :last and c.state in ('DECLARED', 'RUNNING', 'DONE') group by 1

--: employees by contract kind parts employees
select kind, count(distinct worker)::numeric from payslip where month between :first and :last group by 1

--: gross pay by contract kind parts EUR
select kind, sum(gross_cents) / 100.0 from payslip where month between :first and :last group by 1

--: sector of work parts employees
select u.trade, count(distinct s.worker)::numeric from payslip s join production_unit u on u.id = s.unit_id
where s.month between :first and :last group by 1

--: wage budget by sector parts EUR
select u.trade, sum(s.charge_cents) / 100.0 from payslip s join production_unit u on u.id = s.unit_id
where s.month between :first and :last group by 1

--: client location parts clients
select case when coalesce(a.country, 'BE') = 'BE' then 'Belgium' else 'abroad' end, count(*)::numeric from client c
left join lateral (select country from party_address a where a.party_id = c.party_id order by sequence desc limit 1) a on true
where exists (select from invoice i where i.client_id = c.party_id and i.issued_on between :first and :last) group by 1

--: turnover by client location parts EUR
select case when coalesce(a.country, 'BE') = 'BE' then 'Belgium' else 'abroad' end,
    sum(case i.kind when 'INVOICE' then i.excl_vat_cents else -i.excl_vat_cents end) / 100.0 from invoice i
left join lateral (select country from party_address a where a.party_id = i.client_id order by sequence desc limit 1) a on true
where i.issued_on between :first and :last group by 1

--: client type parts clients
select case when c.kind = 'PERSON' or p.kind = 'PERSON' then 'natural persons' else 'companies' end, count(*)::numeric
from client c join party p on p.id = c.party_id
where exists (select from invoice i where i.client_id = c.party_id and i.issued_on between :first and :last) group by 1

--: client sector parts clients
select case c.kind when 'PUBLIC_BODY' then 'public sector' else 'private sector' end, count(*)::numeric from client c
where exists (select from invoice i where i.client_id = c.party_id and i.issued_on between :first and :last) group by 1

--: season parts contracts
select trim(to_char(first_day, 'Month')), count(*)::numeric from work_contract
where first_day between :first and :last and state in ('DECLARED', 'RUNNING', 'DONE') group by 1

--: invoices by month parts invoices
select trim(to_char(issued_on, 'Month')), count(*)::numeric from invoice
where issued_on between :first and :last and kind = 'INVOICE' group by 1

--: turnover by month parts EUR
select trim(to_char(issued_on, 'Month')), sum(case kind when 'INVOICE' then excl_vat_cents else -excl_vat_cents end) / 100.0 from invoice
where issued_on between :first and :last group by 1

--: shareholders by category parts shareholders
select category, count(*)::numeric from (select party_id, max(category) as category from share_register_entry
    where effective_on <= :last group by party_id having sum(shares) > 0) s group by 1
