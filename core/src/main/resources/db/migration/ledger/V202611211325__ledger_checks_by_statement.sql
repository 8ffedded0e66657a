-- What was checked row by row is checked once per statement: that the lines belong to an entry, in the function that adds them up. Entries
-- are never deleted, so nothing else can make a line or a queued entry lose its entry.
alter table journal_line drop constraint journal_line_entry_id_fkey;
alter table unsealed_entry drop constraint unsealed_entry_entry_id_fkey;

create or replace function ledger_lines_balance() returns trigger language plpgsql as $$
declare
    wrong uuid;
begin
    select w.entry_id into wrong
    from written w left join journal_entry e on e.id = w.entry_id
    group by w.entry_id, e.id, e.line_count
    having e.id is null or count(*) <> e.line_count or min(w.line) <> 1 or max(w.line) <> e.line_count
        or sum(w.amount_cents) <> 0 or bool_or(w.entity <> e.entity or w.date <> e.date)
    limit 1;
    if wrong is not null then
        raise exception 'journal entry % does not balance or is not complete', wrong using errcode = 'check_violation';
    end if;
    select w.entry_id into wrong from written w join period_state p on p.entity = w.entity where w.date <= p.closed_to limit 1;
    if wrong is not null then
        raise exception 'journal entry % lies in a closed month', wrong using errcode = 'check_violation';
    end if;
    return null;
end $$;
