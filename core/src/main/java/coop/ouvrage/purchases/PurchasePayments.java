package coop.ouvrage.purchases;

import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.money.Money;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.treasury.BatchId;
import coop.ouvrage.treasury.Payment;
import coop.ouvrage.treasury.PaymentBatch;
import coop.ouvrage.treasury.PaymentBatches;
import coop.ouvrage.treasury.spi.MorningBatch;
import coop.ouvrage.treasury.spi.PaymentOwner;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Pays booked invoices when they fall due: a batch each morning when there are any, released by people as every batch. */
@Service
public class PurchasePayments implements PaymentOwner, MorningBatch {

    /** So that it is released and credited in time. */
    private static final int DAYS_AHEAD = 3;

    private final PurchaseStore store;
    private final PurchaseChecks checks;
    private final PurchaseTasks tasks;
    private final Responses responses;
    private final PaymentBatches batches;
    private final BusinessTime time;

    PurchasePayments(
            PurchaseStore store,
            PurchaseChecks checks,
            PurchaseTasks tasks,
            Responses responses,
            PaymentBatches batches,
            BusinessTime time) {
        this.store = store;
        this.checks = checks;
        this.tasks = tasks;
        this.responses = responses;
        this.batches = batches;
        this.time = time;
    }

    /** Puts what falls due in the next days into a batch, which waits for its release; refused when there is none. */
    @Override
    @Transactional
    public Outcome<BatchId> batch(String entity) {
        List<PurchaseId> due = store.due(entity, time.today().plusDays(DAYS_AHEAD));
        Set<UUID> before = batches.beingPaid(due.stream().map(PurchaseId::value).toList());
        List<Payment> payments = due.stream()
                .filter(id -> !before.contains(id.value()))
                .map(id -> store.find(id).orElseThrow())
                .filter(checks::isAccountConfirmed)
                .map(PurchasePayments::payment)
                .limit(PaymentBatches.MOST_PAYMENTS)
                .toList();
        return payments.isEmpty()
                ? Outcome.refused(Refusal.of("purchases.nothing_to_pay"))
                : batches.create(PaymentBatch.Kind.SUPPLIERS, entity, time.today(), payments);
    }

    private static Payment payment(Purchase purchase) {
        String reference = purchase.facts().paymentReference();
        String remittance =
                reference == null || reference.isBlank() ? purchase.facts().number() : reference;
        return Payment.of(
                "purchase",
                purchase.id().value(),
                Objects.requireNonNull(purchase.supplier()),
                PurchaseChecks.account(purchase).orElseThrow(),
                purchase.open(),
                remittance.length() > 140 ? remittance.substring(0, 140) : remittance,
                AccountRole.SUPPLIER);
    }

    @Override
    public String sourceType() {
        return "purchase";
    }

    @Override
    public void sent(UUID source, LocalDate executionDate) {
        store.state(new PurchaseId(source), Purchase.State.SENT);
    }

    @Override
    public void paid(UUID source, LocalDate on) {
        PurchaseId id = new PurchaseId(source);
        store.paid(id, Purchase.State.PAID, Money.ZERO, on);
        responses.queue(store.find(id).orElseThrow(), Responses.Code.PD, "", "");
    }

    /** The debt stands again; the next batch pays it, once the account is right. */
    @Override
    public void returned(UUID source, Money amount, LocalDate on, String reason) {
        PurchaseId id = new PurchaseId(source);
        store.paid(id, Purchase.State.BOOKED, amount, null);
        tasks.open(PurchaseTasks.RETURNED, store.find(id).orElseThrow());
    }
}
