package coop.ouvrage.payroll;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Role;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.documents.Documents;
import coop.ouvrage.employment.ContractId;
import coop.ouvrage.money.Iban;
import coop.ouvrage.parties.Parties;
import coop.ouvrage.parties.PartyId;
import coop.ouvrage.parties.PayoutAccounts;
import coop.ouvrage.policy.Policies;
import coop.ouvrage.treasury.Payment;
import coop.ouvrage.worklist.Item;
import coop.ouvrage.worklist.Queue;
import coop.ouvrage.worklist.Worklist;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** What the release of a run does, in one transaction: books, keeps the papers, hands transfers over, tells the workers. */
@Component
class Release {

    private final PayRunStore runs;
    private final PayslipStore payslips;
    private final PaymentStore payments;
    private final WageBooking booking;
    private final WageTransfers bank;
    private final PayoutAccounts accounts;
    private final Documents documents;
    private final Parties parties;
    private final PayDays payDays;
    private final PayMail mail;
    private final Policies policies;
    private final Worklist worklist;
    private final CurrentUser user;
    private final ApplicationEventPublisher events;
    private final BusinessTime time;

    Release(
            PayRunStore runs,
            PayslipStore payslips,
            PaymentStore payments,
            WageBooking booking,
            WageTransfers bank,
            PayoutAccounts accounts,
            Documents documents,
            Parties parties,
            PayDays payDays,
            PayMail mail,
            Policies policies,
            Worklist worklist,
            CurrentUser user,
            ApplicationEventPublisher events,
            BusinessTime time) {
        this.runs = runs;
        this.payslips = payslips;
        this.payments = payments;
        this.booking = booking;
        this.bank = bank;
        this.accounts = accounts;
        this.documents = documents;
        this.parties = parties;
        this.payDays = payDays;
        this.mail = mail;
        this.policies = policies;
        this.worklist = worklist;
        this.user = user;
        this.events = events;
        this.time = time;
    }

    void release(PayRun run, List<Payslip> inRun, @Nullable UUID by) {
        LocalDate today = time.today();
        PayDay payDay = run.payDay().isLateOn(today) ? payDays.soonest(today) : run.payDay();
        runs.released(run, payDay, today, time.now(), by);
        booking.book(inRun, today);
        inRun.forEach(this::keepPaper);
        send(run, payDay, today);
        Map<ContractId, Payslip> contracts = new LinkedHashMap<>();
        inRun.forEach(payslip -> contracts.put(payslip.contract(), payslip));
        contracts
                .values()
                .forEach(payslip ->
                        events.publishEvent(new WageSent(payslip.contract(), payslip.job(), payDay.creditedOn())));
        inRun.forEach(payslip -> mail.released(payslip, payDay.creditedOn()));
        worklist.close("payroll.release", run.id().value(), "released");
        worklist.close("payroll.run_late", run.id().value(), "released");
    }

    private void keepPaper(Payslip payslip) {
        String data = PayJson.write(new PayslipPaper.Stored(
                payslip,
                payslips.data(payslip.id()),
                parties.language(new PartyId(payslip.worker())).getLanguage()));
        payslips.document(
                payslip.id(),
                documents
                        .store(PayslipPaper.KIND, payslip.id().value(), data, payslip.language())
                        .value());
        watchCoefficient(payslip);
    }

    private void send(PayRun run, PayDay payDay, LocalDate today) {
        List<Payment> transfers = new ArrayList<>();
        for (WagePayment payment : payments.ofRun(run.id())) {
            if (payment.state() != WagePayment.State.PREPARED) {
                continue;
            }
            Optional<Iban> iban =
                    user.asSystem(() -> accounts.payoutIban(new PartyId(payment.worker()), payDay.executedOn()));
            if (iban.isPresent()) {
                Payslip payslip = payslips.find(payment.payslip()).orElseThrow();
                transfers.add(WageTransfers.transfer(payment, payslip, iban.get()));
                payments.sent(payment, tail(iban.get()), today);
            } else {
                waits(payment, today);
            }
        }
        bank.send(run, payDay, transfers);
    }

    private void waits(WagePayment payment, LocalDate today) {
        payments.waits(payment, today);
        worklist.open(Item.of(
                        Queue.PAY,
                        "payroll.no_account",
                        "party",
                        payment.worker(),
                        Role.PAYROLL,
                        "/desk/members/" + payment.worker())
                .with("amount", payment.amount()));
        mail.noAccount(payment);
    }

    private static String tail(Iban iban) {
        String text = iban.value();
        return text.substring(text.length() - 4);
    }

    /** A contract whose coefficient does not carry its cost is told to payroll; the unit is not charged for it. */
    private void watchCoefficient(Payslip payslip) {
        Totals all = Totals.sum(payslips.ofContract(payslip.contract()).stream()
                .map(Payslip::totals)
                .toList());
        var alarm =
                policies.amount("payroll.negative_result_alarm", time.today()).negate();
        if (all.coefficientResult().compareTo(alarm) < 0) {
            worklist.open(Item.of(
                            Queue.PAY,
                            "payroll.negative_result",
                            "contract",
                            payslip.contract().value(),
                            Role.PAYROLL,
                            "/desk/payruns/" + payslip.run())
                    .with("amount", all.coefficientResult()));
        }
    }
}
