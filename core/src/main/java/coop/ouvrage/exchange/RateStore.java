package coop.ouvrage.exchange;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code exchange_rate}: written once, never changed. */
@Repository
class RateStore {

    private static final String ROW = "select currency, day, per_euro from exchange_rate ";

    private final JdbcClient jdbc;

    RateStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Rates that are known with another value. */
    List<ReferenceRate> differing(List<ReferenceRate> rates) {
        return jdbc.sql("""
                select k.currency, k.day, k.per_euro
                from unnest(:currencies::text[], :days::date[], :rates::numeric[]) as n (currency, day, per_euro)
                join exchange_rate k using (currency, day) where k.per_euro <> n.per_euro order by k.day, k.currency""").params(columns(rates)).query(ReferenceRate.class).list();
    }

    /** How many of them were new. */
    int insert(List<ReferenceRate> rates, Instant takenAt, @Nullable UUID by) {
        return jdbc.sql("""
                insert into exchange_rate (currency, day, per_euro, taken_at, taken_by)
                select n.*, :at, cast(:by as uuid) from unnest(:currencies::text[], :days::date[], :rates::numeric[]) as n
                on conflict do nothing""")
                .params(columns(rates))
                .param("at", takenAt.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .update();
    }

    private static java.util.Map<String, Object> columns(List<ReferenceRate> rates) {
        return java.util.Map.of(
                "currencies", rates.stream().map(ReferenceRate::currency).toArray(String[]::new),
                "days", rates.stream().map(rate -> rate.day().toString()).toArray(String[]::new),
                "rates", rates.stream().map(ReferenceRate::perEuro).toArray(BigDecimal[]::new));
    }

    /** The last one published on these days. */
    Optional<ReferenceRate> last(String currency, LocalDate first, LocalDate last) {
        return jdbc.sql(ROW + "where currency = :currency and day between :first and :last order by day desc limit 1")
                .param("currency", currency)
                .param("first", first)
                .param("last", last)
                .query(ReferenceRate.class)
                .optional();
    }

    Optional<LocalDate> latestDay() {
        return jdbc.sql("select max(day) from exchange_rate")
                .query((row, n) -> Optional.ofNullable(row.getObject(1, LocalDate.class)))
                .single();
    }

    List<ReferenceRate> ofDay(LocalDate day) {
        return jdbc.sql(ROW + "where day = :day order by currency")
                .param("day", day)
                .query(ReferenceRate.class)
                .list();
    }

    List<ReferenceRate> ofCurrency(String currency, int offset, int limit) {
        return jdbc.sql(ROW + "where currency = :currency order by day desc offset :offset limit :limit")
                .param("currency", currency)
                .param("offset", offset)
                .param("limit", limit)
                .query(ReferenceRate.class)
                .list();
    }
}
