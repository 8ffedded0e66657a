package coop.ouvrage.expenses;

import coop.ouvrage.exchange.ReferenceRate;
import coop.ouvrage.money.Money;
import coop.ouvrage.transaction.Foreseen.Kind;
import coop.ouvrage.transaction.ReadTogether;
import coop.ouvrage.transaction.Rows;
import coop.ouvrage.transaction.WriteBehind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of claims. */
@Repository
class ClaimStore {

    private final JdbcClient jdbc;
    private final ReadTogether<Money> claimed = ReadTogether.ahead(Kind.ORDER, this::claimed);
    private final ReadTogether<Boolean> closed = ReadTogether.ahead(Kind.ORDER, this::areClosed);
    private final ReadTogether<Boolean> waiting = ReadTogether.ahead(Kind.ORDER, this::areWaiting);
    private final WriteBehind<Rows.Row> made = new WriteBehind<>(this::insert, "expense_claim");
    private final WriteBehind<Moved> moved = new WriteBehind<>(this::move, "expense_claim");
    private final WriteBehind<Rows.Row> ended = new WriteBehind<>(this::insertClosed, "costs_closed");

    ClaimStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(ExpenseClaim claim) {
        if (claim.order() != null) {
            claimed.merge(claim.order(), claim.amount(), Money::plus);
        }
        made.add(new Rows.Row()
                .with("id", claim.id().value())
                .with("entity", claim.entity())
                .with("unit_id", claim.unit())
                .with("job_id", claim.job())
                .with("order_id", claim.order())
                .with("client_id", claim.client())
                .with("claimant", claim.claimant())
                .with("amount_cents", claim.amount().cents())
                .with("in_clients_name", claim.inClientsName())
                .with("spent_on", claim.spentOn())
                .with("description", claim.description())
                .with("receipt_hash", claim.receiptHash())
                .with("receipt_name", claim.receiptName())
                .with("receipt_type", claim.receiptType())
                .with("state", ExpenseClaim.State.SUBMITTED)
                .with("submitted_at", claim.submittedAt())
                .with("currency", foreign(claim, of -> of.rate().currency()))
                .with("foreign_amount", foreign(claim, ExpenseClaim.Foreign::amount))
                .with("rate", foreign(claim, of -> of.rate().perEuro()))
                .with("rate_day", foreign(claim, of -> of.rate().day())));
    }

    private void insert(List<Rows.Row> rows) {
        Rows.insert(jdbc, "expense_claim", rows);
    }

    private static <T> @Nullable T foreign(ExpenseClaim claim, Function<ExpenseClaim.Foreign, T> part) {
        return claim.foreign() == null ? null : part.apply(claim.foreign());
    }

    private static ExpenseClaim.@Nullable Foreign foreign(ResultSet row) throws SQLException {
        String currency = row.getString("currency");
        return currency == null
                ? null
                : new ExpenseClaim.Foreign(
                        new ReferenceRate(
                                currency, row.getObject("rate_day", LocalDate.class), row.getBigDecimal("rate")),
                        row.getBigDecimal("foreign_amount"));
    }

    void decide(ClaimId id, ExpenseClaim.State state, @Nullable UUID by, Instant now, String decision) {
        decide(List.of(id), state, by, now, decision);
    }

    void decide(Collection<ClaimId> ids, ExpenseClaim.State state, @Nullable UUID by, Instant now, String decision) {
        claimed.forgetAll();
        jdbc.sql("""
                update expense_claim set state = :state, decided_by = :by, decided_at = :now, decision = :decision
                where id = any(:ids)
                """)
                .param("ids", ids.stream().map(ClaimId::value).toArray(UUID[]::new))
                .param("state", state.name())
                .param("by", by)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("decision", decision)
                .update();
    }

    void state(UUID id, ExpenseClaim.State state, @Nullable LocalDate paidOn) {
        claimed.forgetAll();
        moved.add(new Moved(id, state, paidOn));
    }

    private record Moved(
            UUID claim, ExpenseClaim.State state, @Nullable LocalDate paidOn) {

        @Nullable
        String paid() {
            return paidOn == null ? null : paidOn.toString();
        }
    }

    private void move(List<Moved> all) {
        Map<UUID, Moved> last = new TreeMap<>(); // in one order, so that two transactions do not wait for each other
        all.forEach(one -> last.put(one.claim(), one));
        jdbc.sql("""
                update expense_claim e set state = m.state, paid_on = m.paid
                from unnest(:ids::uuid[], :states::text[], :paid::date[]) as m (id, state, paid) where e.id = m.id""")
                .param("ids", last.keySet().toArray(UUID[]::new))
                .param(
                        "states",
                        last.values().stream().map(one -> one.state().name()).toArray(String[]::new))
                .param("paid", last.values().stream().map(Moved::paid).toArray(String[]::new))
                .update();
    }

    /** What was claimed of the costs of an order, refused claims apart. */
    Money claimed(UUID order) {
        return claimed.get(order).orElse(Money.ZERO);
    }

    private Map<UUID, Money> claimed(UUID[] orders) {
        Map<UUID, Money> found = new HashMap<>();
        jdbc.sql("""
                select order_id, sum(amount_cents) from expense_claim where order_id = any(:orders) and state <> 'REFUSED'
                group by order_id""").param("orders", orders).query(row -> {
            found.put(row.getObject(1, UUID.class), Money.ofCents(row.getLong(2)));
        });
        return found;
    }

    /** Whether a claim of the costs of an order waits for its officer. */
    boolean waiting(UUID order) {
        return waiting.get(order).isPresent();
    }

    private Map<UUID, Boolean> areWaiting(UUID[] orders) {
        Map<UUID, Boolean> found = new HashMap<>();
        jdbc.sql("select distinct order_id from expense_claim where order_id = any(:orders) and state = 'SUBMITTED'")
                .param("orders", orders)
                .query(row -> {
                    found.put(row.getObject(1, UUID.class), true);
                });
        return found;
    }

    /** Whether an order pays no costs any more. */
    boolean isClosed(UUID order) {
        return closed.get(order).isPresent();
    }

    private Map<UUID, Boolean> areClosed(UUID[] orders) {
        Map<UUID, Boolean> found = new HashMap<>();
        closed(List.of(orders)).forEach(order -> found.put(order, true));
        return found;
    }

    /** Which of these orders pay no costs any more. */
    Set<UUID> closed(Collection<UUID> orders) {
        return jdbc.sql("select order_id from costs_closed where order_id = any(:orders)")
                .param("orders", orders.toArray(UUID[]::new))
                .query(UUID.class)
                .set();
    }

    void close(UUID order, LocalDate on, Money toFund) {
        closed.forget(order);
        ended.add(new Rows.Row().with("order_id", order).with("closed_on", on).with("to_fund_cents", toFund.cents()));
    }

    private void insertClosed(List<Rows.Row> rows) {
        Rows.insert(jdbc, "costs_closed", rows);
    }

    Optional<ExpenseClaim> find(ClaimId id) {
        return jdbc.sql("select * from expense_claim where id = :id")
                .param("id", id.value())
                .query(ClaimStore::claim)
                .optional();
    }

    Optional<ExpenseClaim> lock(ClaimId id) {
        return lock(List.of(id)).stream().findFirst();
    }

    /** Claims, their rows locked in the order of their identifiers. */
    List<ExpenseClaim> lock(Collection<ClaimId> ids) {
        return jdbc.sql("select * from expense_claim where id = any(:ids) order by id for update")
                .param("ids", ids.stream().map(ClaimId::value).toArray(UUID[]::new))
                .query(ClaimStore::claim)
                .list();
    }

    List<ExpenseClaim> ofClaimant(UUID party) {
        return jdbc.sql("select * from expense_claim where claimant = :party order by submitted_at desc limit 200")
                .param("party", party)
                .query(ClaimStore::claim)
                .list();
    }

    List<ExpenseClaim> ofJob(UUID job) {
        return jdbc.sql("select * from expense_claim where job_id = :job order by submitted_at")
                .param("job", job)
                .query(ClaimStore::claim)
                .list();
    }

    List<ExpenseClaim> inState(String entity, ExpenseClaim.State state) {
        return jdbc.sql("select * from expense_claim where entity = :entity and state = :state order by submitted_at")
                .param("entity", entity)
                .param("state", state.name())
                .query(ClaimStore::claim)
                .list();
    }

    private static ExpenseClaim claim(ResultSet row, int n) throws SQLException {
        return new ExpenseClaim(
                new ClaimId(id(row, "id")),
                row.getString("entity"),
                id(row, "unit_id"),
                id(row, "job_id"),
                row.getObject("order_id", UUID.class),
                row.getObject("client_id", UUID.class),
                id(row, "claimant"),
                Money.ofCents(row.getLong("amount_cents")),
                foreign(row),
                row.getBoolean("in_clients_name"),
                row.getObject("spent_on", LocalDate.class),
                row.getString("description"),
                row.getString("receipt_hash"),
                row.getString("receipt_name"),
                row.getString("receipt_type"),
                ExpenseClaim.State.valueOf(row.getString("state")),
                row.getObject("submitted_at", OffsetDateTime.class).toInstant(),
                row.getString("decision"),
                row.getObject("paid_on", LocalDate.class));
    }

    private static UUID id(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, UUID.class));
    }
}
