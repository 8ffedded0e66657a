-- What a unit's accounts stand at, whatever the month: what is free of a budget was summed over all months that the unit has lived, at each
-- job and each morning.
create table unit_balance (
    entity text not null,
    unit uuid not null,
    account text not null,
    stripe smallint not null,
    amount_cents bigint not null,
    primary key (entity, unit, account, stripe)
) with (fillfactor = 70);
grant select, insert, update on unit_balance to ${app};

insert into unit_balance (entity, unit, account, stripe, amount_cents)
select entity, unit, account, stripe, sum(debit_cents - credit_cents) from account_balance
where unit <> '00000000-0000-0000-0000-000000000000' group by 1, 2, 3, 4;

-- Writes entries, their lines and every balance they change; the identifiers of those that are new. A function, because its plan is made
-- once per connection: planning took as long as writing an entry. Joins of the given arrays are by hash, whatever their length.
--
-- Keys and balance rows are taken in order, so that writers wait for each other and never in a circle. Nothing is written for an entry
-- whose key is there already, even one that another transaction is about to commit.
create or replace function ledger_write(
    ids uuid[], entities text[], journals text[], dates date[], document_dates date[], recorded timestamptz[], source_types text[],
    source_ids uuid[], keys text[], texts text[], arguments text[], reverse_of uuid[], line_counts smallint[], hashes bytea[],
    line_entries uuid[], lines smallint[], accounts text[], cents bigint[], units uuid[], parties uuid[], subjects uuid[],
    stripes smallint[], by_party boolean[], by_subject boolean[])
returns setof uuid language plpgsql set plan_cache_mode = force_generic_plan set enable_nestloop = off as $$
#variable_conflict use_column
begin
    return query
    with fresh as (
        insert into journal_entry (id, entity, journal, date, document_date, recorded_at, source_type, source_id, key, text_key,
            text_args, reverses, line_count, hash)
        select * from unnest(ids, entities, journals, dates, document_dates, recorded, source_types, source_ids, keys, texts,
            arguments, reverse_of, line_counts, hashes) as g (id, entity, journal, date, document_date, recorded_at, source_type,
            source_id, key, text_key, text_args, reverses, line_count, hash)
        order by key
        on conflict (key) do nothing returning id, entity, date
    ), line as materialized (
        select l.entry_id, l.line, f.entity, f.date, l.account, l.cents, l.unit, l.party, l.subject, l.stripe, l.of_party, l.of_subject
        from unnest(line_entries, lines, accounts, cents, units, parties, subjects, stripes, by_party, by_subject)
            as l (entry_id, line, account, cents, unit, party, subject, stripe, of_party, of_subject)
        join fresh f on f.id = l.entry_id
    ), lines_written as (
        insert into journal_line (entry_id, line, entity, date, account, amount_cents, unit, party, subject)
        select entry_id, line, entity, date, account, cents, unit, party, subject from line
    ), accounts_moved as (
        insert into account_balance as b (entity, account, unit, month, stripe, debit_cents, credit_cents)
        select entity, account, coalesce(unit, '00000000-0000-0000-0000-000000000000'), date_trunc('month', date)::date,
            stripe, sum(greatest(cents, 0)), sum(greatest(-cents, 0))
        from line group by 1, 2, 3, 4, 5 order by 1, 3, 2, 4, 5
        on conflict (entity, unit, account, month, stripe) do update
        set debit_cents = b.debit_cents + excluded.debit_cents, credit_cents = b.credit_cents + excluded.credit_cents
    ), units_moved as (
        insert into unit_balance as b (entity, unit, account, stripe, amount_cents)
        select entity, unit, account, stripe, sum(cents) from line where unit is not null group by 1, 2, 3, 4 order by 1, 2, 3, 4
        on conflict (entity, unit, account, stripe) do update set amount_cents = b.amount_cents + excluded.amount_cents
    ), parties_moved as (
        insert into party_balance as b (entity, account, party, amount_cents)
        select entity, account, party, sum(cents) from line where of_party group by 1, 2, 3 order by 1, 2, 3
        on conflict (entity, account, party) do update set amount_cents = b.amount_cents + excluded.amount_cents
    ), subjects_moved as (
        insert into subject_balance as b (entity, unit, subject, account, amount_cents)
        select entity, unit, subject, account, sum(cents) from line where of_subject group by 1, 2, 3, 4 order by 1, 2, 3, 4
        on conflict (entity, unit, subject, account) do update set amount_cents = b.amount_cents + excluded.amount_cents
    ), queued as (
        insert into unsealed_entry (entry_id) select id from fresh
    )
    select id from fresh;
end $$;
