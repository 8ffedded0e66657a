package coop.ouvrage.payroll;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.money.Iban;
import coop.ouvrage.parties.Parties;
import coop.ouvrage.parties.PartyId;
import coop.ouvrage.parties.PayoutAccounts;
import coop.ouvrage.treasury.BatchId;
import coop.ouvrage.treasury.CheckedBatches;
import coop.ouvrage.treasury.PayeeChecks;
import coop.ouvrage.treasury.Payment;
import coop.ouvrage.treasury.PaymentBatch;
import coop.ouvrage.treasury.PaymentBatches;
import coop.ouvrage.treasury.SentPayment;
import coop.ouvrage.treasury.spi.PayeeVerification.Payee;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    private final PayeeChecks payees;
    private final Parties parties;
    private final CurrentUser user;
    private final BusinessTime time;

    WageTransfers(
            PaymentBatches batches,
            CheckedBatches checked,
            PayRunStore runs,
            PayoutAccounts accounts,
            PayeeChecks payees,
            Parties parties,
            CurrentUser user,
            BusinessTime time) {
        this.batches = batches;
        this.checked = checked;
        this.runs = runs;
        this.accounts = accounts;
        this.payees = payees;
        this.parties = parties;
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

    /** Asks the banks whose the accounts are, so that a wrong one is known before anybody's wage waits for it. */
    void ask(Map<UUID, Iban> byWorker) {
        if (payees.isOffered()) {
            Map<UUID, String> names = parties.names(byWorker.keySet());
            Map<Payee, UUID> questions = new LinkedHashMap<>();
            byWorker.forEach((worker, iban) -> questions.put(new Payee(iban, names.getOrDefault(worker, "")), worker));
            payees.ask(questions);
        }
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
