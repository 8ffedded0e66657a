package coop.ouvrage.unit;

import coop.ouvrage.transaction.Foreseen.Kind;
import coop.ouvrage.transaction.LockTogether;
import coop.ouvrage.transaction.ReadTogether;
import coop.ouvrage.transaction.Rows;
import coop.ouvrage.transaction.WriteBehind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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
    private final LockTogether locks = new LockTogether(Kind.UNIT, known::readAgain, this::lockRows);

    private final WriteBehind<ProductionUnit> opened = new WriteBehind<ProductionUnit>(this::insert, "production_unit")
            .referredToBy(
                    "asset",
                    "internal_invoice",
                    "invoice_line",
                    "job",
                    "open_item_part",
                    "purchase",
                    "purchase_part",
                    "purchase_share",
                    "quote",
                    "reservation",
                    "sale_partner",
                    "sale_request",
                    "sales_autonomy",
                    "sales_offer",
                    "sales_template",
                    "taking",
                    "till_day",
                    "unit_dress",
                    "unit_text");
    private final WriteBehind<ProductionUnit> changed = new WriteBehind<>(this::update, "production_unit");

    UnitStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private void forget(UUID id) {
        known.forget(id);
        ofHolders.forgetAll();
    }

    void insert(ProductionUnit unit) {
        known.put(unit.id().value(), unit);
        locks.holds(List.of(unit.id().value()));
        ofHolders.forget(unit.holder());
        opened.add(unit);
    }

    private void insert(List<ProductionUnit> units) {
        Rows.insert(
                jdbc,
                "production_unit",
                units.stream()
                        .map(unit -> new Rows.Row()
                                .with("id", unit.id().value())
                                .with("entity", unit.entity())
                                .with("kind", unit.kind())
                                .with("tool", unit.isActivity() ? "ACTIVITY" : "JOB")
                                .with("name", unit.name())
                                .with("trade", unit.trade())
                                .with("holder_id", unit.holderOrNone())
                                .with("adviser_id", unit.adviser())
                                .with("opened_on", unit.openedOn()))
                        .toList());
    }

    Optional<ProductionUnit> find(UUID id) {
        return known.get(id);
    }

    private Map<UUID, ProductionUnit> read(UUID[] ids) {
        return of(List.of(ids)).stream()
                .collect(Collectors.toMap(unit -> unit.id().value(), unit -> unit));
    }

    /** One of a holder's units as it is now. */
    private void holds(ProductionUnit unit) {
        if (unit.holderOrNone() != null) {
            ofHolders.change(
                    unit.holder(),
                    units -> units.stream()
                            .map(one -> one.id().equals(unit.id()) ? unit : one)
                            .toList());
        }
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
        locked.forEach(unit -> {
            known.put(unit.id().value(), unit);
            holds(unit);
        });
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

    /** @param unit as it is from now on, its row locked */
    void change(ProductionUnit unit) {
        known.put(unit.id().value(), unit);
        holds(unit);
        changed.add(unit);
    }

    private void update(List<ProductionUnit> units) {
        opened.write();
        Map<UUID, ProductionUnit> last = new TreeMap<>();
        units.forEach(unit -> last.put(unit.id().value(), unit));
        List<ProductionUnit> all = List.copyOf(last.values());
        jdbc.sql("""
                update production_unit u set kind = c.kind, tool = c.tool, name = c.name, trade = c.trade
                from unnest(:ids::uuid[], :kinds::text[], :tools::text[], :names::text[], :trades::text[])
                    as c (id, kind, tool, name, trade)
                where u.id = c.id""")
                .param("ids", last.keySet().toArray(UUID[]::new))
                .param("kinds", all.stream().map(unit -> unit.kind().name()).toArray(String[]::new))
                .param(
                        "tools",
                        all.stream()
                                .map(unit -> unit.isActivity() ? "ACTIVITY" : "JOB")
                                .toArray(String[]::new))
                .param("names", all.stream().map(ProductionUnit::name).toArray(String[]::new))
                .param("trades", all.stream().map(ProductionUnit::trade).toArray(String[]::new))
                .update();
    }

    void adviser(UUID id, @Nullable UUID adviser) {
        forget(id);
        jdbc.sql("update production_unit set adviser_id = :adviser where id = :id")
                .param("adviser", adviser)
                .param("id", id)
                .update();
    }

    static ProductionUnit unit(ResultSet row) throws SQLException {
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
