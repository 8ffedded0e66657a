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
import coop.ouvrage.treasury.format.PaymentStatusFile.Rejected;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    /** A batch that was answered, and how many of its payments the bank refuses. */
    public record Answered(BatchId batch, int rejected) {}

    /**
     * Takes a status report (pain.002). The same report again changes nothing.
     *
     * @return refused when it cannot be read, answers no file of ours, or comes after the bank has booked the batch
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
        List<SentPayment> payments = sent.ofBatch(batch.id());
        Map<String, String> reasons = reasons(read, payments);
        if (batch.state() == PaymentBatch.State.BOOKED && !reasons.isEmpty()) {
            return Outcome.refused(Refusal.of("treasury.status_late", "reference", batch.reference()));
        }
        List<SentPayment> rejected = payments.stream()
                .filter(payment -> payment.state() == SentPayment.State.IN_FLIGHT)
                .filter(payment -> reasons.containsKey(payment.endToEndId()))
                .toList();
        rejected.forEach(payment -> reject(batch, payment, String.valueOf(reasons.get(payment.endToEndId()))));
        if (!rejected.isEmpty()) {
            store.rejectedIfNothingIsLeft(batch.id());
            audit.changed("batch.rejected", "batch", batch.id(), Map.of("payments", rejected.size()));
        }
        return Outcome.done(new Answered(batch.id(), rejected.size()));
    }

    private static Map<String, String> reasons(PaymentStatusFile read, List<SentPayment> payments) {
        return read.rejected()
                ? payments.stream()
                        .collect(java.util.stream.Collectors.toMap(SentPayment::endToEndId, p -> read.reason()))
                : read.rejections().stream()
                        .collect(java.util.stream.Collectors.toMap(
                                Rejected::endToEndId, Rejected::reason, (one, other) -> one));
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
