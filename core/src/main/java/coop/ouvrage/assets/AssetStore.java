package coop.ouvrage.assets;

import coop.ouvrage.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of the register. */
@Repository
class AssetStore {

    private static final String FROM =
            " from asset a join production_unit u on u.id = a.unit_id join purchase p on p.id = a.purchase_id where true";

    private static final Map<String, String> COLUMNS = Map.of(
            "text", "lower(a.text)",
            "unit", "lower(u.name)",
            "class", "a.asset_class",
            "used", "a.used_from",
            "value", "a.value_cents",
            "rest", "case when a.disposed_on is null then a.value_cents - a.charged_cents else 0 end");

    private static final Map<String, String> FILTERS = Map.of(
            "used", " and a.disposed_on is null and a.value_cents > 0",
            "disposed", " and (a.disposed_on is not null or a.value_cents = 0)");

    private final JdbcClient jdbc;

    AssetStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whoever changes values, charges or ends of an entity's things goes after the other: the books follow the register. */
    void lock(String entity) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('assets:' || :entity, 0))")
                .param("entity", entity)
                .query((row, n) -> true)
                .single();
    }

    void insert(Assets.Acquired bought, LocalDate on, int term) {
        jdbc.sql("""
                insert into asset (id, entity, unit_id, asset_class, purchase_id, supplier, text, acquired_on, used_from, value_cents, term_months)
                values (:id, :entity, :unit, :class, :purchase, :supplier, :text, :on, :on, :value, :term)""")
                .param("id", bought.id())
                .param("entity", bought.entity())
                .param("unit", bought.unit())
                .param("class", bought.kind().name())
                .param("purchase", bought.purchase())
                .param("supplier", bought.supplier())
                .param("text", bought.text())
                .param("on", on)
                .param("value", bought.value().cents())
                .param("term", term)
                .update();
    }

    Optional<Asset> find(UUID id) {
        return jdbc.sql("select a.*, u.name as unit_name, u.kind = 'POT' as pot, p.number, p.supplier_name" + FROM
                        + " and a.id = :id")
                .param("id", id)
                .query((row, n) -> asset(row))
                .optional();
    }

    /** The smallest thing of an invoice, of a kind and unit, that is worth so much. */
    Optional<UUID> worth(Assets.Returned returned) {
        return jdbc.sql("""
                        select a.id from asset a join purchase p on p.id = a.purchase_id
                        where a.supplier = :supplier and p.number = :number and a.unit_id = :unit and a.asset_class = :class
                            and a.disposed_on is null and a.value_cents >= :value
                        order by a.value_cents, a.id limit 1""")
                .param("supplier", returned.supplier())
                .param("number", returned.number())
                .param("unit", returned.unit())
                .param("class", returned.kind().name())
                .param("value", returned.value().cents())
                .query(UUID.class)
                .optional();
    }

    void lessen(UUID id, Money value) {
        jdbc.sql("update asset set value_cents = value_cents - :value where id = :id")
                .param("value", value.cents())
                .param("id", id)
                .update();
    }

    void describe(UUID id, String text, LocalDate usedFrom) {
        jdbc.sql("update asset set text = :text, used_from = :used where id = :id")
                .param("text", text)
                .param("used", usedFrom)
                .param("id", id)
                .update();
    }

    void dispose(UUID id, Asset.Disposal disposal) {
        jdbc.sql("""
                update asset set disposal = :way, disposed_on = :day, reason = :reason, sold_by = :sold, written_off_cents = :rest
                where id = :id""")
                .param("way", disposal.way().name())
                .param("day", disposal.day())
                .param("reason", disposal.reason())
                .param("sold", disposal.soldBy())
                .param("rest", disposal.writtenOff().cents())
                .param("id", id)
                .update();
    }

    /** Whether we issued it, and not before the thing was ours. */
    boolean isIssued(String number, Asset asset) {
        return jdbc.sql("""
                        select exists (select from invoice where entity = :entity and number = :number
                            and kind <> 'CREDIT_NOTE' and issued_on >= :since)""")
                .param("entity", asset.entity())
                .param("since", asset.usedFrom())
                .param("number", number)
                .query(Boolean.class)
                .single();
    }

    boolean isRun(String entity, YearMonth month) {
        return jdbc.sql("select exists (select from asset_run where entity = :entity and month = :month)")
                .param("entity", entity)
                .param("month", month.atDay(1))
                .query(Boolean.class)
                .single();
    }

    /** Charges every thing of an entity for a month in one statement; what it comes to, kind by kind. */
    Map<AssetClass, Money> charge(String entity, YearMonth month, UUID run) {
        Map<AssetClass, Money> sums = new EnumMap<>(AssetClass.class);
        jdbc.sql("""
                with due as (
                    select id, round(value_cents * least(greatest(months, 0), term_months)::numeric / term_months)::bigint - charged_cents as cents
                    from (select id, value_cents, charged_cents, term_months,
                              (extract(year from :month::date) - extract(year from used_from)) * 12
                                  + extract(month from :month::date) - extract(month from used_from) + 1 as months
                          from asset where entity = :entity and disposed_on is null and charged_cents <> value_cents
                              and acquired_on <= :last) a),
                moved as (
                    update asset a set charged_cents = a.charged_cents + due.cents from due where a.id = due.id and due.cents <> 0
                    returning a.id, a.asset_class, due.cents),
                kept as (insert into asset_charge (asset_id, month, cents, run_id) select id, :month, cents, :run from moved)
                select asset_class, sum(cents) as cents from moved group by 1""")
                .param("entity", entity)
                .param("month", month.atDay(1))
                .param("last", month.atEndOfMonth())
                .param("run", run)
                .query(row -> {
                    sums.put(AssetClass.valueOf(row.getString("asset_class")), Money.ofCents(row.getLong("cents")));
                });
        return sums;
    }

    /** What should be depreciated at the end of a month and is not; nothing for a month that was booked. */
    Money behind(String entity, YearMonth month) {
        return isRun(entity, month)
                ? Money.ZERO
                : Money.ofCents(jdbc.sql("""
                        select coalesce(sum(greatest(0, round(value_cents * least(greatest(months, 0), term_months)::numeric / term_months)
                            - charged_cents)), 0)::bigint
                        from (select value_cents, charged_cents, term_months,
                                  (extract(year from :month::date) - extract(year from used_from)) * 12
                                      + extract(month from :month::date) - extract(month from used_from) + 1 as months
                              from asset where entity = :entity and disposed_on is null and charged_cents <> value_cents
                                  and acquired_on <= :last) a""")
                        .param("entity", entity)
                        .param("month", month.atDay(1))
                        .param("last", month.atEndOfMonth())
                        .query(Long.class)
                        .single());
    }

    void ran(UUID run, String entity, YearMonth month, Money sum) {
        jdbc.sql("insert into asset_run (id, entity, month, cents) values (:id, :entity, :month, :cents)")
                .param("id", run)
                .param("entity", entity)
                .param("month", month.atDay(1))
                .param("cents", sum.cents())
                .update();
    }

    List<Asset.Part> charged(UUID id) {
        return jdbc.sql("select month, cents, run_id from asset_charge where asset_id = :id order by month")
                .param("id", id)
                .query((row, n) -> new Asset.Part(
                        YearMonth.from(Objects.requireNonNull(row.getObject("month", LocalDate.class))),
                        Money.ofCents(row.getLong("cents")),
                        row.getObject("run_id", UUID.class)))
                .list();
    }

    /** @param units only those of one of these; null for all */
    AssetQuery.Found rows(@Nullable List<UUID> units, AssetQuery query) {
        Map<String, Object> values = new HashMap<>();
        String from = FROM + where(units, query, values);
        AssetQuery.Found sums = jdbc.sql("""
                        select count(*) as total, coalesce(sum(a.value_cents) filter (where a.disposed_on is null), 0) as value,
                            coalesce(sum(a.value_cents - a.charged_cents) filter (where a.disposed_on is null), 0) as rest""" + from)
                .params(values)
                .query((row, n) -> new AssetQuery.Found(
                        List.of(),
                        row.getLong("total"),
                        Money.ofCents(row.getLong("value")),
                        Money.ofCents(row.getLong("rest"))))
                .single();
        String order = COLUMNS.getOrDefault(query.sort(), "a.acquired_on");
        String way = query.descending() || !COLUMNS.containsKey(query.sort()) ? " desc" : "";
        return sums.with(
                jdbc.sql("select a.*, u.name as unit_name, u.kind = 'POT' as pot, p.number, p.supplier_name" + from
                                + " order by " + order + way + ", a.id" + way + " offset " + query.offset() + " limit "
                                + query.limit())
                        .params(values)
                        .query((row, n) -> asset(row))
                        .list());
    }

    private static String where(@Nullable List<UUID> units, AssetQuery query, Map<String, Object> values) {
        StringBuilder where = new StringBuilder(FILTERS.getOrDefault(query.filter(), ""));
        if (units != null) {
            where.append(" and a.unit_id = any(:units)");
            values.put("units", units.toArray(UUID[]::new));
        }
        if (!query.text().isBlank()) {
            where.append(
                    " and (a.text ilike :text or u.name ilike :text or p.number ilike :text or p.supplier_name ilike :text)");
            values.put("text", "%" + query.text().strip().replaceAll("([\\\\%_])", "\\\\$1") + "%");
        }
        return where.toString();
    }

    private static Asset asset(ResultSet row) throws SQLException {
        String way = row.getString("disposal");
        return new Asset(
                id(row, "id"),
                row.getString("entity"),
                id(row, "unit_id"),
                row.getString("unit_name"),
                row.getBoolean("pot"),
                AssetClass.valueOf(row.getString("asset_class")),
                id(row, "purchase_id"),
                row.getString("number"),
                row.getString("supplier_name"),
                row.getString("text"),
                day(row, "acquired_on"),
                day(row, "used_from"),
                Money.ofCents(row.getLong("value_cents")),
                row.getInt("term_months"),
                Money.ofCents(row.getLong("charged_cents")),
                way == null
                        ? null
                        : new Asset.Disposal(
                                Asset.Way.valueOf(way),
                                day(row, "disposed_on"),
                                row.getString("reason"),
                                row.getString("sold_by"),
                                Money.ofCents(row.getLong("written_off_cents"))));
    }

    private static UUID id(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, UUID.class));
    }

    private static LocalDate day(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, LocalDate.class));
    }
}
