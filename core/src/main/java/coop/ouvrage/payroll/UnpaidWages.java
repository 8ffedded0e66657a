package coop.ouvrage.payroll;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.money.Iban;
import coop.ouvrage.parties.PayoutAccounts;
import coop.ouvrage.treasury.PayeeQuestions;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Which calculated wages cannot be paid today, and why: known before the release, so that one of them keeps back no other. */
@Component
class UnpaidWages {

    private final PaymentStore payments;
    private final PayoutAccounts accounts;
    private final PayeeQuestions questions;
    private final PayDays payDays;
    private final CurrentUser user;
    private final BusinessTime time;

    UnpaidWages(
            PaymentStore payments,
            PayoutAccounts accounts,
            PayeeQuestions questions,
            PayDays payDays,
            CurrentUser user,
            BusinessTime time) {
        this.payments = payments;
        this.accounts = accounts;
        this.questions = questions;
        this.payDays = payDays;
        this.user = user;
        this.time = time;
    }

    /** Asks the banks whose the accounts of a run are, and compares the names of its workers with the sanctions list. */
    void ask(PayRun run) {
        questions.ask(ibans(workers(preparedIn(run.id())), paidOn(run)));
    }

    List<WagePayment> preparedIn(PayRunId run) {
        return payments.ofRun(run).stream()
                .filter(payment -> payment.state() == WagePayment.State.PREPARED)
                .toList();
    }

    private Map<UUID, Iban> ibans(Set<UUID> workers, LocalDate day) {
        return user.asSystem(() -> accounts.payoutIbans(workers, day));
    }

    /** The day on which the bank would carry out the run, were it released today: it decides which account is paid. */
    private LocalDate paidOn(PayRun run) {
        LocalDate today = time.today();
        return (run.payDay().isLateOn(today) ? payDays.soonest(today) : run.payDay()).executedOn();
    }

    private static Set<UUID> workers(Collection<WagePayment> some) {
        return some.stream().map(WagePayment::worker).collect(Collectors.toSet());
    }

    /** Of the payments of a run, those that cannot be made. */
    List<UnpaidWage> of(PayRun run) {
        return of(preparedIn(run.id()), paidOn(run));
    }

    /** Of these payments, those that could not be made today. */
    List<UnpaidWage> of(List<WagePayment> some) {
        return of(some, time.today());
    }

    private List<UnpaidWage> of(List<WagePayment> some, LocalDate day) {
        Map<UUID, Set<UnpaidWage.Why>> why = why(workers(some), day);
        return some.stream()
                .map(payment -> new UnpaidWage(payment, why.getOrDefault(payment.worker(), Set.of())))
                .filter(wage -> !wage.why().isEmpty())
                .toList();
    }

    /** Those that wait since a release, or are about to. */
    List<UnpaidWage> all() {
        return of(Stream.concat(payments.waiting().stream(), payments.prepared().stream())
                .toList());
    }

    private Map<UUID, Set<UnpaidWage.Why>> why(Set<UUID> workers, LocalDate day) {
        Map<UUID, Iban> ibans = ibans(workers, day);
        Map<UUID, Set<UnpaidWage.Why>> why = new HashMap<>();
        workers.stream()
                .filter(worker -> !ibans.containsKey(worker))
                .forEach(worker -> why.put(worker, EnumSet.of(UnpaidWage.Why.NO_ACCOUNT)));
        user.asSystem(() -> questions.open(ibans))
                .forEach((worker, open) -> why.put(
                        worker,
                        open.stream()
                                .map(question -> UnpaidWage.Why.valueOf(question.name()))
                                .collect(Collectors.toSet())));
        return why;
    }
}
