package coop.ouvrage.treasury;

import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.money.Iban;
import coop.ouvrage.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of the payments in batches. */
@Repository
class SentPayments {

    private final JdbcClient jdbc;

    SentPayments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * All payments of a batch in one statement; a source that is being paid already breaks the unique index.
     *
     * @param checks what was said about their payees, by payment, as far as banks were asked
     */
    void insert(List<SentPayment> payments, Map<UUID, PayeeCheck> checks) {
        jdbc.sql("""
                insert into payment (id, batch_id, position, end_to_end_id, party_id, beneficiary, iban, amount_cents, remittance,
                    clears, source_type, source_id, state, payee_check)
                select p.id, p.batch, p.position, p.end_to_end, p.party, p.beneficiary, p.iban, p.cents, p.remittance, p.clears,
                    p.source_type, p.source, p.state, p.answer
                from unnest(:ids::uuid[], :batches::uuid[], :ends::text[], :parties::uuid[], :names::text[], :ibans::text[],
                        :cents::bigint[], :remittances::text[], :clears::text[], :types::text[], :sources::uuid[], :states::text[],
                        :checks::uuid[])
                    with ordinality as p (id, batch, end_to_end, party, beneficiary, iban, cents, remittance, clears, source_type,
                        source, state, answer, position)""")
                .param("ids", array(payments, UUID[]::new, SentPayment::id))
                .param("batches", array(payments, UUID[]::new, p -> p.batch().value()))
                .param("ends", array(payments, String[]::new, SentPayment::endToEndId))
                .param("parties", array(payments, UUID[]::new, SentPayment::party))
                .param("names", array(payments, String[]::new, SentPayment::beneficiary))
                .param("ibans", array(payments, String[]::new, p -> p.iban().value()))
                .param("cents", array(payments, Long[]::new, p -> p.amount().cents()))
                .param("remittances", array(payments, String[]::new, SentPayment::remittance))
                .param("clears", array(payments, String[]::new, p -> p.clears().name()))
                .param("types", array(payments, String[]::new, SentPayment::sourceType))
                .param("sources", array(payments, UUID[]::new, SentPayment::sourceId))
                .param("states", array(payments, String[]::new, p -> p.state().name()))
                .param("checks", array(payments, UUID[]::new, p -> answer(checks.get(p.id()))))
                .update();
    }

    private static @Nullable UUID answer(@Nullable PayeeCheck check) {
        return check == null ? null : check.id();
    }

    private static <T> T[] array(
            List<SentPayment> payments,
            java.util.function.IntFunction<T[]> maker,
            java.util.function.Function<SentPayment, ? extends @Nullable T> part) {
        return payments.stream().map(part).toArray(maker);
    }

    /** Sources of these payments that are paid or being paid already. */
    List<String> alreadyPaid(Collection<Payment> payments) {
        return jdbc.sql("""
                select distinct source_type || ' ' || source_id from payment
                where source_id = any(:ids) and state not in ('RETURNED', 'CANCELLED')
                    and source_type || ' ' || source_id = any(:keys)""")
                .param("ids", payments.stream().map(Payment::sourceId).toArray(UUID[]::new))
                .param(
                        "keys",
                        payments.stream()
                                .map(p -> p.sourceType() + " " + p.sourceId())
                                .toArray(String[]::new))
                .query(String.class)
                .list();
    }

    /** What of these batches the bank will still debit. */
    Map<UUID, Money> inFlight(Collection<UUID> batches) {
        Map<UUID, Money> inFlight = new HashMap<>();
        jdbc.sql("""
                select batch_id, sum(amount_cents) as cents from payment
                where batch_id = any(:ids) and state = 'IN_FLIGHT' group by batch_id""").param("ids", batches.toArray(UUID[]::new)).query(row -> {
            inFlight.put(row.getObject("batch_id", UUID.class), Money.ofCents(row.getLong("cents")));
        });
        return inFlight;
    }

    void returned(UUID payment, String reason) {
        jdbc.sql("update payment set state = 'RETURNED', return_reason = :reason where id = :id")
                .param("reason", reason)
                .param("id", payment)
                .update();
    }

    /** Left out of its batch, which is so much smaller. */
    void held(SentPayment payment, String reason, @Nullable UUID by, OffsetDateTime at) {
        jdbc.sql("""
                update payment set state = 'HELD', held_reason = :reason, held_by = :by, held_at = :at where id = :id""")
                .param("reason", reason)
                .param("by", by)
                .param("at", at)
                .param("id", payment.id())
                .update();
        jdbc.sql("""
                update payment_batch set total_cents = total_cents - :cents, payments = payments - 1
                where id = :batch and state = 'MADE'""")
                .param("cents", payment.amount().cents())
                .param("batch", payment.batch().value())
                .update();
    }

    /** False if it was let go before. */
    boolean letGo(UUID payment) {
        return jdbc.sql("update payment set state = 'CANCELLED' where id = :id and state = 'HELD'")
                        .param("id", payment)
                        .update()
                == 1;
    }

    /** Held back and not let go, the oldest first. */
    List<SentPayment> held(int limit) {
        return payments("where state = 'HELD' order by held_at, id limit :value", limit);
    }

    List<SentPayment> ofBatch(BatchId batch) {
        return payments("where batch_id = :value order by position", batch.value());
    }

    /** How many payments of a batch the bank refused or sent back. */
    long cameBack(BatchId batch) {
        return jdbc.sql("select count(*) from payment where batch_id = :batch and state = 'RETURNED'")
                .param("batch", batch.value())
                .query(Long.class)
                .single();
    }

    Optional<BatchId> batchOf(UUID payment) {
        return jdbc.sql("select batch_id from payment where id = :id")
                .param("id", payment)
                .query(UUID.class)
                .optional()
                .map(BatchId::new);
    }

    Optional<SentPayment> find(UUID id) {
        return payments("where id = :value", id).stream().findFirst();
    }

    Optional<SentPayment> lock(UUID id) {
        return payments("where id = :value for update", id).stream().findFirst();
    }

    /** Those of these that are payments, always locked in the same order. */
    Map<UUID, SentPayment> lock(Collection<UUID> ids) {
        return payments("where id = any(:value) order by id for update", ids.toArray(UUID[]::new)).stream()
                .collect(Collectors.toMap(SentPayment::id, payment -> payment));
    }

    /** By identification in capitals, as they are kept. */
    Map<String, SentPayment> byEndToEndIds(Collection<String> ids) {
        String[] capitals = ids.stream().map(id -> id.toUpperCase(Locale.ROOT)).toArray(String[]::new);
        return payments("where end_to_end_id = any(:value)", capitals).stream()
                .collect(Collectors.toMap(SentPayment::endToEndId, payment -> payment));
    }

    /** Those of these sources that a living payment pays. */
    Set<UUID> living(Collection<UUID> sources) {
        return ids(
                "select distinct source_id from payment where source_id = any(:ids) and state not in ('RETURNED', 'CANCELLED')",
                sources);
    }

    /** Payments of these sources that came back. */
    Set<UUID> returned(Collection<UUID> sources) {
        return ids("select id from payment where source_id = any(:ids) and state = 'RETURNED'", sources);
    }

    private Set<UUID> ids(String sql, Collection<UUID> sources) {
        return sources.isEmpty()
                ? Set.of()
                : jdbc.sql(sql)
                        .param("ids", sources.toArray(UUID[]::new))
                        .query(UUID.class)
                        .set();
    }

    List<SentPayment> ofSource(UUID source) {
        return payments("where source_id = :value order by id desc", source);
    }

    private List<SentPayment> payments(String where, Object value) {
        return jdbc.sql("select * from payment " + where)
                .param("value", value)
                .query((row, n) -> payment(row))
                .list();
    }

    private static SentPayment payment(ResultSet row) throws SQLException {
        return new SentPayment(
                row.getObject("id", UUID.class),
                new BatchId(Objects.requireNonNull(row.getObject("batch_id", UUID.class))),
                row.getString("end_to_end_id"),
                row.getObject("party_id", UUID.class),
                row.getString("beneficiary"),
                Iban.of(row.getString("iban")),
                Money.ofCents(row.getLong("amount_cents")),
                row.getString("remittance"),
                AccountRole.valueOf(row.getString("clears")),
                row.getString("source_type"),
                row.getObject("source_id", UUID.class),
                SentPayment.State.valueOf(row.getString("state")),
                row.getObject("booked_on", LocalDate.class),
                row.getString("return_reason"),
                row.getString("held_reason"));
    }
}
