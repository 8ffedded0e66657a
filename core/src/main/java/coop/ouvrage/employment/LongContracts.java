package coop.ouvrage.employment;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.access.Role;
import coop.ouvrage.audit.Audit;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.calendar.TimeOrderedId;
import coop.ouvrage.employment.spi.WorkRules;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.unit.ProductionUnit;
import coop.ouvrage.unit.Units;
import coop.ouvrage.worklist.Item;
import coop.ouvrage.worklist.Queue;
import coop.ouvrage.worklist.Worklist;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lasting contracts: asked for by a holder and read. {@link LongDecisions} decides on them, {@link LongRiders} changes them,
 * {@link LongEndings} ends them; they are signed with their first month.
 */
@Service
public class LongContracts {

    static final String ASKED = "employment.long_asked";

    private final LongStore store;
    private final LongCheck check;
    private final LongAccess access;
    private final LongMonths months;
    private final ContractStore contracts;
    private final WorkRules rules;
    private final Units units;
    private final Permissions permissions;
    private final CurrentUser user;
    private final Worklist worklist;
    private final Audit audit;
    private final BusinessTime time;

    LongContracts(
            LongStore store,
            LongCheck check,
            LongAccess access,
            LongMonths months,
            ContractStore contracts,
            WorkRules rules,
            Units units,
            Permissions permissions,
            CurrentUser user,
            Worklist worklist,
            Audit audit,
            BusinessTime time) {
        this.store = store;
        this.check = check;
        this.access = access;
        this.months = months;
        this.contracts = contracts;
        this.rules = rules;
        this.units = units;
        this.permissions = permissions;
        this.user = user;
        this.worklist = worklist;
        this.audit = audit;
        this.time = time;
    }

    /** Asks for a lasting contract; an officer decides. */
    @Transactional
    public Outcome<UUID> ask(LongDraft draft) {
        permissions.require(Permission.CONTRACT_PREPARE, draft.unit());
        contracts.lockWorker(draft.worker());
        List<Refusal> refusals = check.of(draft);
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        UUID id = TimeOrderedId.next();
        LongTerms terms =
                new LongTerms(1, YearMonth.from(draft.startsOn()), draft.plan(), draft.gross(), "", time.now(), null);
        store.insert(
                new LongContract(
                        id,
                        draft.entity(),
                        draft.unit(),
                        draft.holder(),
                        draft.worker(),
                        draft.kind(),
                        draft.startsOn(),
                        draft.endsOn(),
                        draft.variable(),
                        draft.fullHours(),
                        rules.weekHours(draft.startsOn()).value(),
                        draft.post(),
                        draft.exception(),
                        LongContract.State.ASKED,
                        time.now(),
                        null,
                        null,
                        List.of(terms),
                        null,
                        null,
                        List.of()),
                user.partyId().orElse(null));
        worklist.open(Item.of(Queue.DUTY, ASKED, "long_contract", id, Role.ADVISER, "/long-contracts/" + id)
                .about(draft.worker())
                .with("gross", draft.gross())
                .until(draft.startsOn().atStartOfDay(BusinessTime.ZONE).toInstant()));
        audit.changed("long.asked", "long_contract", id, Map.of("gross", draft.gross()));
        return Outcome.done(id);
    }

    /** @throws NoSuchElementException if there is none, or none for the reader */
    @Transactional(readOnly = true)
    public LongContract contract(UUID id) {
        LongContract contract = access.known(id);
        if (!user.is(contract.worker())) {
            permissions.require(Permission.CONTRACT_READ, contract.unit());
        }
        return contract;
    }

    @Transactional(readOnly = true)
    public Optional<LongContract> find(UUID id) {
        return store.find(id);
    }

    /** The months made so far, oldest first. */
    @Transactional(readOnly = true)
    public List<WorkContract> months(UUID id) {
        return months.months(contract(id));
    }

    /** How far it has come: as its first month, and once that is over at work until its last day; empty before the first month. */
    @Transactional(readOnly = true)
    public Optional<ContractState> stage(LongContract contract) {
        LocalDate last = contract.endsOn();
        boolean goesOn = last == null || !last.isBefore(time.today());
        return access.first(contract)
                .map(WorkContract::state)
                .map(state -> state == ContractState.DONE && goesOn ? ContractState.RUNNING : state);
    }

    /** Those of the reader: as worker, and of the units that they hold or look after. */
    @Transactional(readOnly = true)
    public List<LongContract> mine() {
        UUID me = user.partyId().orElse(null);
        if (me == null) {
            return List.of();
        }
        List<UUID> own = Stream.concat(units.ofHolder(me).stream(), units.ofAdviser(me).stream())
                .map(unit -> unit.id().value())
                .distinct()
                .toList();
        return Stream.concat(store.ofWorker(me).stream(), store.ofUnits(own).stream())
                .distinct()
                .toList();
    }

    /** All that are asked for or hold: the risk of the co-operative on one page. */
    @Transactional(readOnly = true)
    public List<LongContract> all() {
        if (!user.roles().contains(Role.ADVISER)) { // who decides for the units of a portfolio only
            permissions.require(Permission.LONG_DECIDE);
        }
        return store.all(time.today()).stream()
                .filter(contract -> permissions.allows(Permission.LONG_DECIDE, contract.unit()))
                .toList();
    }

    /** Activities of which the reader may ask for a lasting contract. */
    @Transactional(readOnly = true)
    public List<ProductionUnit> units() {
        return user.partyId().map(units::ofHolder).orElse(List.of()).stream()
                .filter(unit -> unit.open() && unit.isActivity())
                .toList();
    }

    /** Hours of a full-time week by the law of today. */
    public BigDecimal fullWeek() {
        return rules.weekHours(time.today()).value();
    }
}
