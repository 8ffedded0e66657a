package coop.ouvrage.expenses;

import coop.ouvrage.exchange.ReferenceRate;
import coop.ouvrage.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of claims. */
@Repository
class ClaimStore {

    private final JdbcClient jdbc;

    ClaimStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(ExpenseClaim claim) {
        jdbc.sql("""
                insert into expense_claim (id, entity, unit_id, job_id, order_id, client_id, claimant, amount_cents, spent_on,
                    description, receipt_hash, receipt_name, receipt_type, state, submitted_at, currency, foreign_amount, rate, rate_day)
                values (:id, :entity, :unit, :job, :order, :client, :claimant, :amount, :spent,
                    :description, :hash, :name, :type, 'SUBMITTED', :now, :currency, :foreign, :rate, :rateDay)
                """)
                .param("id", claim.id().value())
                .param("entity", claim.entity())
                .param("unit", claim.unit())
                .param("job", claim.job())
                .param("order", claim.order())
                .param("client", claim.client())
                .param("claimant", claim.claimant())
                .param("amount", claim.amount().cents())
                .param("spent", claim.spentOn())
                .param("description", claim.description())
                .param("hash", claim.receiptHash())
                .param("name", claim.receiptName())
                .param("type", claim.receiptType())
                .param("now", claim.submittedAt().atOffset(ZoneOffset.UTC))
                .param("currency", foreign(claim, of -> of.rate().currency()))
                .param("foreign", foreign(claim, ExpenseClaim.Foreign::amount))
                .param("rate", foreign(claim, of -> of.rate().perEuro()))
                .param("rateDay", foreign(claim, of -> of.rate().day()))
                .update();
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
        jdbc.sql("""
                update expense_claim set state = :state, decided_by = :by, decided_at = :now, decision = :decision
                where id = :id
                """)
                .param("id", id.value())
                .param("state", state.name())
                .param("by", by)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("decision", decision)
                .update();
    }

    void state(UUID id, ExpenseClaim.State state, @Nullable LocalDate paidOn) {
        jdbc.sql("update expense_claim set state = :state, paid_on = :paid where id = :id")
                .param("id", id)
                .param("state", state.name())
                .param("paid", paidOn)
                .update();
    }

    /** What was claimed of the costs of an order, refused claims apart. */
    Money claimed(UUID order) {
        return Money.ofCents(
                jdbc.sql("""
                select coalesce(sum(amount_cents), 0) from expense_claim where order_id = :order and state <> 'REFUSED'
                """).param("order", order).query(Long.class).single());
    }

    /** Whether a claim of the costs of an order waits for its officer. */
    boolean waiting(UUID order) {
        return jdbc.sql("select exists (select 1 from expense_claim where order_id = :order and state = 'SUBMITTED')")
                .param("order", order)
                .query(Boolean.class)
                .single();
    }

    /** Which of these orders pay no costs any more. */
    Set<UUID> closed(Collection<UUID> orders) {
        return jdbc.sql("select order_id from costs_closed where order_id = any(:orders)")
                .param("orders", orders.toArray(UUID[]::new))
                .query(UUID.class)
                .set();
    }

    void close(UUID order, LocalDate on, Money toFund) {
        jdbc.sql("insert into costs_closed (order_id, closed_on, to_fund_cents) values (:order, :on, :cents)")
                .param("order", order)
                .param("on", on)
                .param("cents", toFund.cents())
                .update();
    }

    Optional<ExpenseClaim> find(ClaimId id) {
        return jdbc.sql("select * from expense_claim where id = :id")
                .param("id", id.value())
                .query(ClaimStore::claim)
                .optional();
    }

    Optional<ExpenseClaim> lock(ClaimId id) {
        return jdbc.sql("select * from expense_claim where id = :id for update")
                .param("id", id.value())
                .query(ClaimStore::claim)
                .optional();
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
