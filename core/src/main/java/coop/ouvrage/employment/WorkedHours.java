package coop.ouvrage.employment;

import coop.ouvrage.access.Role;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.worklist.Item;
import coop.ouvrage.worklist.Queue;
import coop.ouvrage.worklist.Worklist;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Hours as they were worked: whether they can be, what they cost, and the money that is held for them. */
@Component
class WorkedHours {

    private static final String BEYOND = "employment.hours_beyond_budget";

    /** What hours worked do not change: as both sides agreed, an early end too, and what the law makes of it in an absence. */
    private static final Set<VersionCause> AGREED =
            EnumSet.of(VersionCause.AGREED, VersionCause.AMENDED, VersionCause.ABSENT, VersionCause.ENDED);

    private final ContractStore store;
    private final TermsCheck check;
    private final WorkerTime workerTime;
    private final Pricing pricing;
    private final Commitments commitments;
    private final ContractAccess access;
    private final Worklist worklist;
    private final BusinessTime time;

    WorkedHours(
            ContractStore store,
            TermsCheck check,
            WorkerTime workerTime,
            Pricing pricing,
            Commitments commitments,
            ContractAccess access,
            Worklist worklist,
            BusinessTime time) {
        this.store = store;
        this.check = check;
        this.workerTime = workerTime;
        this.pricing = pricing;
        this.commitments = commitments;
        this.access = access;
        this.worklist = worklist;
        this.time = time;
    }

    /** What makes the days impossible as hours that were worked. */
    List<Refusal> refusals(WorkContract contract, List<WorkDay> days) {
        List<Refusal> refusals = new ArrayList<>();
        if (!contract.state().binding()) {
            refusals.add(Refusal.of(
                    "employment.not_binding", "state", contract.state().name()));
        } else if (contract.days().getLast().day().startsAt().isAfter(time.now())) {
            refusals.add(Refusal.of("employment.not_worked_yet", "day", contract.lastDay()));
        }
        refusals.addAll(check.ofWork(
                new ContractTerms(contract.assignment(), contract.kind(), days, contract.pay(), contract.post())));
        days.stream()
                .filter(day -> day.date().isAfter(time.today()))
                .findFirst()
                .ifPresent(day -> refusals.add(Refusal.of("employment.not_worked_yet", "day", day.date())));
        workerTime.worked(contract.assignment().worker(), days, contract.id()).ifPresent(refusals::add);
        return refusals;
    }

    static boolean same(WorkContract contract, List<WorkDay> days) {
        return contract.days().stream().map(PaidDay::day).toList().equals(days);
    }

    /**
     * What the days cost: pay by the hour follows them, pay agreed for the whole stays, never below the minimum of the hours.
     *
     * @param byShare whether pay agreed for the whole is lowered by the agreed days that are not among these. No rule says it for all
     *     contracts: pay is owed for work, and a price for a piece of work is owed for the piece. Whoever writes the hours down says it.
     */
    ContractPrice price(WorkContract contract, List<WorkDay> days, boolean byShare) {
        List<PaidDay> paid = pricing.paid(days);
        ContractPrice price =
                Pricing.price(paid, pay(contract, days, byShare), contract.coefficient(), contract.minimum());
        return price.gross().compareTo(price.minimumGross()) >= 0
                ? price
                : Pricing.price(paid, new Pay.Gross(price.minimumGross()), contract.coefficient(), contract.minimum());
    }

    private Pay pay(WorkContract contract, List<WorkDay> days, boolean byShare) {
        if (contract.hourlyRate() != null) {
            return contract.pay();
        }
        AgreedWhole whole = agreed(contract);
        return new Pay.Gross(byShare ? whole.share(AgreedWhole.dates(days)) : whole.gross());
    }

    /** Days and pay as they were signed, whatever confirmed days have made of them since. */
    AgreedWhole agreed(WorkContract contract) {
        ContractVersion agreed = store.versions(contract.id()).stream()
                .filter(version -> AGREED.contains(version.cause()))
                .reduce((first, second) -> second)
                .orElseThrow();
        return new AgreedWhole(store.days(contract.id(), agreed.version()), agreed.gross());
    }

    /**
     * Holds the charge of the hours as they were worked. What the budget cannot carry is refused to holder and worker and goes to
     * the duty officer, whose word is final: hours that were worked are paid.
     */
    List<Refusal> hold(WorkContract contract, ContractPrice price) {
        if (access.mayOwe(contract)) {
            commitments.owe(contract, price.charge());
            worklist.close(BEYOND, contract.id().value(), "decided");
            return List.of();
        }
        List<Refusal> refusals = commitments.change(contract, price.charge()).refusals();
        if (!refusals.isEmpty()) {
            worklist.open(Item.of(
                            Queue.DUTY,
                            BEYOND,
                            "contract",
                            contract.id().value(),
                            Role.PAYROLL,
                            "/contracts/" + contract.id())
                    .about(contract.assignment().worker())
                    .with("amount", price.charge().minus(contract.charge())));
        }
        return refusals;
    }
}
