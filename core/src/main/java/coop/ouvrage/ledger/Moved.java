package coop.ouvrage.ledger;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What moved in the books since somebody looked last. Who looks at units or jobs each morning looks at these only: a morning costs what
 * the day before brought, however long the books are.
 *
 * <p>A reader's place is one in the order of sealing, which is the order of commits: no entry is passed over that was written long
 * before it was committed. What is not sealed yet is told too, and told again the next time.
 */
@Component
public class Moved {

    /**
     * Places are kept and what lies behind them is told by one statement, so that what is sealed meanwhile is not missed. Entry by entry:
     * whoever plans it must not think of reading all lines ({@code offset 0}). The first row tells whether the reader never asked before.
     */
    private static final String SINCE = """
            with place as (
                select e.code as entity, r.position is not null as known, coalesce(r.position, 0) as after,
                    coalesce((select max(s.position) from ledger_seal s where s.entity = e.code), 0) as upto
                from legal_entity e left join ledger_reader r on r.entity = e.code and r.reader = :reader),
            asked as (select coalesce(bool_or(known), false) as before from place),
            kept as (
                insert into ledger_reader (reader, entity, position)
                select :reader, entity, upto from place, asked where upto > after or not before
                on conflict (reader, entity) do update set position = excluded.position),
            grown as (select place.* from place, asked where upto > after and before offset 0),
            entry as (
                select s.entry_id from grown p,
                    lateral (select entry_id from ledger_seal where entity = p.entity and position > p.after
                        and position <= p.upto offset 0) s
                union select u.entry_id from unsealed_entry u, asked where before)
            select not before as first, null::uuid as unit, null::uuid as subject from asked
            union all select distinct false, l.unit, l.subject
            from entry, lateral (select id, date from journal_entry where id = entry.entry_id offset 0) e,
                lateral (select unit, subject from journal_line where entry_id = e.id and date = e.date offset 0) l
            where l.unit is not null""";

    private final JdbcClient jdbc;

    Moved(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What lines are about.
     *
     * @param subjects jobs, contracts and orders
     */
    public record Names(Set<UUID> units, Set<UUID> subjects) {}

    /**
     * What moved since this reader asked last, in the transaction of what it does about it; if that fails, it is told again.
     *
     * @return empty when it never asked before: it has to look at everything
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Names> since(String reader) {
        Names names = new Names(new HashSet<>(), new HashSet<>());
        boolean first = jdbc.sql(SINCE)
                .param("reader", reader)
                .query((row, n) -> {
                    UUID unit = row.getObject("unit", UUID.class);
                    UUID subject = row.getObject("subject", UUID.class);
                    if (unit != null) {
                        names.units().add(unit);
                    }
                    if (subject != null) {
                        names.subjects().add(subject);
                    }
                    return row.getBoolean("first");
                })
                .list()
                .getFirst();
        return first ? Optional.empty() : Optional.of(names);
    }
}
