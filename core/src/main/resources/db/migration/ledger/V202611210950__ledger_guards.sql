-- The database itself refuses books that do not balance or that change, whoever writes.
create function ledger_is_immutable() returns trigger language plpgsql as $$
begin
    raise exception 'the books are never changed: % on % refused', lower(tg_op), tg_table_name;
end $$;

-- One statement writes all the lines of an entry, they add up to nothing, and no month is closed under them.
create function ledger_lines_balance() returns trigger language plpgsql as $$
declare
    wrong uuid;
begin
    select n.entry_id into wrong
    from (select entry_id, count(*) as lines, min(line) as first, max(line) as last, sum(amount_cents) as total,
                 min(entity) as entity, max(entity) as other_entity, min(date) as date, max(date) as other_date
          from written group by entry_id) n
    join journal_entry e on e.id = n.entry_id
    where n.lines <> e.line_count or n.first <> 1 or n.last <> e.line_count or n.total <> 0
       or n.entity <> e.entity or n.other_entity <> e.entity or n.date <> e.date or n.other_date <> e.date
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

create function ledger_guard_lines(guarded regclass) returns void language plpgsql as $$
begin
    execute format('create trigger lines_balance after insert on %s referencing new table as written
                    for each statement execute function ledger_lines_balance()', guarded);
    execute format('create trigger immutable_statement before update or delete or truncate on %s
                    for each statement execute function ledger_is_immutable()', guarded);
end $$;

select ledger_guard_lines('journal_line');

create trigger immutable before update or delete or truncate on journal_entry
    for each statement execute function ledger_is_immutable();
create trigger immutable before update or delete or truncate on ledger_seal
    for each statement execute function ledger_is_immutable();
create trigger immutable before update or delete or truncate on period_event
    for each statement execute function ledger_is_immutable();

create table journal_line_other partition of journal_line default;
select ledger_guard_lines('journal_line_other');

-- Makes the partition of a year ahead of it. Runs as the owner, because the application may not create tables.
create function ledger_add_year(year integer) returns boolean language plpgsql security definer set search_path = public as $$
declare
    part text := 'journal_line_' || year;
begin
    if to_regclass(part) is not null then
        return false;
    end if;
    execute format('create table %I partition of journal_line for values from (%L) to (%L)',
                   part, make_date(year, 1, 1), make_date(year + 1, 1, 1));
    perform ledger_guard_lines(part::regclass);
    return true;
end $$;
revoke execute on function ledger_add_year(integer) from public;
grant execute on function ledger_add_year(integer) to ${app};

select ledger_add_year(year) from generate_series(2023, 2030) year;

-- Waits for a closing under way, keeps later ones waiting until this transaction ends, and tells the last closed day of each entity.
create function ledger_closed_to(entities text[]) returns table (entity text, closed_to date) language plpgsql as $$
begin
    perform pg_advisory_xact_lock_shared(hashtext('ledger.period'), hashtext(e)) from unnest(entities) e order by e;
    return query select p.entity, p.closed_to from period_state p where p.entity = any (entities);
end $$;

grant select, update on legal_entity, period_state to ${app};
grant select, insert on journal_entry, journal_line, ledger_seal, period_event to ${app};
grant select, insert, delete on unsealed_entry to ${app};
grant select, insert, update on account_balance, party_balance, subject_balance, number_series to ${app};
