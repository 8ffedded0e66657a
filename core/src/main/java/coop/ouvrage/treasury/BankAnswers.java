package coop.ouvrage.treasury;

import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.audit.Audit;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.Dim;
import coop.ouvrage.ledger.EntryDraft;
import coop.ouvrage.ledger.Journal;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.treasury.format.PaymentStatusFile;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the bank answers to a payment file, before anything is on a statement: a payment that it refuses is owed again. */
@Service
public class BankAnswers {

    private final BatchStore store;
    private final SentPayments sent;
    private final OwedAgain owedAgain;
    private final Permissions permissions;
    private final Audit audit;
    private final BusinessTime time;

    BankAnswers(
            BatchStore store,
            SentPayments sent,
            OwedAgain owedAgain,
            Permissions permissions,
            Audit audit,
            BusinessTime time) {
        this.store = store;
        this.sent = sent;
        this.owedAgain = owedAgain;
        this.permissions = permissions;
        this.audit = audit;
        this.time = time;
    }

    /**
     * A batch that was answered.
     *
     * @param rejected how many of its payments the bank refuses now
     */
    public record Answered(BatchId batch, Kind kind, int rejected) {}

    /** What an answer says. */
    public enum Kind {
        /** The bank pays, or all but what it refuses. */
        TAKEN,
        /** It has the file and has not decided. */
        PENDING,
        /** It refuses what it refused before. */
        KNOWN
    }

    /**
     * Takes a status report (pain.002). The same report again changes nothing.
     *
     * @return refused when it cannot be read, answers no file of ours, does not fit the file that it names, or comes after the bank has
     *     booked what it refuses
     */
    @Transactional
    public Outcome<Answered> take(byte[] report) {
        permissions.require(Permission.BANK_IMPORT);
        PaymentStatusFile read = PaymentStatusFile.read(report).orElse(null);
        if (read == null) {
            return Outcome.refused(Refusal.of("treasury.status_unreadable"));
        }
        Optional<BatchId> id = Optional.ofNullable(
                        store.byReferences(List.of(read.originalMessage())).get(read.originalMessage()))
                .map(PaymentBatch::id);
        if (id.isEmpty()) {
            return Outcome.refused(Refusal.of("treasury.status_unknown", "reference", read.originalMessage()));
        }
        PaymentBatch batch = store.lock(id.get()).orElseThrow();
        List<SentPayment> payments =
                sent.ofBatch(batch.id()).stream().filter(SentPayment::isInBatch).toList();
        Map<String, String> reasons = reasons(read, payments);
        Optional<Refusal> refusal = refusal(read, batch, payments, reasons);
        if (refusal.isPresent()) {
            return Outcome.refused(refusal.get());
        }
        List<SentPayment> rejected = payments.stream()
                .filter(payment -> payment.state() == SentPayment.State.IN_FLIGHT)
                .filter(payment -> reasons.containsKey(payment.endToEndId()))
                .toList();
        rejected.forEach(payment -> reject(batch, payment, String.valueOf(reasons.get(payment.endToEndId()))));
        if (!rejected.isEmpty()) {
            store.rejectedIfNothingIsLeft(batch.id());
            audit.changed("batch.rejected", "batch", batch.id(), Map.of("payments", rejected.size()));
        } else if (reasons.isEmpty()) {
            audit.changed("batch.answered", "batch", batch.id(), Map.of("status", read.status()));
        }
        return Outcome.done(new Answered(batch.id(), kind(read, reasons, rejected), rejected.size()));
    }

    private static Kind kind(PaymentStatusFile read, Map<String, String> reasons, List<SentPayment> rejected) {
        if (!reasons.isEmpty() && rejected.isEmpty()) {
            return Kind.KNOWN;
        }
        return reasons.isEmpty() && !read.taken() ? Kind.PENDING : Kind.TAKEN;
    }

    private static Optional<Refusal> refusal(
            PaymentStatusFile read, PaymentBatch batch, List<SentPayment> payments, Map<String, String> reasons) {
        String code = null;
        if (batch.releasedAt() == null) {
            code = "treasury.batch_not_released";
        } else if (differs(read.count(), BigDecimal.valueOf(payments.size()))
                || differs(read.total(), batch.total().toDecimal())) {
            code = "treasury.status_totals";
        } else if (!isOf(read, batch, payments) || read.contradictsItself()) {
            code = "treasury.status_payments";
        } else if (payments.stream()
                .anyMatch(payment ->
                        payment.state() == SentPayment.State.BOOKED && reasons.containsKey(payment.endToEndId()))) {
            code = "treasury.status_late";
        }
        return Optional.ofNullable(code).map(why -> Refusal.of(why, "reference", batch.reference()));
    }

    private static boolean differs(@Nullable BigDecimal stated, BigDecimal ours) {
        return stated != null && stated.compareTo(ours) != 0;
    }

    /** Whether all that it speaks of is in the batch, with its amounts: what nobody ordered here is owed to nobody again. */
    private static boolean isOf(PaymentStatusFile read, PaymentBatch batch, List<SentPayment> payments) {
        Map<String, SentPayment> byId =
                payments.stream().collect(Collectors.toMap(SentPayment::endToEndId, Function.identity()));
        return Set.of(batch.reference()).containsAll(read.blocks())
                && read.transfers().stream().allMatch(transfer -> {
                    SentPayment payment = byId.get(transfer.endToEndId());
                    return payment != null
                            && !differs(transfer.amount(), payment.amount().toDecimal());
                });
    }

    private static Map<String, String> reasons(PaymentStatusFile read, List<SentPayment> payments) {
        return read.rejected()
                ? payments.stream().collect(Collectors.toMap(SentPayment::endToEndId, p -> read.reason()))
                : read.rejections().stream()
                        .collect(Collectors.toMap(
                                PaymentStatusFile.Answered::endToEndId,
                                PaymentStatusFile.Answered::reason,
                                (one, other) -> one));
    }

    private void reject(PaymentBatch batch, SentPayment payment, String reason) {
        owedAgain.book(
                payment,
                EntryDraft.in(batch.entity(), Journal.BANK, time.today())
                        .from("batch", batch.id().value())
                        .key("payment:" + payment.id() + ":rejected")
                        .text("ledger.text.payment_rejected", Map.of("reference", payment.endToEndId()))
                        .debit(AccountRole.IN_FLIGHT, payment.amount(), Dim.none()),
                time.today(),
                reason);
    }
}
