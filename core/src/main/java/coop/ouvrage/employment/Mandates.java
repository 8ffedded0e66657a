package coop.ouvrage.employment;

import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.audit.Audit;
import coop.ouvrage.calendar.TimeOrderedId;
import coop.ouvrage.transaction.ReadOnce;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Under whose recorded power an entity signs. Without one it signs nothing. */
@Service
public class Mandates {

    private static final String SELECT =
            "select id, entity, representative, capacity, valid_from as \"from\", valid_to as \"to\", decision from signing_mandate ";

    private final JdbcClient jdbc;
    private final Permissions permissions;
    private final Audit audit;
    private final ReadOnce<List<Object>, Mandate> known = new ReadOnce<>();

    Mandates(JdbcClient jdbc, Permissions permissions, Audit audit) {
        this.jdbc = jdbc;
        this.permissions = permissions;
        this.audit = audit;
    }

    @Transactional
    public UUID grant(String entity, String representative, String capacity, LocalDate from, String decision) {
        permissions.require(Permission.MANDATE_GRANT);
        known.forgetAll();
        UUID id = TimeOrderedId.next();
        jdbc.sql("""
                insert into signing_mandate (id, entity, representative, capacity, valid_from, decision)
                values (:id, :entity, :representative, :capacity, :from, :decision)
                """)
                .param("id", id)
                .param("entity", entity)
                .param("representative", representative)
                .param("capacity", capacity)
                .param("from", from)
                .param("decision", decision)
                .update();
        audit.changed("mandate.granted", "mandate", id, Map.of("entity", entity));
        return id;
    }

    /** Ends a mandate; the day given is its last. */
    @Transactional
    public void end(UUID id, LocalDate lastDay) {
        permissions.require(Permission.MANDATE_GRANT);
        known.forgetAll();
        jdbc.sql("update signing_mandate set valid_to = :last where id = :id")
                .param("last", lastDay)
                .param("id", id)
                .update();
        audit.changed("mandate.ended", "mandate", id, Map.of("last", lastDay));
    }

    /** The mandate in force on a day, the latest if there are several. */
    public Optional<Mandate> on(String entity, LocalDate day) {
        return known.get(List.of(entity, day), key -> read(entity, day));
    }

    private Optional<Mandate> read(String entity, LocalDate day) {
        return jdbc.sql(SELECT + """
                where entity = :entity and valid_from <= :day and (valid_to is null or valid_to >= :day)
                order by valid_from desc, id desc limit 1
                """)
                .param("entity", entity)
                .param("day", day)
                .query(Mandate.class)
                .optional();
    }

    public Optional<Mandate> find(UUID id) {
        return jdbc.sql(SELECT + "where id = :id")
                .param("id", id)
                .query(Mandate.class)
                .optional();
    }

    public List<Mandate> all() {
        return jdbc.sql(SELECT + "order by entity, valid_from")
                .query(Mandate.class)
                .list();
    }
}
