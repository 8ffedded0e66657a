package coop.ouvrage.treasury;

import coop.ouvrage.money.Iban;
import coop.ouvrage.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
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

/** Rows of batches, and the payments that move with them. */
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
        return changed == 1 && state(id, "WAITING", "CANCELLED") + state(id, "HELD", "CANCELLED") >= 0;
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

    /** @param days on which the bank booked each payment */
    void paymentsBooked(Map<SentPayment, LocalDate> days) {
        jdbc.sql("""
                update payment p set state = 'BOOKED', booked_on = b.day from unnest(:ids::uuid[], :days::date[]) as b (id, day)
                where p.id = b.id""")
                .param("ids", days.keySet().stream().map(SentPayment::id).toArray(UUID[]::new))
                .param("days", days.values().stream().map(LocalDate::toString).toArray(String[]::new))
                .update();
        jdbc.sql("""
                update payment_batch b set state = 'BOOKED' where b.id = any(:batches) and b.state = 'RELEASED'
                    and not exists (select 1 from payment p where p.batch_id = b.id and p.state = 'IN_FLIGHT')""")
                .param(
                        "batches",
                        days.keySet().stream()
                                .map(payment -> payment.batch().value())
                                .distinct()
                                .toArray(UUID[]::new))
                .update();
    }

    /** Of a batch whose payments were all refused, nothing will be on a statement. */
    void rejectedIfNothingIsLeft(BatchId id) {
        jdbc.sql("""
                update payment_batch set state = 'REJECTED' where id = :id and state = 'RELEASED'
                    and not exists (select 1 from payment where batch_id = :id
                        and state not in ('RETURNED', 'HELD', 'CANCELLED'))""").param("id", id.value()).update();
    }

    /** Of two releases by one person at the same time one waits, and counts what the other released. */
    void lockReleasesOf(@Nullable UUID person) {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('treasury.release'), hashtext(cast(:person as text)))")
                .param("person", String.valueOf(person))
                .query((row, n) -> true)
                .list();
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

    /** Released and not yet seen on a statement, whose payments that the bank did not refuse come to this sum. */
    List<PaymentBatch> released(String entity, Money inFlight) {
        return batches("""
                where state = 'RELEASED' and :value = (select sum(p.amount_cents) from payment p
                    where p.batch_id = payment_batch.id and p.state = 'IN_FLIGHT')
                order by execution_on""", inFlight.cents()).stream()
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

    static PaymentBatch batch(ResultSet row) throws SQLException {
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
}
