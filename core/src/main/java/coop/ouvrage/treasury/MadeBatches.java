package coop.ouvrage.treasury;

import coop.ouvrage.audit.Audit;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.calendar.TimeOrderedId;
import coop.ouvrage.ledger.NumberSeries;
import coop.ouvrage.money.Money;
import coop.ouvrage.worklist.Worklist;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** New batches: their reference, their rows, and what they settle on worklists. Whoever asks has looked whether they may be made. */
@Component
class MadeBatches {

    private final BatchStore store;
    private final SentPayments sent;
    private final BankAccounts accounts;
    private final NumberSeries numbers;
    private final Worklist worklist;
    private final Audit audit;
    private final BusinessTime time;

    MadeBatches(
            BatchStore store,
            SentPayments sent,
            BankAccounts accounts,
            NumberSeries numbers,
            Worklist worklist,
            Audit audit,
            BusinessTime time) {
        this.store = store;
        this.sent = sent;
        this.accounts = accounts;
        this.numbers = numbers;
        this.worklist = worklist;
        this.audit = audit;
        this.time = time;
    }

    /** A batch with the next reference of its entity, which is not kept yet. */
    PaymentBatch batch(
            PaymentBatch.Kind kind,
            String entity,
            LocalDate execution,
            List<Payment> payments,
            @Nullable UUID madeBy,
            @Nullable UUID checkedBy) {
        return new PaymentBatch(
                new BatchId(TimeOrderedId.next()),
                reference(entity),
                entity,
                kind,
                execution,
                Money.sum(payments.stream().map(Payment::amount).toList()),
                payments.size(),
                PaymentBatch.State.MADE,
                madeBy,
                time.now(),
                checkedBy,
                null,
                null,
                null,
                null);
    }

    private String reference(String entity) {
        int year = time.today().getYear();
        return "OV-%s-%d-%06d".formatted(entity, year, numbers.next(entity, "BATCH", year));
    }

    /** @param checks what banks said about the payees, by payment; none if they were not asked yet */
    void keep(PaymentBatch batch, List<SentPayment> payments, Map<UUID, PayeeCheck> checks) {
        store.insert(batch, accounts.of(batch.entity()).iban());
        sent.insert(payments, checks);
        List<UUID> again = payments.stream()
                .filter(payment -> !payment.clears().isPayOfOne())
                .map(SentPayment::sourceId)
                .toList();
        worklist.close("payment_returned", sent.returned(again), "paid again");
        audit.changed("batch.made", "batch", batch.id(), Map.of("total", batch.total(), "payments", batch.payments()));
    }
}
