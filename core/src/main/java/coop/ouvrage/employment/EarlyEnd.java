package coop.ouvrage.employment;

import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.audit.Audit;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.calendar.TimeOrderedId;
import coop.ouvrage.money.Money;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Work that ends before its last planned day: what both signed is undone by both (Civil Code, book 5), or told by one side with its
 * reason and its notice. The length of a notice and what is owed where none is given are law that this house has no text of: an officer
 * types what they read, and where. What was worked stays owed: pay by the hour follows the hours, one gross for the whole is shared by
 * paid time. The authority is told the new end, what was held for the rest is free again.
 */
@Service
public class EarlyEnd {

    private final ContractStore store;
    private final EndingStore endings;
    private final AmendmentStore amendments;
    private final Mandates mandates;
    private final Commitments commitments;
    private final Declarations declarations;
    private final ContractAccess access;
    private final Permissions permissions;
    private final NewPaper paper;
    private final ContractMail mail;
    private final Audit audit;
    private final BusinessTime time;

    EarlyEnd(
            ContractStore store,
            EndingStore endings,
            AmendmentStore amendments,
            Mandates mandates,
            Commitments commitments,
            Declarations declarations,
            ContractAccess access,
            Permissions permissions,
            NewPaper paper,
            ContractMail mail,
            Audit audit,
            BusinessTime time) {
        this.store = store;
        this.endings = endings;
        this.amendments = amendments;
        this.mandates = mandates;
        this.commitments = commitments;
        this.declarations = declarations;
        this.access = access;
        this.permissions = permissions;
        this.paper = paper;
        this.mail = mail;
        this.audit = audit;
        this.time = time;
    }

    /**
     * An end of one's own contract, prepared by oneself. That the worker is at the screen is for the page to prove.
     *
     * @param lastDay the last day of work; shifts after it do not take place
     * @return refused for the contract of somebody else, whose worker is asked by {@link #propose}
     */
    @Transactional
    public Outcome<ContractId> end(ContractId id, LocalDate lastDay, String reason) {
        WorkContract contract = lock(id);
        access.requirePrepare(contract.assignment().unit());
        if (!access.isWorker(contract)) {
            return Outcome.refused(Refusal.of("employment.amend_by_worker"));
        }
        return carryOut(contract, ofNow(contract, Ending.agreed(lastDay, reason), ContractEnding.State.AGREED));
    }

    /** Asks the worker to end earlier. Nothing changes until they agree. */
    @Transactional
    public Outcome<ContractId> propose(ContractId id, LocalDate lastDay, String reason) {
        WorkContract contract = lock(id);
        access.requirePrepare(contract.assignment().unit());
        Ending ending = Ending.agreed(lastDay, reason);
        List<Refusal> refusals = refusals(contract, ending);
        refusals.addAll(nothingOpen(id));
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        endings.insert(ofNow(contract, ending, ContractEnding.State.OPEN));
        mail.endingProposed(contract, lastDay);
        audit.changed("contract.ending_proposed", "contract", id.value(), Map.of("reason", ending.reason()));
        return Outcome.done(id);
    }

    /** The worker agrees: all is asked again, and the contract ends so. That it is the worker is for the page to prove. */
    @Transactional
    public Outcome<ContractId> agree(ContractId id) {
        WorkContract contract = lock(id);
        access.requireWorker(contract);
        Optional<ContractEnding> open = endings.open(id);
        return open.isEmpty() ? Outcome.refused(Refusal.of("employment.no_ending")) : carryOut(contract, open.get());
    }

    /** The worker does not agree, or whoever prepares contracts takes the proposal back: the days stay as signed. */
    @Transactional
    public Outcome<ContractId> decline(ContractId id) {
        WorkContract contract = lock(id);
        boolean declined = access.isWorker(contract);
        if (!declined) {
            access.requirePrepare(contract.assignment().unit());
        }
        Optional<ContractEnding> open = endings.open(id);
        if (open.isEmpty()) {
            return Outcome.refused(Refusal.of("employment.no_ending"));
        }
        ContractEnding.State state = declined ? ContractEnding.State.DECLINED : ContractEnding.State.WITHDRAWN;
        endings.answer(open.get().id(), state, time.now());
        if (declined) {
            mail.endingDeclined(contract);
        }
        audit.changed("contract.ending_" + state.name().toLowerCase(Locale.ROOT), "contract", id.value(), Map.of());
        return Outcome.done(id);
    }

    /** One side ends it: recorded by an officer, with the reason and the notice as they read it in law. */
    @Transactional
    public Outcome<ContractId> give(ContractId id, Ending ending) {
        WorkContract contract = lock(id);
        permissions.require(Permission.DECLARATION_HANDLE);
        if (access.isParty(contract)) {
            return Outcome.refused(Refusal.of("employment.own_case"));
        }
        if (ending.how() == Ending.How.AGREEMENT) {
            return Outcome.refused(Refusal.of("employment.ending_by_both"));
        }
        // What waits for an answer is overtaken.
        endings.open(id).ifPresent(open -> endings.answer(open.id(), ContractEnding.State.WITHDRAWN, time.now()));
        return carryOut(contract, ofNow(contract, ending, ContractEnding.State.GIVEN));
    }

    /** An end that waits for the worker's answer, for readers of the contract. */
    @Transactional(readOnly = true)
    public Optional<ContractEnding> proposed(WorkContract contract) {
        access.requireRead(contract);
        return endings.open(contract.id());
    }

    /** How it ended before its time, for readers of the contract. */
    @Transactional(readOnly = true)
    public Optional<ContractEnding> ended(WorkContract contract) {
        access.requireRead(contract);
        return endings.ended(contract.id());
    }

    /** Gross that is left if the last day of work is this one. */
    public Money grossUntil(WorkContract contract, LocalDate lastDay) {
        List<PaidDay> kept = kept(contract, lastDay);
        return kept.isEmpty() ? Money.ZERO : price(contract, kept).gross();
    }

    private Outcome<ContractId> carryOut(WorkContract contract, ContractEnding one) {
        ContractId id = contract.id();
        Ending ending = one.ending();
        List<Refusal> refusals = refusals(contract, ending);
        Optional<Mandate> mandate = mandates.on(contract.assignment().entity(), time.today());
        if (mandate.isEmpty()) {
            refusals.add(Refusal.of(
                    "employment.no_mandate", "entity", contract.assignment().entity()));
        }
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        ContractPrice price = price(contract, kept(contract, ending.lastDay()));
        commitments.change(contract, price.charge()).orThrow();
        keep(one);
        WorkContract now =
                store.revise(contract, price, VersionCause.ENDED, ending.reason(), access.person(), time.now());
        if (ending.how() == Ending.How.AGREEMENT) {
            paper.ofBoth(now, mandate.orElseThrow());
        } else {
            paper.ofEntity(now, mandate.orElseThrow());
        }
        declarations.change(contract, now);
        mail.ended(now);
        audit.changed(
                "contract.ended",
                "contract",
                id.value(),
                Map.of("version", now.version(), "how", ending.how(), "reason", ending.reason()));
        return Outcome.done(id);
    }

    private void keep(ContractEnding one) {
        if (one.state() == ContractEnding.State.OPEN) {
            endings.answer(one.id(), ContractEnding.State.AGREED, time.now());
        } else {
            endings.insert(one);
        }
    }

    private ContractEnding ofNow(WorkContract contract, Ending ending, ContractEnding.State state) {
        return new ContractEnding(TimeOrderedId.next(), contract.id(), ending, access.person(), time.now(), state);
    }

    private WorkContract lock(ContractId id) {
        return store.lock(id).orElseThrow(() -> new NoSuchElementException("no contract " + id));
    }

    private List<Refusal> nothingOpen(ContractId id) {
        return endings.open(id).isPresent() || amendments.open(id).isPresent()
                ? List.of(Refusal.of("employment.amendment_open"))
                : List.of();
    }

    private List<Refusal> refusals(WorkContract contract, Ending ending) {
        List<Refusal> refusals = new ArrayList<>(LongMonths.partOfLong(contract));
        if (refusals.isEmpty() && !isRunning(contract)) {
            refusals.add(Refusal.of(
                    "employment.not_running", "state", contract.state().name()));
        }
        List<PaidDay> kept = kept(contract, ending.lastDay());
        boolean nothingLeft = kept.size() == contract.days().size();
        boolean worked = contract.days().stream()
                .anyMatch(day -> !kept.contains(day) && !day.day().startsAt().isAfter(time.now()));
        if (kept.isEmpty() || nothingLeft || worked) {
            refusals.add(
                    Refusal.of("employment.end_between", "first", contract.firstDay(), "last", contract.lastDay()));
        }
        if (ending.reason().isBlank()) {
            refusals.add(Refusal.of("employment.reason_missing"));
        }
        refusals.addAll(ending.ofNotice());
        return refusals;
    }

    /** Whether some of several days are still to come. */
    public boolean isOpen(WorkContract contract) {
        return isRunning(contract)
                && contract.term() == null
                && contract.days().size() > 1
                && contract.days().getLast().day().startsAt().isAfter(time.now());
    }

    private static boolean isRunning(WorkContract contract) {
        boolean running = contract.state() == ContractState.RUNNING || contract.state() == ContractState.DECLARED;
        return running && !contract.confirmed();
    }

    private static List<PaidDay> kept(WorkContract contract, LocalDate lastDay) {
        return contract.days().stream()
                .filter(day -> !day.date().isAfter(lastDay))
                .toList();
    }

    private static ContractPrice price(WorkContract contract, List<PaidDay> kept) {
        return Pricing.price(kept, pay(contract, kept), contract.coefficient(), contract.minimum());
    }

    private static Pay pay(WorkContract contract, List<PaidDay> kept) {
        if (contract.hourlyRate() != null) {
            return new Pay.Hourly(contract.hourlyRate());
        }
        List<WorkDay> left = kept.stream().map(PaidDay::day).toList();
        return new Pay.Gross(new AgreedWhole(contract.days(), contract.gross()).share(AgreedWhole.dates(left)));
    }
}
