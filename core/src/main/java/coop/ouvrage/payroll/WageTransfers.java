package coop.ouvrage.payroll;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.money.Iban;
import coop.ouvrage.treasury.BatchId;
import coop.ouvrage.treasury.Payment;
import coop.ouvrage.treasury.PaymentBatch;
import coop.ouvrage.treasury.PaymentBatches;
import java.util.List;
import org.springframework.stereotype.Component;

/** Hands the net wages of a released run to the bank as one batch: made by the system for the run, checked and released by its two officers. */
@Component
class WageTransfers {

    private final PaymentBatches batches;
    private final PayRunStore runs;
    private final CurrentUser user;

    WageTransfers(PaymentBatches batches, PayRunStore runs, CurrentUser user) {
        this.batches = batches;
        this.runs = runs;
        this.user = user;
    }

    /** The transfer that pays a wage. The text on the worker's statement names the month only. */
    static Payment transfer(WagePayment payment, Payslip payslip, Iban iban) {
        return Payment.wage(
                payment.payslip().value(),
                payment.worker(),
                iban,
                payment.amount(),
                payslip.month().toString().substring(0, 7));
    }

    void send(PayRun run, PayDay payDay, List<Payment> transfers) {
        if (transfers.isEmpty()) {
            return;
        }
        BatchId batch = user.asSystem(() -> batches.create(
                        PaymentBatch.Kind.WAGES, run.entity(), payDay.executedOn(), transfers, run.preparedBy()))
                .orThrow();
        batches.approve(batch).orThrow();
        runs.batch(run.id(), batch.value());
    }
}
