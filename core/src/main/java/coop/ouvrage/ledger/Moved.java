package coop.ouvrage.ledger;

import java.util.HashSet;
import java.util.List;
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
        // Before the heads: what is sealed meanwhile is told by both, never by neither.
        List<UUID> unsealed = jdbc.sql("select entry_id from unsealed_entry")
                .query(UUID.class)
                .list();
        List<Place> places = places(reader);
        List<Place> grown = places.stream().filter(Place::grew).toList();
        boolean first = places.stream().noneMatch(Place::known);
        keep(reader, first ? places : grown);
        return first ? Optional.empty() : Optional.of(names(grown, unsealed));
    }

    /** Where a reader stands in the books of an entity, and where they end. */
    private record Place(String entity, boolean known, long after, long upto) {

        boolean grew() {
            return upto > after;
        }
    }

    private List<Place> places(String reader) {
        return jdbc.sql("""
                select e.code as entity, r.position is not null as known, coalesce(r.position, 0) as after,
                    coalesce((select max(s.position) from ledger_seal s where s.entity = e.code), 0) as upto
                from legal_entity e left join ledger_reader r on r.entity = e.code and r.reader = :reader""").param("reader", reader).query(Place.class).list();
    }

    private void keep(String reader, List<Place> places) {
        jdbc.sql("""
                insert into ledger_reader (reader, entity, position)
                select :reader, entity, position from unnest(:entities::text[], :positions::bigint[]) as p (entity, position)
                on conflict (reader, entity) do update set position = excluded.position""")
                .param("reader", reader)
                .param("entities", places.stream().map(Place::entity).toArray(String[]::new))
                .param("positions", places.stream().map(Place::upto).toArray(Long[]::new))
                .update();
    }

    /** Entry by entry: whoever plans it must not think of reading all lines ({@code offset 0}). */
    private Names names(List<Place> grown, List<UUID> unsealed) {
        Names names = new Names(new HashSet<>(), new HashSet<>());
        jdbc.sql("""
                with entry as (
                    select s.entry_id from unnest(:entities::text[], :afters::bigint[], :uptos::bigint[]) as p (entity, after, upto),
                        lateral (select entry_id from ledger_seal where entity = p.entity and position > p.after
                            and position <= p.upto offset 0) s
                    union select unnest(:unsealed::uuid[]))
                select distinct l.unit, l.subject
                from entry, lateral (select id, date from journal_entry where id = entry.entry_id offset 0) e,
                    lateral (select unit, subject from journal_line where entry_id = e.id and date = e.date offset 0) l
                where l.unit is not null""")
                .param("entities", grown.stream().map(Place::entity).toArray(String[]::new))
                .param("afters", grown.stream().map(Place::after).toArray(Long[]::new))
                .param("uptos", grown.stream().map(Place::upto).toArray(Long[]::new))
                .param("unsealed", unsealed.toArray(UUID[]::new))
                .query(row -> {
                    names.units().add(row.getObject(1, UUID.class));
                    UUID subject = row.getObject(2, UUID.class);
                    if (subject != null) {
                        names.subjects().add(subject);
                    }
                });
        return names;
    }
}
