package coop.ouvrage.treasury;

import coop.ouvrage.calendar.TimeOrderedId;
import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.money.Iban;
import coop.ouvrage.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of batches and their payments. */
@Repository
class BatchStore {

    private final JdbcClient jdbc;

    BatchStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(PaymentBatch batch, Iban account) {
        jdbc.sql("""
                insert into payment_batch (id, reference, entity, iban, kind, execution_on, total_cents, payments, state, made_by,
                    made_at, checked_by)
                values (:id, :reference, :entity, :iban, :kind, :execution, :total, :payments, 'MADE', :by, :at, :checked)""")
                .param("id", batch.id().value())
                .param("reference", batch.reference())
                .param("entity", batch.entity())
                .param("iban", account.value())
                .param("kind", batch.kind().name())
                .param("execution", batch.executionDate())
                .param("total", batch.total().cents())
                .param("payments", batch.payments())
                .param("by", batch.madeBy())
                .param("at", batch.madeAt().atOffset(ZoneOffset.UTC))
                .param("checked", batch.checkedBy())
                .update();
    }

    /** All payments of a batch in one statement; a source that is being paid already breaks the unique index. */
    void insert(BatchId batch, List<Payment> payments, List<String> beneficiaries) {
        jdbc.sql("""
                insert into payment (id, batch_id, position, end_to_end_id, party_id, beneficiary, iban, amount_cents, remittance,
                    clears, source_type, source_id, state)
                select p.id, :batch, p.position, p.end_to_end, p.party, p.beneficiary, p.iban, p.cents, p.remittance, p.clears,
                    p.source_type, p.source, 'WAITING'
                from unnest(:ids::uuid[], :ends::text[], :parties::uuid[], :names::text[], :ibans::text[], :cents::bigint[],
                        :remittances::text[], :clears::text[], :types::text[], :sources::uuid[])
                    with ordinality as p (id, end_to_end, party, beneficiary, iban, cents, remittance, clears, source_type, source,
                        position)""")
                .param("batch", batch.value())
                .param("ids", array(payments, UUID[]::new, p -> TimeOrderedId.next()))
                .param("ends", array(payments, String[]::new, Payment::endToEndId))
                .param("parties", array(payments, UUID[]::new, Payment::party))
                .param("names", beneficiaries.toArray(String[]::new))
                .param("ibans", array(payments, String[]::new, p -> p.iban().value()))
                .param("cents", array(payments, Long[]::new, p -> p.amount().cents()))
                .param("remittances", array(payments, String[]::new, Payment::remittance))
                .param("clears", array(payments, String[]::new, p -> p.clears().name()))
                .param("types", array(payments, String[]::new, Payment::sourceType))
                .param("sources", array(payments, UUID[]::new, Payment::sourceId))
                .update();
    }

    private static <T> T[] array(
            List<Payment> payments,
            java.util.function.IntFunction<T[]> maker,
            java.util.function.Function<Payment, T> part) {
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

    /** Moves a batch out of {@code MADE}; false if somebody else was first. */
    boolean release(BatchId id, @Nullable UUID by, OffsetDateTime at, LocalDate execution, String sha256) {
        int changed = jdbc.sql("""
                update payment_batch set state = 'RELEASED', released_by = :by, released_at = :at, execution_on = :execution,
                    file_sha256 = :sha
                where id = :id and state = 'MADE'""")
                .param("id", id.value())
                .param("by", by)
                .param("at", at)
                .param("execution", execution)
                .param("sha", sha256)
                .update();
        return changed == 1 && state(id, "WAITING", "IN_FLIGHT") >= 0;
    }

    void checked(BatchId id, @Nullable UUID by) {
        jdbc.sql("update payment_batch set checked_by = :by where id = :id and state = 'MADE'")
                .param("by", by)
                .param("id", id.value())
                .update();
    }

    /** Likewise; what it would have paid may be paid by another batch. */
    boolean cancel(BatchId id) {
        int changed = jdbc.sql("update payment_batch set state = 'CANCELLED' where id = :id and state = 'MADE'")
                .param("id", id.value())
                .update();
        return changed == 1 && state(id, "WAITING", "CANCELLED") >= 0;
    }

    private int state(BatchId id, String from, String to) {
        return jdbc.sql("update payment set state = :to where batch_id = :id and state = :from")
                .param("to", to)
                .param("id", id.value())
                .param("from", from)
                .update();
    }

    void exported(BatchId id, OffsetDateTime at) {
        jdbc.sql("update payment_batch set exported_at = coalesce(exported_at, :at) where id = :id")
                .param("at", at)
                .param("id", id.value())
                .update();
    }

    void batchBooked(BatchId id, UUID line, LocalDate on) {
        jdbc.sql("update payment_batch set state = 'BOOKED', booked_line = :line where id = :id")
                .param("line", line)
                .param("id", id.value())
                .update();
        jdbc.sql("update payment set state = 'BOOKED', booked_on = :on where batch_id = :id and state = 'IN_FLIGHT'")
                .param("on", on)
                .param("id", id.value())
                .update();
    }

    void paymentBooked(SentPayment payment, LocalDate on) {
        jdbc.sql("update payment set state = 'BOOKED', booked_on = :on where id = :id")
                .param("on", on)
                .param("id", payment.id())
                .update();
        jdbc.sql("""
                update payment_batch set state = 'BOOKED' where id = :id and state = 'RELEASED'
                    and not exists (select 1 from payment where batch_id = :id and state = 'IN_FLIGHT')""").param("id", payment.batch().value()).update();
    }

    /** Of a batch whose payments were all refused, nothing will be on a statement. */
    void rejectedIfNothingIsLeft(BatchId id) {
        jdbc.sql("""
                update payment_batch set state = 'REJECTED' where id = :id and state = 'RELEASED'
                    and not exists (select 1 from payment where batch_id = :id and state <> 'RETURNED')""").param("id", id.value()).update();
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

    /** What a person has released since a moment, wages apart. */
    Money releasedSince(@Nullable UUID by, OffsetDateTime since) {
        return Money.ofCents(jdbc.sql("""
                select coalesce(sum(total_cents), 0) from payment_batch
                where released_by = :by and released_at >= :since and kind <> 'WAGES'""")
                .param("by", by)
                .param("since", since)
                .query(Long.class)
                .single());
    }

    void returned(UUID payment, String reason) {
        jdbc.sql("update payment set state = 'RETURNED', return_reason = :reason where id = :id")
                .param("reason", reason)
                .param("id", payment)
                .update();
    }

    Optional<PaymentBatch> find(BatchId id) {
        return batches("where id = :value", id.value()).stream().findFirst();
    }

    Optional<PaymentBatch> lock(BatchId id) {
        return batches("where id = :value for update", id.value()).stream().findFirst();
    }

    Map<String, PaymentBatch> byReferences(Collection<String> references) {
        return batches("where reference = any(:value)", references.toArray(String[]::new)).stream()
                .collect(Collectors.toMap(PaymentBatch::reference, batch -> batch));
    }

    /** Released and not yet seen on a statement, of this total. */
    List<PaymentBatch> released(String entity, Money total) {
        return batches("where state = 'RELEASED' and total_cents = :value order by execution_on", total.cents())
                .stream()
                .filter(batch -> batch.entity().equals(entity))
                .toList();
    }

    List<PaymentBatch> latest(@Nullable UUID after, int limit) {
        return jdbc.sql("""
                select * from payment_batch
                where cast(:after as uuid) is null
                   or (made_at, id) < (select b.made_at, b.id from payment_batch b where b.id = :after)
                order by made_at desc, id desc limit :limit""")
                .param("after", after, java.sql.Types.OTHER)
                .param("limit", limit)
                .query((row, n) -> batch(row))
                .list();
    }

    private List<PaymentBatch> batches(String where, Object value) {
        return jdbc.sql("select * from payment_batch " + where)
                .param("value", value)
                .query((row, n) -> batch(row))
                .list();
    }

    List<SentPayment> payments(BatchId batch) {
        return payments("where batch_id = :value order by position", batch.value());
    }

    Optional<SentPayment> payment(UUID id) {
        return payments("where id = :value for update", id).stream().findFirst();
    }

    /** By identification in capitals, as they are kept. */
    Map<String, SentPayment> byEndToEndIds(Collection<String> ids) {
        String[] capitals = ids.stream().map(id -> id.toUpperCase(Locale.ROOT)).toArray(String[]::new);
        return payments("where end_to_end_id = any(:value)", capitals).stream()
                .collect(Collectors.toMap(SentPayment::endToEndId, payment -> payment));
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

    private static PaymentBatch batch(ResultSet row) throws SQLException {
        OffsetDateTime released = row.getObject("released_at", OffsetDateTime.class);
        OffsetDateTime exported = row.getObject("exported_at", OffsetDateTime.class);
        return new PaymentBatch(
                new BatchId(Objects.requireNonNull(row.getObject("id", UUID.class))),
                row.getString("reference"),
                row.getString("entity"),
                PaymentBatch.Kind.valueOf(row.getString("kind")),
                row.getObject("execution_on", LocalDate.class),
                Money.ofCents(row.getLong("total_cents")),
                row.getInt("payments"),
                PaymentBatch.State.valueOf(row.getString("state")),
                row.getObject("made_by", UUID.class),
                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                row.getObject("checked_by", UUID.class),
                row.getObject("released_by", UUID.class),
                released == null ? null : released.toInstant(),
                row.getString("file_sha256"),
                exported == null ? null : exported.toInstant());
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
                row.getString("return_reason"));
    }
}
