package coop.ouvrage.takings;

import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.invoicing.spi.Supply;
import coop.ouvrage.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code taking}, {@code till_day} and {@code till_day_vat}. */
@Repository
class TillStore {

    private final JdbcClient jdbc;

    TillStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Taking taking, String entity, @Nullable UUID by) {
        jdbc.sql("""
                insert into taking (id, unit_id, entity, year, nr, day, supply, vat_case, vat_category, vat_rate, description,
                    gross_cents, method, reverses, reason, recorded_at, recorded_by)
                values (:id, :unit, :entity, :year, :nr, :day, :supply, :case, :category, :rate, :description, :gross, :method,
                    :reverses, :reason, :at, :by)""")
                .param("id", taking.id())
                .param("unit", taking.unit())
                .param("entity", entity)
                .param("year", taking.recordedAt().atZone(BusinessTime.ZONE).getYear())
                .param("nr", taking.nr())
                .param("day", taking.day())
                .param("supply", taking.supply().name())
                .param("case", taking.rate().vatCase())
                .param("category", taking.rate().category())
                .param("rate", taking.rate().fraction())
                .param("description", taking.description())
                .param("gross", taking.gross().cents())
                .param("method", taking.method().name())
                .param("reverses", taking.reverses())
                .param("reason", taking.reason())
                .param("at", taking.recordedAt().atOffset(ZoneOffset.UTC))
                .param("by", by)
                .update();
    }

    void insert(TillDay day, Instant at, @Nullable UUID by) {
        jdbc.sql("""
                insert into till_day (id, unit_id, entity, day, number, cash_before_cents, cash_cents, card_cents, to_bank_cents,
                    counted_cents, difference_cents, reason, closed_at, closed_by)
                values (:id, :unit, :entity, :day, :number, :before, :cash, :card, :bank, :counted, :difference, :reason, :at, :by)""")
                .param("id", day.id())
                .param("unit", day.unit())
                .param("entity", day.entity())
                .param("day", day.day())
                .param("number", day.number())
                .param("before", day.cashBefore().cents())
                .param("cash", day.cash().cents())
                .param("card", day.card().cents())
                .param("bank", day.toBank().cents())
                .param("counted", day.counted().cents())
                .param("difference", day.difference().cents())
                .param("reason", day.reason())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .update();
        for (TillDay.Part part : day.parts()) {
            jdbc.sql("insert into till_day_vat values (:id, :case, :category, :rate, :gross, :net, :vat)")
                    .param("id", day.id())
                    .param("case", part.rate().vatCase())
                    .param("category", part.rate().category())
                    .param("rate", part.rate().fraction())
                    .param("gross", part.gross().cents())
                    .param("net", part.net().cents())
                    .param("vat", part.vat().cents())
                    .update();
        }
        jdbc.sql("update taking set close_id = :id where unit_id = :unit and day = :day and close_id is null")
                .param("id", day.id())
                .param("unit", day.unit())
                .param("day", day.day())
                .update();
    }

    /** What no close has counted yet, as it was written. */
    List<Taking> open(UUID unit) {
        return jdbc.sql("select * from taking where unit_id = :unit and close_id is null order by day, id")
                .param("unit", unit)
                .query((row, n) -> taking(row))
                .list();
    }

    List<Taking> ofDay(UUID day) {
        return jdbc.sql("select * from taking where close_id = :day order by id")
                .param("day", day)
                .query((row, n) -> taking(row))
                .list();
    }

    Optional<Taking> find(UUID id) {
        return jdbc.sql("select * from taking where id = :id")
                .param("id", id)
                .query((row, n) -> taking(row))
                .optional();
    }

    boolean isTakenBack(UUID id) {
        return jdbc.sql("select exists (select from taking where reverses = :id)")
                .param("id", id)
                .query(Boolean.class)
                .single();
    }

    /** Lines of a unit, latest first, behind {@code before}. */
    List<Taking> of(UUID unit, @Nullable UUID before, int limit) {
        return jdbc.sql("""
                select * from taking where unit_id = :unit
                    and id < coalesce(cast(:before as uuid), 'ffffffff-ffff-ffff-ffff-ffffffffffff'::uuid)
                order by id desc limit :limit""")
                .param("unit", unit)
                .param("before", before)
                .param("limit", limit)
                .query((row, n) -> taking(row))
                .list();
    }

    Optional<TillDay> last(UUID unit) {
        return days("where unit_id = :unit order by day desc limit 1", "unit", unit).stream()
                .findFirst();
    }

    Optional<TillDay> day(UUID id) {
        return days("where id = :id", "id", id).stream().findFirst();
    }

    /** Closed days of a stretch, latest first. */
    List<TillDay> days(UUID unit, LocalDate from, LocalDate to, int limit) {
        return jdbc.sql(
                        "select * from till_day where unit_id = :unit and day between :from and :to order by day desc limit :limit")
                .param("unit", unit)
                .param("from", from)
                .param("to", to)
                .param("limit", limit)
                .query((row, n) -> day(row))
                .list();
    }

    /** Served in a year, before VAT: what counts towards the registered cash register. */
    Money meals(UUID unit, int year) {
        return Money.rounded(jdbc.sql("""
                select coalesce(sum(gross_cents / (1 + vat_rate)), 0) / 100 from taking
                where unit_id = :unit and supply = 'CATERING' and extract(year from day) = :year""")
                .param("unit", unit)
                .param("year", year)
                .query(java.math.BigDecimal.class)
                .single());
    }

    private List<TillDay> days(String where, String name, UUID value) {
        return jdbc.sql("select * from till_day " + where)
                .param(name, value)
                .query((row, n) -> day(row))
                .list();
    }

    private TillDay day(ResultSet row) throws SQLException {
        UUID id = id(row, "id");
        return new TillDay(
                id,
                id(row, "unit_id"),
                row.getString("entity"),
                Objects.requireNonNull(row.getObject("day", LocalDate.class)),
                row.getString("number"),
                money(row, "cash_before_cents"),
                money(row, "cash_cents"),
                money(row, "card_cents"),
                money(row, "to_bank_cents"),
                money(row, "counted_cents"),
                money(row, "difference_cents"),
                row.getString("reason"),
                parts(id));
    }

    private List<TillDay.Part> parts(UUID day) {
        return jdbc.sql("select * from till_day_vat where till_day_id = :day order by vat_rate, vat_case")
                .param("day", day)
                .query((row, n) -> new TillDay.Part(
                        rate(row), money(row, "gross_cents"), money(row, "net_cents"), money(row, "vat_cents")))
                .list();
    }

    private static Taking taking(ResultSet row) throws SQLException {
        return new Taking(
                id(row, "id"),
                id(row, "unit_id"),
                row.getLong("nr"),
                Objects.requireNonNull(row.getObject("day", LocalDate.class)),
                Supply.valueOf(row.getString("supply")),
                rate(row),
                row.getString("description"),
                money(row, "gross_cents"),
                Taking.Method.valueOf(row.getString("method")),
                row.getObject("reverses", UUID.class),
                row.getString("reason"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                row.getObject("close_id", UUID.class));
    }

    private static Taking.Rate rate(ResultSet row) throws SQLException {
        return new Taking.Rate(row.getString("vat_case"), row.getString("vat_category"), row.getBigDecimal("vat_rate"));
    }

    private static UUID id(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, UUID.class));
    }

    private static Money money(ResultSet row, String column) throws SQLException {
        return Money.ofCents(row.getLong(column));
    }
}
