package coop.ouvrage.portal.home;

import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.employment.ContractState;
import coop.ouvrage.employment.Contracts;
import coop.ouvrage.employment.WorkContract;
import coop.ouvrage.money.Money;
import coop.ouvrage.payroll.PayDays;
import coop.ouvrage.payroll.PayPreview;
import coop.ouvrage.payroll.PayPreviews;
import coop.ouvrage.payroll.WageProgress;
import coop.ouvrage.payroll.WageProgresses;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.web.StepRow;
import coop.ouvrage.web.TimelineRow;
import coop.ouvrage.web.Words;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The pays to come of one worker: credited on working day 7 after the last day worked, whether or not the client paid. */
@Component
class Pays {

    private static final int AHEAD = 90;

    /** A wage that is late stays in sight. */
    private static final int BEHIND = 60;

    private final Contracts contracts;
    private final PayDays days;
    private final PayPreviews previews;
    private final WageProgresses progresses;
    private final BusinessTime time;

    Pays(Contracts contracts, PayDays days, PayPreviews previews, WageProgresses progresses, BusinessTime time) {
        this.contracts = contracts;
        this.days = days;
        this.previews = previews;
        this.progresses = progresses;
        this.time = time;
    }

    /** The pays of the person who acts, the next one first. */
    List<Due> of(UUID worker) {
        LocalDate today = time.today();
        List<WorkContract> found = contracts.ofWorker(worker, today.minusDays(BEHIND), today.plusDays(AHEAD)).stream()
                .filter(c -> c.state().binding() || c.state() == ContractState.SENT)
                .toList();
        Map<UUID, WageProgress> known =
                progresses.mine(found.stream().map(c -> c.id().value()).toList());
        return found.stream()
                .map(c -> new Due(c, days.of(c.lastDay()).creditedOn(), known.get(c.id().value())))
                .filter(due -> due.isToCome(today))
                .sorted(Comparator.comparing(Due::day))
                .toList();
    }

    /**
     * A wage that is to come.
     *
     * @param promised the day on which it is on the account, seven working days after the work
     */
    record Due(
            WorkContract contract,
            LocalDate promised,
            @Nullable WageProgress progress) {

        LocalDate day() {
            return progress == null ? promised : progress.expectedOn();
        }

        /** What was never signed is paid by nobody; what was worked is owed until the bank has paid it. */
        boolean isToCome(LocalDate today) {
            return progress == null ? contract.state().binding() || !promised.isBefore(today) : !progress.settled();
        }
    }

    Home.Coming coming(List<Due> dues, Words words) {
        List<TimelineRow> rows = dues.stream().map(due -> row(due, words)).toList();
        Money sum = Money.sum(dues.stream().map(due -> due.contract().gross()).toList());
        return new Home.Coming(rows, sum, false);
    }

    private static TimelineRow row(Due due, Words words) {
        WorkContract contract = due.contract();
        return new TimelineRow(
                due.day(),
                contract.post().function(),
                words.t(
                        "portal.home.work_of",
                        "day",
                        words.day(contract.lastDay()),
                        "kind",
                        words.t("portal.home.gross")),
                contract.gross(),
                "/contracts/" + contract.id(),
                "");
    }

    Home.@Nullable Pay next(List<Due> dues, Words words) {
        return dues.isEmpty() ? null : pay(dues.getFirst(), words);
    }

    private Home.Pay pay(Due due, Words words) {
        WorkContract c = due.contract();
        WageProgress progress = due.progress();
        Optional<Money> net = progress == null ? estimate(c) : Optional.of(progress.net());
        String explained = progress == null ? "/contracts/" + c.id() : "/payslips/" + progress.payslip();
        return new Home.Pay(due.day(), net.orElse(c.gross()), net.isPresent(), explained, steps(due, words));
    }

    private List<StepRow> steps(Due due, Words words) {
        WorkContract c = due.contract();
        boolean declared = c.state() == ContractState.DECLARED
                || c.state() == ContractState.RUNNING
                || c.state() == ContractState.DONE;
        boolean worked = c.lastDay().isBefore(time.today()) && c.confirmed();
        WageProgress progress = due.progress();
        boolean released = progress != null && progress.released();
        boolean waits = progress != null && progress.waits();
        boolean late = due.day().isAfter(due.promised())
                || (!released && due.promised().isBefore(time.today()));
        String promise = late ? words.t("portal.home.step.late", "day", words.day(due.promised())) : "";
        return List.of(
                step(c.state().binding(), true, words.t("portal.home.step.signed"), ""),
                step(declared, c.state().binding(), words.t("portal.home.step.declared"), ""),
                step(worked, declared, words.t("portal.home.step.worked"), words.day(c.lastDay())),
                step(released, worked, words.t("portal.home.step.released"), promise),
                step(
                        false,
                        released,
                        words.t("portal.home.step.paid"),
                        waits ? words.t("payroll.state.WAITING") : words.day(due.day())));
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
