package coop.ouvrage.invoicing;

import coop.ouvrage.money.Money;
import coop.ouvrage.transaction.Foreseen.Kind;
import coop.ouvrage.transaction.LockTogether;
import coop.ouvrage.transaction.ReadTogether;
import coop.ouvrage.transaction.Rows;
import coop.ouvrage.transaction.WriteBehind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of quotes; those of accepted ones are {@link OrderStore}'s too. */
@Repository
class QuoteStore {

    private final JdbcClient jdbc;
    private final ReadTogether<Quote> known = new ReadTogether<>(Kind.QUOTE, this::read);
    private final ReadTogether<List<Quote>> ofJobs = new ReadTogether<>(Kind.JOB, this::readOfJobs);
    private final LockTogether locks = new LockTogether(Kind.QUOTE, this::readAgain, this::lockRows);
    private final WriteBehind<Inserted> inserts = new WriteBehind<>(this::write, "quote", "quote_line")
            .referredToBy("quote_terms", "quote_option", "quote_file", "quote_link", "sales_order", "sales_offer");
    private final WriteBehind<Moved> states = new WriteBehind<>(this::move, "quote");

    QuoteStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Quote made) {
        Quote quote = made.with(
                made.state(), made.lines().stream().map(QuoteLines::asStored).toList());
        ForeignAmounts foreign = quote.foreign();
        if (foreign == null) {
            known.put(quote.id().value(), quote);
        }
        inserts.add(new Inserted(
                new Rows.Row()
                        .with("id", quote.id().value())
                        .with("entity", quote.entity())
                        .with("unit_id", quote.unit())
                        .with("job_id", quote.job())
                        .with("client_id", quote.client())
                        .with("version", quote.version())
                        .with("reference", quote.reference())
                        .with("title", quote.title())
                        .with("language", quote.language())
                        .with("state", quote.state())
                        .with("excl_vat_cents", quote.exclVat().cents())
                        .with("vat_cents", quote.vat().cents())
                        .with("contribution_cents", quote.contribution().cents())
                        .with("costs_cents", quote.costs().cents())
                        .with("costs_text", quote.costsText())
                        .with("client_reference", quote.clientReference())
                        .with("valid_until", quote.validUntil())
                        .with("made_on", quote.madeOn())
                        .with("currency", foreign == null ? null : foreign.currency())
                        .with("rate", foreign == null ? null : foreign.rate())
                        .with("rate_day", foreign == null ? null : foreign.rateDay())
                        .with("foreign_excl_vat", foreign == null ? null : foreign.exclVat())
                        .with("foreign_vat", foreign == null ? null : foreign.vat()),
                QuoteLines.rows(quote.id(), quote.lines())));
        locks.holds(List.of(quote.id().value()));
        ofJobs.forget(quote.job());
    }

    /** A quote and its lines. */
    private record Inserted(Rows.Row quote, List<Rows.Row> lines) {}

    private void write(List<Inserted> all) {
        Rows.insert(jdbc, "quote", all.stream().map(Inserted::quote).toList());
        Rows.insert(
                jdbc,
                "quote_line",
                all.stream().flatMap(one -> one.lines().stream()).toList());
    }

    /** Writes what waits in the running transaction: whoever reads or ties rows to quotes within it calls this first. */
    void written() {
        inserts.write();
        states.write();
    }

    Optional<Quote> find(QuoteId id) {
        return known.get(id.value());
    }

    /** Quotes by their identifiers, from the database. */
    Map<UUID, Quote> read(UUID[] ids) {
        return quotes("id = any(:ids)", Map.of("ids", ids)).stream()
                .collect(Collectors.toMap(quote -> quote.id().value(), quote -> quote));
    }

    /** Quotes that a condition of ours selects, with all their lines in one further question. */
    private List<Quote> quotes(String where, Map<String, ?> values) {
        written();
        Map<UUID, List<SaleLine>> lines = new HashMap<>();
        jdbc.sql("select * from quote_line where quote_id in (select id from quote where " + where
                        + ") order by quote_id, line_no")
                .params(values)
                .query((row, n) -> lines.computeIfAbsent(row.getObject("quote_id", UUID.class), id -> new ArrayList<>())
                        .add(QuoteLines.read(row)))
                .list();
        return jdbc.sql("select * from quote where " + where + " order by version desc")
                .params(values)
                .query((row, n) -> quote(row, lines.getOrDefault(row.getObject("id", UUID.class), List.of())))
                .list();
    }

    /** The quote, its row locked until the transaction ends. */
    Optional<Quote> lock(QuoteId id) {
        locks.take(id.value());
        return find(id);
    }

    private void readAgain(Collection<UUID> ids) {
        known.readAgain(ids);
        ofJobs.forgetAll();
    }

    private Collection<UUID> lockRows(UUID[] ids) {
        written();
        return jdbc.sql("select id from quote where id = any(:ids) order by id for update")
                .param("ids", ids)
                .query(UUID.class)
                .list();
    }

    private Map<UUID, List<Quote>> readOfJobs(UUID[] jobs) {
        return quotes("job_id = any(:jobs)", Map.of("jobs", jobs)).stream().collect(Collectors.groupingBy(Quote::job));
    }

    /** A job that was made just now has no offers yet. */
    void none(UUID job) {
        ofJobs.none(job);
    }

    List<Quote> ofJob(UUID job) {
        return ofJobs.get(job).orElse(List.of());
    }

    /** Offers, latest first; of these units only, unless null. */
    List<Quote> quotes(@Nullable List<UUID> units, @Nullable QuoteId before, int limit) {
        written();
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

    List<QuoteId> expired(LocalDate before) {
        written();
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
        written();
        known.forget(quote.id().value());
        ofJobs.forgetAll();
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
        written();
        known.forget(id.value());
        ofJobs.forgetAll();
        jdbc.sql("update quote set state = 'DECLINED', declined_reason = nullif(:reason, '') where id = :id")
                .param("reason", reason)
                .param("id", id.value())
                .update();
    }

    /** What the client said when it declined; empty if it said nothing. */
    Optional<String> declinedReason(QuoteId id) {
        written();
        return jdbc.sql("select declined_reason from quote where id = :id and declined_reason is not null")
                .param("id", id.value())
                .query(String.class)
                .optional();
    }

    void state(QuoteId id, Quote.State state) {
        moved(new Moved(id.value(), state, null));
    }

    void sent(QuoteId id, Instant at) {
        moved(new Moved(id.value(), Quote.State.SENT, at));
    }

    private record Moved(
            UUID quote, Quote.State state, @Nullable Instant sentAt) {

        Moved and(Moved later) {
            return new Moved(quote, later.state, later.sentAt == null ? sentAt : later.sentAt);
        }
    }

    private void moved(Moved moved) {
        states.add(moved);
        find(new QuoteId(moved.quote())).ifPresent(quote -> ofJobs.forget(quote.job()));
        known.change(moved.quote(), quote -> quote.in(moved.state()));
    }

    private void move(List<Moved> all) {
        inserts.write();
        Map<UUID, Moved> last = new TreeMap<>(); // in one order, so that two transactions do not wait for each other
        all.forEach(moved -> last.merge(moved.quote(), moved, Moved::and));
        List<Moved> moves = List.copyOf(last.values());
        jdbc.sql("""
                update quote q set state = m.state, sent_at = coalesce(m.sent, q.sent_at)
                from unnest(:ids::uuid[], :states::text[], :sent::timestamptz[]) as m (id, state, sent) where q.id = m.id""")
                .param("ids", moves.stream().map(Moved::quote).toArray(UUID[]::new))
                .param("states", moves.stream().map(m -> m.state().name()).toArray(String[]::new))
                .param(
                        "sent",
                        moves.stream()
                                .map(m -> m.sentAt() == null ? null : m.sentAt().toString())
                                .toArray(String[]::new))
                .update();
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
