package coop.ouvrage.portal.home;

import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.employment.ContractState;
import coop.ouvrage.employment.Contracts;
import coop.ouvrage.employment.WorkContract;
import coop.ouvrage.money.Money;
import coop.ouvrage.payroll.PayDays;
import coop.ouvrage.payroll.PayPreview;
import coop.ouvrage.payroll.PayPreviews;
import coop.ouvrage.payroll.Payslip;
import coop.ouvrage.payroll.Payslips;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.web.StepRow;
import coop.ouvrage.web.TimelineRow;
import coop.ouvrage.web.Words;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The pays to come of one worker: credited on working day 7 after the last day worked, whether or not the client paid. */
@Component
class Pays {

    private static final int AHEAD = 90;
    private static final int LATEST = 20;

    private final Contracts contracts;
    private final PayDays days;
    private final PayPreviews previews;
    private final Payslips payslips;
    private final BusinessTime time;

    Pays(Contracts contracts, PayDays days, PayPreviews previews, Payslips payslips, BusinessTime time) {
        this.contracts = contracts;
        this.days = days;
        this.previews = previews;
        this.payslips = payslips;
        this.time = time;
    }

    Home.@Nullable Pay next(UUID worker, Words words) {
        return upcoming(worker).stream().findFirst().map(c -> pay(c, words)).orElse(null);
    }

    Home.Coming coming(UUID worker, Words words) {
        List<WorkContract> all = upcoming(worker);
        List<TimelineRow> rows = all.stream()
                .map(c -> new TimelineRow(
                        payDay(c),
                        c.post().function(),
                        words.t(
                                "portal.home.work_of",
                                "day",
                                words.day(c.lastDay()),
                                "kind",
                                words.t("portal.home.gross")),
                        c.gross(),
                        "/contracts/" + c.id(),
                        ""))
                .toList();
        return new Home.Coming(
                rows, Money.sum(all.stream().map(WorkContract::gross).toList()), false);
    }

    private List<WorkContract> upcoming(UUID worker) {
        LocalDate today = time.today();
        return contracts.ofWorker(worker, today.minusDays(30), today.plusDays(AHEAD)).stream()
                .filter(c -> c.state().binding() || c.state() == ContractState.SENT)
                .filter(c -> !payDay(c).isBefore(today))
                .sorted(Comparator.comparing(this::payDay))
                .toList();
    }

    private LocalDate payDay(WorkContract contract) {
        return days.of(contract.lastDay()).creditedOn();
    }

    private Home.Pay pay(WorkContract c, Words words) {
        boolean declared = c.state() == ContractState.DECLARED
                || c.state() == ContractState.RUNNING
                || c.state() == ContractState.DONE;
        boolean done = c.lastDay().isBefore(time.today());
        List<StepRow> steps = new ArrayList<>();
        steps.add(step(c.state().binding(), true, words.t("portal.home.step.signed"), ""));
        steps.add(step(declared, c.state().binding(), words.t("portal.home.step.declared"), ""));
        steps.add(step(done && c.confirmed(), declared, words.t("portal.home.step.worked"), words.day(c.lastDay())));
        steps.add(step(false, done && c.confirmed(), words.t("portal.home.step.released"), ""));
        steps.add(StepRow.later(words.t("portal.home.step.paid"), words.day(payDay(c))));
        Optional<Payslip> payslip = payslip(c);
        Optional<Money> net = payslip.map(p -> p.totals().net()).or(() -> estimate(c));
        String explained = payslip.map(p -> "/payslips/" + p.id()).orElse("/contracts/" + c.id());
        return new Home.Pay(payDay(c), net.orElse(c.gross()), net.isPresent(), explained, steps);
    }

    private Optional<Payslip> payslip(WorkContract c) {
        return payslips.ofWorker(c.assignment().worker(), 0, LATEST).stream()
                .filter(p -> p.contract().equals(c.id()) && !p.isCorrection())
                .findFirst();
    }

    /** What this wage would bring on top of what the month has already; only the gross is certain when it cannot be said. */
    private Optional<Money> estimate(WorkContract c) {
        return previews.preview(c) instanceof Outcome.Done<PayPreview>(PayPreview wage)
                ? Optional.of(wage.answer().net())
                : Optional.empty();
    }

    private static StepRow step(boolean done, boolean reached, String text, String detail) {
        return done ? StepRow.done(text, detail) : reached ? StepRow.now(text, detail) : StepRow.later(text, detail);
    }
}
