package coop.ouvrage.payroll;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.money.Iban;
import coop.ouvrage.parties.PartyId;
import coop.ouvrage.parties.PayoutAccounts;
import coop.ouvrage.treasury.BatchId;
import coop.ouvrage.treasury.CheckedBatches;
import coop.ouvrage.treasury.Payment;
import coop.ouvrage.treasury.PaymentBatch;
import coop.ouvrage.treasury.PaymentBatches;
import coop.ouvrage.treasury.SentPayment;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Hands the net wages of a released run to the bank: batches made by the system for the run, checked and released by its two officers. */
@Component
class WageTransfers {

    /** Reasons of banks by which a transfer to the same account must fail again: account wrong, closed, unknown. */
    private static final Set<String> ACCOUNT_IS_WRONG = Set.of("AC01", "AC03", "AC04", "AC14");

    private final PaymentBatches batches;
    private final CheckedBatches checked;
    private final PayRunStore runs;
    private final PayoutAccounts accounts;
    private final CurrentUser user;
    private final BusinessTime time;

    WageTransfers(
            PaymentBatches batches,
            CheckedBatches checked,
            PayRunStore runs,
            PayoutAccounts accounts,
            CurrentUser user,
            BusinessTime time) {
        this.batches = batches;
        this.checked = checked;
        this.runs = runs;
        this.accounts = accounts;
        this.user = user;
        this.time = time;
    }

    /** Whether the transfer came back because the account is wrong, and pay would go to that account again. */
    boolean cameBackFromTheSameAccount(PayslipId payslip, UUID worker) {
        Optional<Iban> now = user.asSystem(() -> accounts.payoutIban(new PartyId(worker), time.today()));
        return batches.ofSource(payslip.value()).stream()
                .findFirst()
                .filter(payment -> ACCOUNT_IS_WRONG.contains(payment.returnReason()))
                .map(SentPayment::iban)
                .equals(now);
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

    /** As many batches as the bank takes at once, and no more. */
    void send(PayRun run, PayDay payDay, List<Payment> transfers) {
        for (int from = 0; from < transfers.size(); from += PaymentBatches.MOST_PAYMENTS) {
            List<Payment> some =
                    transfers.subList(from, Math.min(transfers.size(), from + PaymentBatches.MOST_PAYMENTS));
            BatchId batch =
                    checked.send(PaymentBatch.Kind.WAGES, run.entity(), payDay.executedOn(), some, run.preparedBy());
            if (from == 0) {
                runs.batch(run.id(), batch.value());
            }
        }
    }
}
