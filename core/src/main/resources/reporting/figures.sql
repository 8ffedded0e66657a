-- Each figure: its name, its unit, and the query that gives it for a year from :first to :last. Published with the figure.

--: turnover euro
select coalesce(sum(b.credit_cents - b.debit_cents), 0) / 100.0 from legal_entity e
join account_balance b on b.entity = e.code and b.month between :first and :last and b.account = :TURNOVER

--: shareholders count
select count(*) from (select party_id from share_register_entry where effective_on <= :last
    group by party_id having sum(shares) > 0) s

--: new_shareholders count
select count(*) from (select party_id from share_register_entry where effective_on <= :last
    group by party_id having sum(shares) > 0 and min(effective_on) >= :first) s

--: shares count
select coalesce(sum(shares), 0) from share_register_entry where effective_on <= :last

--: equity_of_shares euro
select coalesce(sum(paid_cents), 0) / 100.0 from share_register_entry where effective_on <= :last

--: units count
select count(distinct unit_id) from (
    select l.unit_id from invoice i join invoice_line l on l.invoice_id = i.id where i.issued_on between :first and :last
    union all select unit_id from work_contract where last_day between :first and :last and state in ('DECLARED', 'RUNNING', 'DONE')) u

--: holders count
select count(distinct u.holder_id) from production_unit u where u.id in (
    select l.unit_id from invoice i join invoice_line l on l.invoice_id = i.id where i.issued_on between :first and :last
    union all select unit_id from work_contract where last_day between :first and :last and state in ('DECLARED', 'RUNNING', 'DONE'))

--: new_holders count
select count(*) from (select holder_id from production_unit where holder_id is not null group by holder_id having min(opened_on) between :first and :last) h
where holder_id in (select u.holder_id from production_unit u where u.id in (
    select l.unit_id from invoice i join invoice_line l on l.invoice_id = i.id where i.issued_on between :first and :last
    union all select unit_id from work_contract where last_day between :first and :last and state in ('DECLARED', 'RUNNING', 'DONE')))

--: units_employing count
select count(distinct p.unit_id) from payslip p join production_unit u on u.id = p.unit_id and u.holder_id <> p.worker
where p.month between :first and :last

--: employees count
select count(distinct worker) from payslip where month between :first and :last

--: employees_without_unit count
select count(distinct worker) from payslip where month between :first and :last
    and worker not in (select u.holder_id from production_unit u where u.holder_id is not null and u.id in (
        select l.unit_id from invoice i join invoice_line l on l.invoice_id = i.id where i.issued_on between :first and :last
        union all select unit_id from work_contract where last_day between :first and :last and state in ('DECLARED', 'RUNNING', 'DONE')))

--: full_time decimal
select coalesce(sum(hours), 0) / :full_time from payslip where month between :first and :last and nr = 0

--: contracts count
select count(*) from work_contract where last_day between :first and :last and state in ('DECLARED', 'RUNNING', 'DONE')

--: days count
select count(*) from (select distinct c.worker, c.id, d.day from work_contract c
    join contract_day d on d.contract_id = c.id and d.version = c.version
    where d.day between :first and :last and c.state in ('DECLARED', 'RUNNING', 'DONE')) d

--: hours count
select coalesce(round(sum(hours)), 0) from payslip where month between :first and :last and nr = 0

--: gross euro
select coalesce(sum(gross_cents), 0) / 100.0 from payslip where month between :first and :last

--: wage_budget euro
select coalesce(sum(b.debit_cents - b.credit_cents), 0) / 100.0 from legal_entity e
join account_balance b on b.entity = e.code and b.month between :first and :last and b.account = :JOB_BUDGET
where b.unit not in (e.pot_unit, e.fund_unit)

--: social_security euro
select coalesce(sum(social_cents + contributions_cents), 0) / 100.0 from payslip where month between :first and :last

--: clients count
select count(distinct client_id) from invoice where issued_on between :first and :last and kind = 'INVOICE'

--: invoices count
select count(*) from invoice where issued_on between :first and :last and kind = 'INVOICE'

--: claims count
select count(*) from expense_claim where decided_at::date between :first and :last and state in ('APPROVED', 'SENT', 'PAID')

--: contribution euro
select coalesce(sum(b.credit_cents - b.debit_cents), 0) / 100.0 from legal_entity e
join account_balance b on b.entity = e.code and b.month between :first and :last and b.account = :CONTRIBUTION
where b.unit in (e.pot_unit, e.fund_unit)

--: receivables euro
select coalesce(sum(i.total_cents - coalesce((select sum(case when s.kind = 'RECOVERY' then 0 else s.amount_cents end) from settlement s
    where s.invoice_id = i.invoice_id and s.settled_on <= :last and (s.undone_on is null or s.undone_on > :last)), 0)), 0) / 100.0
from open_item i where i.issued_on <= :last and (i.closed_on is null or i.closed_on > :last)

--: payment_days decimal
select coalesce(avg(s.settled_on - i.issued_on), 0) from settlement s join open_item i on i.invoice_id = s.invoice_id
where s.kind = 'PAYMENT' and s.undone_on is null and s.settled_on between :first and :last

--: reminders count
select count(*) from reminder where sent_on between :first and :last

--: losses euro
select coalesce(sum(b.debit_cents - b.credit_cents), 0) / 100.0 from legal_entity e
join account_balance b on b.entity = e.code and b.month between :first and :last and b.account = :BAD_DEBT_LOSS
