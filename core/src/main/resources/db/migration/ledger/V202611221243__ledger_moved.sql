-- How far in the order of sealing somebody has read the books of an entity: each morning only what moved since is looked at.
create table ledger_reader (
    reader text not null,
    entity text not null references legal_entity,
    position bigint not null check (position >= 0),
    primary key (reader, entity)
);
grant select, insert, update on ledger_reader to ${app};

-- Entries of a closed month by what they come from: nobody counts them again.
create table closed_month_entry (
    entity text not null references legal_entity,
    month date not null check (extract(day from month) = 1),
    source_type text not null,
    entries bigint not null check (entries > 0),
    primary key (entity, month, source_type)
);
grant select, insert, delete on closed_month_entry to ${app};

insert into closed_month_entry
select e.entity, date_trunc('month', e.date)::date, e.source_type, count(*)
from journal_entry e join period_state p on p.entity = e.entity and e.date <= p.closed_to
group by 1, 2, 3;
