package coop.ouvrage.employment;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Role;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.calendar.DayBegan;
import coop.ouvrage.calendar.DayOrder;
import coop.ouvrage.employment.spi.DeclarationGateway.NotReached;
import coop.ouvrage.employment.spi.DeclarationGateway.UnknownOutcome;
import coop.ouvrage.transaction.Foreseen;
import coop.ouvrage.worklist.Item;
import coop.ouvrage.worklist.Queue;
import coop.ouvrage.worklist.Worklist;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * What employment does by itself: each second the exchange with the authority, each minute the starts, each morning the days that
 * nobody confirmed. Everything may be done twice without harm.
 */
@Component
class EmploymentDay {

    private static final Logger LOG = LoggerFactory.getLogger(EmploymentDay.class);
    private static final int LOOK_BACK_DAYS = 60;
    private static final int AT_ONCE = 500;

    private final Signatures signatures;
    private final Declarations declarations;
    private final ContractStore contracts;
    private final StartWatch starts;
    private final Reconciliation reconciliation;
    private final WorkDone work;
    private final ManyConfirmed many;
    private final ContractMail mail;
    private final Worklist worklist;
    private final CurrentUser user;
    private final BusinessTime time;
    private final Environment environment;

    EmploymentDay(
            Signatures signatures,
            Declarations declarations,
            ContractStore contracts,
            StartWatch starts,
            Reconciliation reconciliation,
            WorkDone work,
            ManyConfirmed many,
            ContractMail mail,
            Worklist worklist,
            CurrentUser user,
            BusinessTime time,
            Environment environment) {
        this.signatures = signatures;
        this.declarations = declarations;
        this.contracts = contracts;
        this.starts = starts;
        this.reconciliation = reconciliation;
        this.work = work;
        this.many = many;
        this.mail = mail;
        this.worklist = worklist;
        this.user = user;
        this.time = time;
        this.environment = environment;
    }

    @Scheduled(fixedDelay = 1_000, initialDelay = 5_000)
    void exchange() {
        if (timersRun()) {
            user.asSystem(() -> {
                declarations.exchange();
            });
        }
    }

    @Scheduled(fixedDelay = 20_000, initialDelay = 10_000)
    void watch() {
        if (timersRun()) {
            user.asSystem(() -> starts.watch(time.now()));
        }
    }

    /** Once a day, whenever the authority answers; a try that fails is made again. */
    @Scheduled(fixedDelay = 300_000, initialDelay = 60_000)
    void reconcile() {
        if (timersRun()) {
            try {
                user.asSystem(reconciliation::nightly);
            } catch (NotReached | UnknownOutcome e) {
                LOG.info("declarations not compared yet: {}", e.getMessage());
            }
        }
    }

    /** Tests that stand still in time turn the timers off and call what they need themselves. */
    private boolean timersRun() {
        return environment.getProperty("ouvrage.declarations.timer", Boolean.class, true);
    }

    @EventListener
    @Order(DayOrder.EMPLOYMENT)
    void on(DayBegan event) {
        user.asSystem(() -> {
            signatures.signWhatWaited();
            declarations.exchange();
            starts.watch(time.now());
            List<WorkContract> over = over(event.day());
            for (int from = 0; from < over.size(); from += AT_ONCE) {
                List<WorkContract> some = over.subList(from, Math.min(over.size(), from + AT_ONCE));
                many.during(() -> {
                    expect(some, event.day());
                    some.forEach(contract -> morning(contract, event.day()));
                    return some.size();
                });
            }
        });
    }

    /** Contracts whose last day lies before this one and whose hours nobody has confirmed. */
    private List<WorkContract> over(LocalDate day) {
        return contracts.endedBetween(
                day.minusDays(LOOK_BACK_DAYS),
                day.minusDays(1),
                Set.of(ContractState.SIGNED, ContractState.REFUSED, ContractState.DECLARED, ContractState.RUNNING));
    }

    /** Of those that are asked or counted on this morning everything is read together. */
    private void expect(List<WorkContract> all, LocalDate day) {
        Foreseen.expect(
                Foreseen.Kind.PERSON,
                all.stream()
                        .filter(contract -> asksToday(contract, day))
                        .map(contract -> contract.assignment().worker())
                        .toList());
        work.expect(all.stream()
                .filter(contract -> declared(contract) && !day.isBefore(work.answerBy(contract)))
                .map(contract -> contract.assignment().job())
                .toList());
    }

    private static boolean declared(WorkContract contract) {
        return contract.state() == ContractState.RUNNING || contract.state() == ContractState.DECLARED;
    }

    private static boolean asksToday(WorkContract contract, LocalDate day) {
        return day.equals(contract.lastDay().plusDays(1));
    }

    private void morning(WorkContract contract, LocalDate day) {
        LocalDate answerBy = work.answerBy(contract);
        if (asksToday(contract, day)) {
            mail.askHours(contract, answerBy);
        }
        if (!day.isBefore(answerBy) && declared(contract)) {
            work.count(contract.id());
        } else if (!day.isBefore(answerBy)) {
            worklist.open(Item.of(
                            Queue.DUTY,
                            WorkDone.WAS_IT_DONE,
                            "contract",
                            contract.id().value(),
                            Role.PAYROLL,
                            "/desk/declarations/" + contract.id())
                    .about(contract.assignment().worker()));
        }
    }
}
