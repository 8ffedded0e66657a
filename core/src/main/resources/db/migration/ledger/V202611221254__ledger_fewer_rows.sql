-- Posting costs by the row and by the index entry. What nobody reads is no longer kept, and what was asked of each line is asked of each entry.

-- What a contract or job did to the common pot or to the fund: five rows of each payslip, which no page and no rule asks for.
delete from subject_balance b using legal_entity e where b.unit in (e.pot_unit, e.fund_unit) and left(b.account, 1) in ('6', '7', '9');

-- Most entries reverse nothing.
alter table journal_entry drop constraint journal_entry_reverses_key;
create unique index journal_entry_reverses on journal_entry (reverses) where reverses is not null;

-- The same without a regular expression for each line: two to six digits.
alter table journal_line drop constraint journal_line_account_check;
alter table journal_line add constraint journal_line_account_check
    check (length(account) between 2 and 6 and ltrim(account, '0123456789') = '');

-- The account first, since it tells most: nearly all lines are of few entities.
drop index journal_line_by_account;
create index journal_line_by_account on journal_line (account, entity, date, entry_id);

-- Lines are added up before their entry is looked for. Lines of one entry that differ in entity or day are two groups, each incomplete.
create or replace function ledger_lines_balance() returns trigger language plpgsql
    set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set enable_nestloop = on as $$
declare
    wrong uuid;
begin
    select w.entry_id into wrong
    from (select entry_id, entity, date, count(*) as lines, min(line) as first, max(line) as last, sum(amount_cents) as cents
          from written group by entry_id, entity, date) w
    left join journal_entry e on e.id = w.entry_id and e.entity = w.entity and e.date = w.date
    where e.id is null or w.lines <> e.line_count or w.first <> 1 or w.last <> e.line_count or w.cents <> 0
    limit 1;
    if wrong is not null then
        raise exception 'journal entry % does not balance or is not complete', wrong using errcode = 'check_violation';
    end if;
    select w.entry_id into wrong
    from (select entity, min(date) as date from written group by entity) m
    join period_state p on p.entity = m.entity and m.date <= p.closed_to
    join written w on w.entity = m.entity and w.date <= p.closed_to limit 1;
    if wrong is not null then
        raise exception 'journal entry % lies in a closed month', wrong using errcode = 'check_violation';
    end if;
    return null;
end $$;
