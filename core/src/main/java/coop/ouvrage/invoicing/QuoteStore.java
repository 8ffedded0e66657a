package coop.ouvrage.invoicing;

import coop.ouvrage.money.Money;
import coop.ouvrage.transaction.LockOnce;
import coop.ouvrage.transaction.ReadOnce;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of quotes and orders. */
@Repository
class QuoteStore {

    private final JdbcClient jdbc;
    private final ReadOnce<QuoteId, Quote> known = new ReadOnce<>();
    private final LockOnce<QuoteId> locks = new LockOnce<>();

    QuoteStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Quote quote) {
        jdbc.sql("""
                insert into quote (id, entity, unit_id, job_id, client_id, version, reference, title, language, state,
                    excl_vat_cents, vat_cents, contribution_cents, costs_cents, costs_text, client_reference, valid_until, made_on,
                    currency, rate, rate_day, foreign_excl_vat, foreign_vat)
                values (:id, :entity, :unit, :job, :client, :version, :reference, :title, :language, :state,
                    :exclVat, :vat, :contribution, :costs, :costsText, :clientReference, :validUntil, :madeOn,
                    :currency, :rate, :rateDay, :foreignExclVat, :foreignVat)""")
                .param("id", quote.id().value())
                .param("entity", quote.entity())
                .param("unit", quote.unit())
                .param("job", quote.job())
                .param("client", quote.client())
                .param("version", quote.version())
                .param("reference", quote.reference())
                .param("title", quote.title())
                .param("language", quote.language())
                .param("state", quote.state().name())
                .param("exclVat", quote.exclVat().cents())
                .param("vat", quote.vat().cents())
                .param("contribution", quote.contribution().cents())
                .param("costs", quote.costs().cents())
                .param("costsText", quote.costsText())
                .param("clientReference", quote.clientReference())
                .param("validUntil", quote.validUntil())
                .param("madeOn", quote.madeOn())
                .param(
                        "currency",
                        quote.foreign() == null ? null : quote.foreign().currency())
                .param("rate", quote.foreign() == null ? null : quote.foreign().rate())
                .param(
                        "rateDay",
                        quote.foreign() == null ? null : quote.foreign().rateDay())
                .param(
                        "foreignExclVat",
                        quote.foreign() == null ? null : quote.foreign().exclVat())
                .param(
                        "foreignVat",
                        quote.foreign() == null ? null : quote.foreign().vat())
                .update();
        for (int i = 0; i < quote.lines().size(); i++) {
            QuoteLines.insert(
                    jdbc,
                    "quote_line",
                    "line_no",
                    quote.id(),
                    i + 1,
                    quote.lines().get(i));
        }
    }

    Optional<Quote> find(QuoteId id) {
        return known.get(
                id,
                key -> jdbc.sql("select * from quote where id = :id")
                        .param("id", key.value())
                        .query(this::quote)
                        .optional());
    }

    /** The quote, its row locked until the transaction ends. */
    Optional<Quote> lock(QuoteId id) {
        locks.take(id, () -> lockRow(id));
        return find(id);
    }

    private boolean lockRow(QuoteId id) {
        known.forget(id);
        return jdbc.sql("select id from quote where id = :id for update")
                .param("id", id.value())
                .query(UUID.class)
                .optional()
                .isPresent();
    }

    List<Quote> ofJob(UUID job) {
        return jdbc.sql("select * from quote where job_id = :job order by version desc")
                .param("job", job)
                .query(this::quote)
                .list();
    }

    /** Offers, latest first; of these units only, unless null. */
    List<Quote> quotes(@Nullable List<UUID> units, @Nullable QuoteId before, int limit) {
        return jdbc.sql("""
                select * from quote
                where (cast(:units as uuid[]) is null or unit_id = any(cast(:units as uuid[])))
                  and (cast(:before as uuid) is null or id < cast(:before as uuid))
                order by id desc limit :limit""")
                .param("units", units == null ? null : units.toArray(UUID[]::new))
                .param("before", before == null ? null : before.value())
                .param("limit", limit)
                .query(this::quote)
                .list();
    }

    List<Order> orders(@Nullable List<UUID> units, @Nullable OrderId before, int limit) {
        return jdbc.sql("""
                select o.* from sales_order o join quote q on q.id = o.quote_id
                where (cast(:units as uuid[]) is null or q.unit_id = any(cast(:units as uuid[])))
                  and (cast(:before as uuid) is null or o.id < cast(:before as uuid))
                order by o.id desc limit :limit""")
                .param("units", units == null ? null : units.toArray(UUID[]::new))
                .param("before", before == null ? null : before.value())
                .param("limit", limit)
                .query((row, n) -> order(row))
                .list();
    }

    List<QuoteId> expired(LocalDate before) {
        return jdbc.sql("select id from quote where state = 'SENT' and valid_until < :day order by id")
                .param("day", before)
                .query((row, n) -> new QuoteId(row.getObject("id", UUID.class)))
                .list();
    }

    /** What the client ticked becomes part of what it orders. */
    void add(
            Quote quote,
            List<SaleLine> chosen,
            SaleTotals totals,
            @Nullable ForeignAmounts foreign,
            Money contribution) {
        known.forget(quote.id());
        for (int i = 0; i < chosen.size(); i++) {
            QuoteLines.insert(
                    jdbc, "quote_line", "line_no", quote.id(), quote.lines().size() + i + 1, chosen.get(i));
        }
        jdbc.sql("update quote set excl_vat_cents = :exclVat, vat_cents = :vat, contribution_cents = :contribution,"
                        + " foreign_excl_vat = :foreignExclVat, foreign_vat = :foreignVat where id = :id")
                .param("foreignExclVat", foreign == null ? null : foreign.exclVat())
                .param("foreignVat", foreign == null ? null : foreign.vat())
                .param("exclVat", totals.exclVat().cents())
                .param("vat", totals.vat().cents())
                .param("contribution", contribution.cents())
                .param("id", quote.id().value())
                .update();
    }

    void declined(QuoteId id, String reason) {
        known.forget(id);
        jdbc.sql("update quote set state = 'DECLINED', declined_reason = nullif(:reason, '') where id = :id")
                .param("reason", reason)
                .param("id", id.value())
                .update();
    }

    /** What the client said when it declined; empty if it said nothing. */
    Optional<String> declinedReason(QuoteId id) {
        return jdbc.sql("select declined_reason from quote where id = :id and declined_reason is not null")
                .param("id", id.value())
                .query(String.class)
                .optional();
    }

    void state(QuoteId id, Quote.State state) {
        known.forget(id);
        jdbc.sql("update quote set state = :state where id = :id")
                .param("state", state.name())
                .param("id", id.value())
                .update();
    }

    void sent(QuoteId id, Instant at) {
        known.forget(id);
        jdbc.sql("update quote set state = 'SENT', sent_at = :at where id = :id")
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("id", id.value())
                .update();
    }

    void insert(Order order) {
        jdbc.sql("""
                insert into sales_order (id, quote_id, job_id, accepted_at, accepted_on, accepted_by, accepted_through, text_hash)
                values (:id, :quote, :job, :at, :on, :by, :through, :hash)""")
                .param("id", order.id().value())
                .param("quote", order.quote().id().value())
                .param("job", order.job())
                .param("at", order.acceptedAt().atOffset(ZoneOffset.UTC))
                .param("on", order.acceptedOn())
                .param("by", order.acceptedBy())
                .param("through", order.acceptedThrough())
                .param("hash", order.textHash())
                .update();
    }

    Optional<Order> order(OrderId id) {
        return order("id", id.value(), "");
    }

    Optional<Order> lockOrder(OrderId id) {
        return order("id", id.value(), " for update");
    }

    Optional<Order> orderOfJob(UUID job) {
        return order("job_id", job, "");
    }

    private Optional<Order> order(String column, UUID value, String lock) {
        return jdbc.sql("select * from sales_order where " + column + " = :value" + lock)
                .param("value", value)
                .query((row, n) -> order(row))
                .optional();
    }

    void cancel(OrderId id, LocalDate on, String reason) {
        jdbc.sql("update sales_order set cancelled_on = :on, cancel_reason = :reason where id = :id")
                .param("on", on)
                .param("reason", reason)
                .param("id", id.value())
                .update();
    }

    /** Orders by their identifiers, their rows locked in that order; quotes and lines come in one further question each. */
    Map<UUID, Order> lockOrders(Collection<UUID> ids) {
        UUID[] wanted = ids.toArray(UUID[]::new);
        Map<UUID, List<SaleLine>> lines = jdbc
                .sql("""
                select l.* from quote_line l join sales_order o on o.quote_id = l.quote_id where o.id = any(:ids)
                order by l.quote_id, l.line_no""")
                .param("ids", wanted)
                .query((row, n) -> Map.entry(row.getObject("quote_id", UUID.class), QuoteLines.read(row)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        Map<UUID, Quote> quotes = jdbc
                .sql("select q.* from quote q join sales_order o on o.quote_id = q.id where o.id = any(:ids)")
                .param("ids", wanted)
                .query((row, n) -> quote(row, lines.getOrDefault(row.getObject("id", UUID.class), List.of())))
                .list()
                .stream()
                .collect(Collectors.toMap(quote -> quote.id().value(), quote -> quote));
        return jdbc
                .sql("select * from sales_order where id = any(:ids) order by id for update")
                .param("ids", wanted)
                .query((row, n) ->
                        order(row, Objects.requireNonNull(quotes.get(row.getObject("quote_id", UUID.class)))))
                .list()
                .stream()
                .collect(Collectors.toMap(order -> order.id().value(), order -> order));
    }

    private Order order(ResultSet row) throws SQLException {
        return order(
                row, find(new QuoteId(row.getObject("quote_id", UUID.class))).orElseThrow());
    }

    private static Order order(ResultSet row, Quote quote) throws SQLException {
        return new Order(
                new OrderId(row.getObject("id", UUID.class)),
                quote,
                row.getObject("accepted_at", OffsetDateTime.class).toInstant(),
                row.getObject("accepted_on", LocalDate.class),
                row.getString("accepted_by"),
                row.getString("accepted_through"),
                row.getBytes("text_hash"),
                row.getObject("cancelled_on", LocalDate.class));
    }

    private Quote quote(ResultSet row, int number) throws SQLException {
        return quote(row, lines(new QuoteId(row.getObject("id", UUID.class))));
    }

    private static Quote quote(ResultSet row, List<SaleLine> lines) throws SQLException {
        return new Quote(
                new QuoteId(row.getObject("id", UUID.class)),
                row.getString("entity"),
                row.getObject("unit_id", UUID.class),
                row.getObject("job_id", UUID.class),
                row.getObject("client_id", UUID.class),
                row.getInt("version"),
                row.getString("reference"),
                row.getString("title"),
                row.getString("language"),
                Quote.State.valueOf(row.getString("state")),
                lines,
                Money.ofCents(row.getLong("excl_vat_cents")),
                Money.ofCents(row.getLong("vat_cents")),
                Money.ofCents(row.getLong("contribution_cents")),
                Money.ofCents(row.getLong("costs_cents")),
                row.getString("costs_text"),
                row.getString("client_reference"),
                row.getObject("valid_until", LocalDate.class),
                row.getObject("made_on", LocalDate.class),
                InvoiceStore.foreign(row));
    }

    private List<SaleLine> lines(QuoteId quote) {
        return jdbc.sql("select * from quote_line where quote_id = :quote order by line_no")
                .param("quote", quote.value())
                .query((row, n) -> QuoteLines.read(row))
                .list();
    }
}
