package coop.ouvrage.unit;

import coop.ouvrage.transaction.Foreseen.Kind;
import coop.ouvrage.transaction.LockTogether;
import coop.ouvrage.transaction.ReadTogether;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of production units. */
@Repository
class UnitStore {

    private final JdbcClient jdbc;
    private final ReadTogether<ProductionUnit> known = new ReadTogether<>(Kind.UNIT, this::read);
    private final ReadTogether<List<ProductionUnit>> ofHolders = new ReadTogether<>(Kind.PERSON, this::readOfHolders);
    private final LockTogether locks = new LockTogether(Kind.UNIT, this::readAgain, this::lockRows);

    UnitStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private void forget(UUID id) {
        known.forget(id);
        ofHolders.forgetAll();
    }

    void insert(ProductionUnit unit) {
        known.forget(unit.id().value());
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
        return known.get(id);
    }

    private Map<UUID, ProductionUnit> read(UUID[] ids) {
        return of(List.of(ids)).stream()
                .collect(Collectors.toMap(unit -> unit.id().value(), unit -> unit));
    }

    private void readAgain(Collection<UUID> ids) {
        known.readAgain(ids);
        ofHolders.forgetAll();
    }

    /**
     * The unit, its row locked: whoever spends comes one after the other.
     *
     * @param locked told which units were not locked before
     */
    Optional<ProductionUnit> lock(UUID id, Consumer<Collection<UUID>> locked) {
        Collection<UUID> taken = locks.take(id);
        if (!taken.isEmpty()) {
            locked.accept(taken);
        }
        return find(id);
    }

    private Collection<UUID> lockRows(UUID[] ids) {
        return lock(List.of(ids)).stream().map(unit -> unit.id().value()).toList();
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

    List<ProductionUnit> ofHolder(UUID holder) {
        return ofHolders.get(holder).orElse(List.of());
    }

    private Map<UUID, List<ProductionUnit>> readOfHolders(UUID[] holders) {
        return jdbc
                .sql("select * from production_unit where holder_id = any(:holders) order by opened_on, id")
                .param("holders", holders)
                .query((row, n) -> unit(row))
                .list()
                .stream()
                .collect(Collectors.groupingBy(ProductionUnit::holder));
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
