package coop.ouvrage.invoicing;

import coop.ouvrage.transaction.Foreseen.Kind;
import coop.ouvrage.transaction.ReadTogether;
import coop.ouvrage.transaction.Rows;
import coop.ouvrage.transaction.WriteBehind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of orders; each is remembered with its quote, which no longer changes once it is accepted. */
@Repository
class OrderStore {

    private final JdbcClient jdbc;
    private final QuoteStore quotes;
    private final ReadTogether<Order> known = new ReadTogether<>(Kind.ORDER, this::read);
    private final ReadTogether<Order> ofJobs = new ReadTogether<>(Kind.JOB, this::readOfJobs);
    private final WriteBehind<Order> inserts =
            new WriteBehind<>(this::write, "sales_order").referredToBy("invoice", "order_draw");

    OrderStore(JdbcClient jdbc, QuoteStore quotes) {
        this.jdbc = jdbc;
        this.quotes = quotes;
    }

    void insert(Order accepted) {
        inserts.add(accepted);
        Order order = new Order(
                accepted.id(),
                accepted.quote().in(Quote.State.ACCEPTED),
                accepted.acceptedAt().truncatedTo(ChronoUnit.MICROS),
                accepted.acceptedOn(),
                accepted.acceptedBy(),
                accepted.acceptedThrough(),
                accepted.textHash(),
                null);
        known.put(order.id().value(), order);
        ofJobs.put(order.job(), order);
    }

    private void write(List<Order> all) {
        quotes.written();
        Rows.insert(
                jdbc,
                "sales_order",
                all.stream()
                        .map(order -> new Rows.Row()
                                .with("id", order.id().value())
                                .with("quote_id", order.quote().id().value())
                                .with("job_id", order.job())
                                .with("accepted_at", order.acceptedAt())
                                .with("accepted_on", order.acceptedOn())
                                .with("accepted_by", order.acceptedBy())
                                .with("accepted_through", order.acceptedThrough())
                                .with("text_hash", order.textHash()))
                        .toList());
    }

    Optional<Order> find(OrderId id) {
        return known.get(id.value());
    }

    Optional<Order> lock(OrderId id) {
        forget();
        return Optional.ofNullable(
                read("id", new UUID[] {id.value()}, " for update").get(id.value()));
    }

    Optional<Order> ofJob(UUID job) {
        return ofJobs.get(job);
    }

    private void forget() {
        inserts.write();
        known.forgetAll();
        ofJobs.forgetAll();
    }

    private Map<UUID, Order> read(UUID[] ids) {
        return read("id", ids, "");
    }

    private Map<UUID, Order> readOfJobs(UUID[] jobs) {
        return read("job_id", jobs, "");
    }

    private Map<UUID, Order> read(String column, UUID[] values, String lock) {
        inserts.write();
        Map<UUID, UUID> accepted = new HashMap<>();
        Map<UUID, Function<Quote, Order>> found = new LinkedHashMap<>();
        jdbc.sql("select * from sales_order where " + column + " = any(:values)" + lock)
                .param("values", values)
                .query((row, n) -> {
                    UUID key = row.getObject(column, UUID.class);
                    accepted.put(key, row.getObject("quote_id", UUID.class));
                    return found.put(key, order(row));
                })
                .list();
        Map<UUID, Quote> ofOrders = quotes.read(accepted.values().toArray(UUID[]::new));
        Map<UUID, Order> all = new HashMap<>();
        found.forEach(
                (key, order) -> all.put(key, order.apply(Objects.requireNonNull(ofOrders.get(accepted.get(key))))));
        return all;
    }

    void cancel(OrderId id, LocalDate on, String reason) {
        forget();
        jdbc.sql("update sales_order set cancelled_on = :on, cancel_reason = :reason where id = :id")
                .param("on", on)
                .param("reason", reason)
                .param("id", id.value())
                .update();
    }

    /** Orders by their identifiers, their rows locked in that order. */
    Map<UUID, Order> lock(Collection<UUID> ids) {
        forget();
        return read("id", ids.toArray(UUID[]::new), " order by id for update");
    }

    /** Orders, latest first; of these units only, unless null. */
    List<Order> latest(@Nullable List<UUID> units, @Nullable OrderId before, int limit) {
        inserts.write();
        return jdbc.sql("""
                select o.* from sales_order o join quote q on q.id = o.quote_id
                where (cast(:units as uuid[]) is null or q.unit_id = any(cast(:units as uuid[])))
                  and (cast(:before as uuid) is null or o.id < cast(:before as uuid))
                order by o.id desc limit :limit""")
                .param("units", units == null ? null : units.toArray(UUID[]::new))
                .param("before", before == null ? null : before.value())
                .param("limit", limit)
                .query((row, n) -> order(row)
                        .apply(quotes.find(new QuoteId(row.getObject("quote_id", UUID.class)))
                                .orElseThrow()))
                .list();
    }

    private static Function<Quote, Order> order(ResultSet row) throws SQLException {
        OrderId id = new OrderId(row.getObject("id", UUID.class));
        Instant at = row.getObject("accepted_at", OffsetDateTime.class).toInstant();
        LocalDate on = row.getObject("accepted_on", LocalDate.class);
        String by = row.getString("accepted_by");
        String through = row.getString("accepted_through");
        byte[] hash = row.getBytes("text_hash");
        LocalDate cancelled = row.getObject("cancelled_on", LocalDate.class);
        return quote -> new Order(id, quote, at, on, by, through, hash, cancelled);
    }
}
