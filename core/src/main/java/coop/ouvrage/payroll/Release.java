package coop.ouvrage.payroll;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Role;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.money.Iban;
import coop.ouvrage.parties.Parties;
import coop.ouvrage.parties.PayoutAccounts;
import coop.ouvrage.parties.Person;
import coop.ouvrage.policy.Policies;
import coop.ouvrage.treasury.Payment;
import coop.ouvrage.worklist.Item;
import coop.ouvrage.worklist.Queue;
import coop.ouvrage.worklist.Worklist;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** What the release of a run does, in one transaction: books, hands transfers over, tells the workers. The papers follow. */
@Component
class Release {

    private final PayRunStore runs;
    private final PayProgress progress;
    private final PayslipStore payslips;
    private final PotStore pot;
    private final PaymentStore payments;
    private final DeductionStore deductions;
    private final WageBooking booking;
    private final WageTransfers bank;
    private final PayoutAccounts accounts;
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
            PayProgress progress,
            PayslipStore payslips,
            PotStore pot,
            PaymentStore payments,
            DeductionStore deductions,
            WageBooking booking,
            WageTransfers bank,
            PayoutAccounts accounts,
            Parties parties,
            PayDays payDays,
            PayMail mail,
            Policies policies,
            Worklist worklist,
            CurrentUser user,
            ApplicationEventPublisher events,
            BusinessTime time) {
        this.runs = runs;
        this.progress = progress;
        this.payslips = payslips;
        this.pot = pot;
        this.payments = payments;
        this.deductions = deductions;
        this.booking = booking;
        this.bank = bank;
        this.accounts = accounts;
        this.parties = parties;
        this.payDays = payDays;
        this.mail = mail;
        this.policies = policies;
        this.worklist = worklist;
        this.user = user;
        this.events = events;
        this.time = time;
    }

    /** @return how many payslips were released */
    int release(PayRun run, @Nullable UUID by) {
        LocalDate today = time.today();
        PayDay payDay = run.payDay().isLateOn(today) ? payDays.soonest(today) : run.payDay();
        List<Payslip> inRun = payslips.ofRun(run.id());
        Map<UUID, Person> workers =
                parties.persons(inRun.stream().map(Payslip::worker).collect(Collectors.toSet()));
        runs.released(run, payDay, today, time.now(), by);
        try (PayProgress.Watch watch =
                progress.begin(PayRunProgress.Phase.RELEASING, run.id().value(), inRun.size())) {
            booking.book(inRun, today, watch::add);
            finish(run, inRun, payDay, workers);
        }
        return inRun.size();
    }

    private void finish(PayRun run, List<Payslip> inRun, PayDay payDay, Map<UUID, Person> workers) {
        LocalDate today = time.today();
        Map<UUID, List<Deduction>> taken = deductions.of(
                inRun.stream().map(payslip -> payslip.id().value()).toList());
        booking.bookDeductions(inRun, taken, today);
        watchCoefficients(run);
        send(run, inRun, payDay, today);
        events.publishEvent(new WagesSent(wages(inRun), payDay.creditedOn()));
        tell(run, inRun, payDay.creditedOn(), workers);
        worklist.close("payroll.release", run.id().value(), "released");
        worklist.close("payroll.run_late", run.id().value(), "released");
    }

    /** Who is not paid with the run is promised no day; who was not paid with an earlier one is told the day. */
    private void tell(PayRun run, List<Payslip> inRun, LocalDate creditedOn, Map<UUID, Person> workers) {
        Set<UUID> waiting = payments.waitingOf(run.id());
        List<Payslip> told = inRun.stream().filter(Release::isTold).toList();
        mail.released(
                told.stream()
                        .filter(payslip -> !waiting.contains(payslip.id().value()))
                        .toList(),
                workers,
                creditedOn);
        mail.held(
                told.stream()
                        .filter(payslip -> waiting.contains(payslip.id().value()))
                        .toList(),
                workers);
        List<UUID> earlier = payments.ofEarlier(run.id()).stream()
                .filter(payment -> payment.state() == WagePayment.State.SENT)
                .map(payment -> payment.payslip().value())
                .toList();
        payslips.find(earlier).values().stream()
                .filter(Release::isTold)
                .forEach(payslip -> mail.leaves(payslip, run.id(), creditedOn));
    }

    /** What is paid at the end of a contract comes with its wage, of which a mail tells. */
    private static boolean isTold(Payslip payslip) {
        return !payslip.isDeparture() || payslip.isCorrection();
    }

    private static List<WagesSent.Wage> wages(List<Payslip> inRun) {
        return inRun.stream()
                .filter(payslip -> !payslip.isYearly())
                .map(payslip -> new WagesSent.Wage(payslip.contract(), payslip.job()))
                .distinct()
                .toList();
    }

    private void send(PayRun run, List<Payslip> inRun, PayDay payDay, LocalDate today) {
        List<WagePayment> prepared = payments.ofRun(run.id()).stream()
                .filter(payment -> payment.state() == WagePayment.State.PREPARED)
                .toList();
        Set<UUID> workers = prepared.stream().map(WagePayment::worker).collect(Collectors.toSet());
        Map<UUID, Iban> ibans = user.asSystem(() -> accounts.payoutIbans(workers, payDay.executedOn()));
        Map<UUID, Payslip> paid = paid(prepared, inRun);
        List<Payment> transfers = new ArrayList<>();
        Map<WagePayment, String> tails = new LinkedHashMap<>();
        for (WagePayment payment : prepared) {
            Iban iban = ibans.get(payment.worker());
            if (iban == null) {
                waits(payment, today);
            } else {
                Payslip payslip =
                        Objects.requireNonNull(paid.get(payment.payslip().value()));
                transfers.add(WageTransfers.transfer(payment, payslip, iban));
                tails.put(payment, tail(iban));
            }
        }
        payments.sent(tails, today);
        bank.send(run, payDay, transfers);
    }

    /** Those of the run, and earlier ones whose payment waited for an account. */
    private Map<UUID, Payslip> paid(List<WagePayment> prepared, List<Payslip> inRun) {
        Map<UUID, Payslip> known = new HashMap<>();
        inRun.forEach(payslip -> known.put(payslip.id().value(), payslip));
        known.putAll(payslips.find(prepared.stream()
                .map(payment -> payment.payslip().value())
                .filter(id -> !known.containsKey(id))
                .toList()));
        return known;
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

    /** Contracts whose coefficient does not carry their cost are told to payroll; the unit is not charged for it. */
    private void watchCoefficients(PayRun run) {
        pot.shortOf(run.id(), policies.amount("payroll.negative_result_alarm", time.today()))
                .forEach((contract, result) -> worklist.open(Item.of(
                                Queue.PAY,
                                "payroll.negative_result",
                                "contract",
                                contract,
                                Role.PAYROLL,
                                "/desk/payruns/" + run.id())
                        .with("amount", result)));
    }
}
