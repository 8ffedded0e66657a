package coop.ouvrage.unit;

import coop.ouvrage.transaction.LockOnce;
import coop.ouvrage.transaction.ReadOnce;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of production units. */
@Repository
class UnitStore {

    private final JdbcClient jdbc;
    private final ReadOnce<UUID, ProductionUnit> known = new ReadOnce<>();
    private final ReadOnce<UUID, List<ProductionUnit>> ofHolders = new ReadOnce<>();
    private final LockOnce<UUID> locks = new LockOnce<>();

    UnitStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private void forget(UUID id) {
        known.forget(id);
        ofHolders.forgetAll();
    }

    void insert(ProductionUnit unit) {
        ofHolders.forgetAll();
        jdbc.sql("""
                insert into production_unit (id, entity, kind, tool, name, trade, holder_id, adviser_id, opened_on)
                values (:id, :entity, :kind, :tool, :name, :trade, :holder, :adviser, :opened)""")
                .param("id", unit.id().value())
                .param("entity", unit.entity())
                .param("kind", unit.kind().name())
                .param("tool", unit.isActivity() ? "ACTIVITY" : "JOB")
                .param("name", unit.name())
                .param("trade", unit.trade())
                .param("holder", unit.holderOrNone())
                .param("adviser", unit.adviser())
                .param("opened", unit.openedOn())
                .update();
    }

    Optional<ProductionUnit> find(UUID id) {
        return known.get(
                id,
                key -> jdbc.sql("select * from production_unit where id = :id")
                        .param("id", key)
                        .query((row, n) -> unit(row))
                        .optional());
    }

    /** The unit, its row locked: whoever spends comes one after the other. */
    Optional<ProductionUnit> lock(UUID id) {
        locks.take(id, () -> lockRow(id));
        return find(id);
    }

    private boolean lockRow(UUID id) {
        forget(id);
        Optional<ProductionUnit> locked = jdbc.sql("select * from production_unit where id = :id for update")
                .param("id", id)
                .query((row, n) -> unit(row))
                .optional();
        locked.ifPresent(unit -> known.put(id, unit));
        return locked.isPresent();
    }

    /** Units, their rows locked in the order of their identifiers. */
    List<ProductionUnit> lock(Collection<UUID> ids) {
        List<ProductionUnit> locked = jdbc.sql(
                        "select * from production_unit where id = any(:ids) order by id for update")
                .param("ids", ids.toArray(UUID[]::new))
                .query((row, n) -> unit(row))
                .list();
        ofHolders.forgetAll();
        locked.forEach(unit -> known.put(unit.id().value(), unit));
        return locked;
    }

    /** Locks the unit; there must be one. */
    void require(UUID id) {
        if (lock(id).isEmpty()) {
            throw new java.util.NoSuchElementException("no unit " + id);
        }
    }

    List<ProductionUnit> ofHolder(UUID holder) {
        return ofHolders
                .get(
                        holder,
                        key -> Optional.of(jdbc.sql(
                                        "select * from production_unit where holder_id = :holder order by opened_on, id")
                                .param("holder", key)
                                .query((row, n) -> unit(row))
                                .list()))
                .orElseThrow();
    }

    List<ProductionUnit> ofAdviser(UUID adviser) {
        return jdbc.sql("select * from production_unit where adviser_id = :adviser order by name, id")
                .param("adviser", adviser)
                .query((row, n) -> unit(row))
                .list();
    }

    List<ProductionUnit> of(Collection<UUID> ids) {
        return jdbc.sql("select * from production_unit where id = any(:ids)")
                .param("ids", ids.toArray(UUID[]::new))
                .query((row, n) -> unit(row))
                .list();
    }

    /** Those whose identifier ends so. */
    List<ProductionUnit> ofCode(String digits) {
        return jdbc.sql("select * from production_unit where right(replace(id::text, '-', ''), 8) = :digits")
                .param("digits", digits)
                .query((row, n) -> unit(row))
                .list();
    }

    List<ProductionUnit> search(String text, int limit) {
        return jdbc.sql("""
                select * from production_unit
                where holder_id is not null and name ilike :text
                order by name, id limit :limit""")
                .param("text", "%" + text + "%")
                .param("limit", limit)
                .query((row, n) -> unit(row))
                .list();
    }

    void change(UUID id, ProductionUnit.Kind kind, boolean activity, String name, String trade) {
        forget(id);
        jdbc.sql("update production_unit set kind = :kind, tool = :tool, name = :name, trade = :trade where id = :id")
                .param("kind", kind.name())
                .param("tool", activity ? "ACTIVITY" : "JOB")
                .param("name", name)
                .param("trade", trade)
                .param("id", id)
                .update();
    }

    void adviser(UUID id, @Nullable UUID adviser) {
        forget(id);
        jdbc.sql("update production_unit set adviser_id = :adviser where id = :id")
                .param("adviser", adviser)
                .param("id", id)
                .update();
    }

    private static ProductionUnit unit(ResultSet row) throws SQLException {
        return new ProductionUnit(
                new UnitId(row.getObject("id", UUID.class)),
                row.getString("entity"),
                ProductionUnit.Kind.valueOf(row.getString("kind")),
                "ACTIVITY".equals(row.getString("tool")),
                row.getString("name"),
                row.getString("trade"),
                row.getObject("holder_id", UUID.class),
                row.getObject("adviser_id", UUID.class),
                row.getObject("opened_on", LocalDate.class),
                row.getObject("closed_on", LocalDate.class));
    }
}
