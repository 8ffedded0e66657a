package coop.ouvrage.treasury;

import coop.ouvrage.audit.Audit;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.Dim;
import coop.ouvrage.ledger.EntryDraft;
import coop.ouvrage.ledger.Journal;
import coop.ouvrage.ledger.Ledger;
import coop.ouvrage.ledger.LegalEntities;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the release of a batch does: books the payments as on their way, fixes the file for the bank and tells who owns the debts. */
@Component
class BatchRelease {

    private final BatchStore store;
    private final OrderFiles orders;
    private final BankAccounts accounts;
    private final PaymentOwners owners;
    private final Ledger ledger;
    private final LegalEntities entities;
    private final Audit audit;
    private final BusinessTime time;

    BatchRelease(
            BatchStore store,
            OrderFiles orders,
            BankAccounts accounts,
            PaymentOwners owners,
            Ledger ledger,
            LegalEntities entities,
            Audit audit,
            BusinessTime time) {
        this.store = store;
        this.orders = orders;
        this.accounts = accounts;
        this.owners = owners;
        this.ledger = ledger;
        this.entities = entities;
        this.audit = audit;
        this.time = time;
    }

    /** @param by second of the two people behind it */
    void book(PaymentBatch batch, List<SentPayment> all, LocalDate execution, @Nullable UUID by) {
        List<SentPayment> payments = all.stream().filter(SentPayment::isInBatch).toList();
        Instant now = time.now().truncatedTo(ChronoUnit.MICROS);
        PaymentOrder order = order(batch, payments, execution, now, account -> account);
        if (!store.release(batch.id(), by, now.atOffset(ZoneOffset.UTC), execution, order.sha256())) {
            throw new IllegalStateException("batch " + batch.reference() + " was released by somebody else");
        }
        orders.keep(batch.id().value(), order);
        EntryDraft.Builder entry = EntryDraft.in(batch.entity(), Journal.BANK, time.today())
                .from("batch", batch.id().value())
                .key("batch:" + batch.id() + ":released")
                .text("ledger.text.batch_released", Map.of("batch", batch.reference()));
        payments.forEach(payment -> entry.debit(
                payment.clears(), payment.amount(), Dim.party(payment.party()).subject(payment.sourceId())));
        ledger.post(
                entry.credit(AccountRole.IN_FLIGHT, batch.total(), Dim.none()).build());
        payments.forEach(payment -> owners.sent(payment, execution));
        audit.changed("batch.released", "batch", batch.id(), Map.of("total", batch.total(), "sha256", order.sha256()));
    }

    /** The order to the bank, for the same moment always the same. */
    PaymentOrder order(
            PaymentBatch batch,
            List<SentPayment> payments,
            LocalDate execution,
            Instant at,
            UnaryOperator<BankAccount> account) {
        return PaymentOrder.of(
                batch,
                payments.stream().filter(SentPayment::isInBatch).toList(),
                account.apply(accounts.of(batch.entity())),
                entities.get(batch.entity()),
                execution,
                at);
    }
}
