package coop.ouvrage.employment;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.access.Role;
import coop.ouvrage.audit.Audit;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.calendar.TimeOrderedId;
import coop.ouvrage.documents.ContentHash;
import coop.ouvrage.employment.spi.WorkRules;
import coop.ouvrage.money.Money;
import coop.ouvrage.parties.Parties;
import coop.ouvrage.parties.PartyId;
import coop.ouvrage.policy.Policies;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.unit.ProductionUnit;
import coop.ouvrage.unit.Units;
import coop.ouvrage.worklist.Item;
import coop.ouvrage.worklist.Queue;
import coop.ouvrage.worklist.Worklist;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lasting contracts: asked for by a holder, decided with a forecast by an officer, signed with their first month, changed by riders that
 * the worker agrees to, ended.
 */
@Service
public class LongContracts {

    static final String ASKED = "employment.long_asked";

    private final LongStore store;
    private final LongCheck check;
    private final LongMonths months;
    private final ContractStore contracts;
    private final ContractPaper paper;
    private final ContractMail mail;
    private final Declarations declarations;
    private final WorkRules rules;
    private final Policies policies;
    private final Parties parties;
    private final Units units;
    private final Permissions permissions;
    private final CurrentUser user;
    private final Worklist worklist;
    private final Audit audit;
    private final BusinessTime time;

    LongContracts(
            LongStore store,
            LongCheck check,
            LongMonths months,
            ContractStore contracts,
            ContractPaper paper,
            ContractMail mail,
            Declarations declarations,
            WorkRules rules,
            Policies policies,
            Parties parties,
            Units units,
            Permissions permissions,
            CurrentUser user,
            Worklist worklist,
            Audit audit,
            BusinessTime time) {
        this.store = store;
        this.check = check;
        this.months = months;
        this.contracts = contracts;
        this.paper = paper;
        this.mail = mail;
        this.declarations = declarations;
        this.rules = rules;
        this.policies = policies;
        this.parties = parties;
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
                        null),
                user.partyId().orElse(null));
        worklist.open(Item.of(Queue.DUTY, ASKED, "long_contract", id, Role.ADVISER, "/long-contracts/" + id)
                .about(draft.worker())
                .with("gross", draft.gross())
                .until(draft.startsOn().atStartOfDay(BusinessTime.ZONE).toInstant()));
        audit.changed("long.asked", "long_contract", id, Map.of("gross", draft.gross()));
        return Outcome.done(id);
    }

    /**
     * An officer agrees: the forecast is kept and the first month goes to the worker for signature.
     *
     * @param forecast whose cautious year must carry the pay; no salary rises from one good month
     */
    @Transactional
    public Outcome<UUID> agree(UUID id, LongForecast forecast) {
        LongContract contract = open(id);
        List<Refusal> refusals = undecided(contract);
        refusals.addAll(ofForecast(contract, forecast));
        if (!contract.startsOn().isAfter(time.today())) {
            refusals.add(Refusal.of("employment.long_start_past", "day", contract.startsOn()));
        }
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        store.forecast(id, forecast, user.partyId().orElse(null));
        String language = rules.languageOf(
                        contract.startsOn(),
                        contract.post().place(),
                        parties.person(new PartyId(contract.worker()))
                                .language()
                                .getLanguage())
                .value();
        WorkContract first =
                months.draft(contract, firstMonth(contract), language).orElseThrow();
        contracts.insert(first, user.partyId().orElse(null), "");
        store.decided(
                id, LongContract.State.AGREED, first.id(), user.partyId().orElse(null), forecast.reason(), time.now());
        WorkContract sent = contracts.find(first.id()).orElseThrow();
        paper.write(sent);
        contracts.sent(first.id(), time.now());
        mail.askWorker(sent);
        close(id, "agreed");
        return Outcome.done(id);
    }

    /** The month of the first shift. */
    private static YearMonth firstMonth(LongContract contract) {
        YearMonth month = YearMonth.from(contract.startsOn());
        return contract.days(month).isEmpty() ? month.plusMonths(1) : month;
    }

    @Transactional
    public Outcome<UUID> refuse(UUID id, String reason) {
        LongContract contract = open(id);
        List<Refusal> refusals = undecided(contract);
        if (reason.isBlank()) {
            refusals.add(Refusal.of("employment.reason_missing"));
        }
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        store.decided(id, LongContract.State.REFUSED, null, user.partyId().orElse(null), reason, time.now());
        close(id, "refused");
        return Outcome.done(id);
    }

    private void close(UUID id, String how) {
        worklist.close(ASKED, id, how);
        audit.changed("long." + how, "long_contract", id, Map.of());
    }

    private List<Refusal> undecided(LongContract contract) {
        List<Refusal> refusals = new ArrayList<>(ownCase(contract));
        if (contract.state() != LongContract.State.ASKED) {
            refusals.add(Refusal.of("employment.already_decided"));
        }
        return refusals;
    }

    private List<Refusal> ownCase(LongContract contract) {
        return user.is(contract.worker()) || user.is(contract.holder())
                ? List.of(Refusal.of("employment.own_case"))
                : List.of();
    }

    private List<Refusal> ofForecast(LongContract contract, LongForecast forecast) {
        if (forecast.cautious().isNegative()
                || forecast.cautious().compareTo(forecast.expected()) > 0
                || forecast.expected().compareTo(forecast.good()) > 0) {
            return List.of(Refusal.of("employment.long_forecast_order"));
        }
        Money most = carried(contract, forecast);
        Money gross = contract.gross(month());
        return gross.compareTo(most) > 0
                ? List.of(Refusal.of("employment.long_above_forecast", "gross", gross, "most", most))
                : List.of();
    }

    /** The monthly gross that a cautious year carries. */
    public Money carried(LongContract contract, LongForecast forecast) {
        LocalDate today = time.today();
        return forecast.monthlyGross(
                check.coefficient(contract.kind(), today), policies.number("employment.long_pays", today));
    }

    /** Looks at the income again: a new forecast, from which the next rider can follow. */
    @Transactional
    public Outcome<UUID> review(UUID id, LongForecast forecast) {
        LongContract contract = open(id);
        List<Refusal> refusals = new ArrayList<>(ownCase(contract));
        ofForecast(contract, forecast).stream()
                .filter(refusal -> refusal.code().equals("employment.long_forecast_order"))
                .forEach(refusals::add);
        if (forecast.reason().isBlank()) {
            refusals.add(Refusal.of("employment.reason_missing"));
        }
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        store.forecast(id, forecast, user.partyId().orElse(null));
        worklist.close(LongWatch.REVIEW, id, "reviewed");
        audit.changed("long.reviewed", "long_contract", id, Map.of("cautious", forecast.cautious()));
        return Outcome.done(id);
    }

    /** Proposes other hours or pay from a month on; they hold once the worker agrees. */
    @Transactional
    public Outcome<UUID> propose(UUID id, YearMonth from, WeekPlan plan, Money gross, String reason) {
        UUID unit = known(id).unit();
        permissions.require(
                permissions.allows(Permission.CONTRACT_PREPARE, unit)
                        ? Permission.CONTRACT_PREPARE
                        : Permission.LONG_DECIDE,
                unit);
        LongContract contract = store.lock(id).orElseThrow();
        List<Refusal> refusals = new ArrayList<>(notRunning(contract));
        if (!from.isAfter(month())) {
            refusals.add(Refusal.of("employment.long_month_begun", "month", from));
        }
        if (reason.isBlank()) {
            refusals.add(Refusal.of("employment.reason_missing"));
        }
        if (contract.proposed().isPresent()) {
            refusals.add(Refusal.of("employment.long_rider_open"));
        }
        refusals.addAll(check.of(contract, plan, gross, from));
        LongForecast forecast = contract.forecast();
        if (forecast != null
                && gross.compareTo(contract.gross(from)) > 0
                && gross.compareTo(carried(contract, forecast)) > 0) {
            refusals.add(
                    Refusal.of("employment.long_above_forecast", "gross", gross, "most", carried(contract, forecast)));
        }
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        int nr = contract.terms().getLast().nr() + 1;
        store.add(
                id,
                new LongTerms(nr, from, plan, gross, reason, time.now(), null),
                user.partyId().orElse(null));
        mail.rider(contract);
        audit.changed("long.rider", "long_contract", id, Map.of("nr", nr));
        return Outcome.done(id);
    }

    /**
     * The worker agrees to a rider. Months that are made already take it over.
     *
     * @param words what was shown and agreed to; its hash is kept
     */
    @Transactional
    public Outcome<UUID> accept(UUID id, int nr, String words) {
        if (!user.is(known(id).worker())) {
            throw new NoSuchElementException("no rider for this reader");
        }
        LongContract contract = store.lock(id).orElseThrow();
        List<Refusal> refusals = notRunning(contract);
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        LongTerms rider = contract.proposed().filter(t -> t.nr() == nr).orElse(null);
        if (rider == null || !rider.from().isAfter(month())) {
            return Outcome.refused(Refusal.of("employment.long_no_rider"));
        }
        store.agreed(
                id,
                nr,
                contract.worker(),
                ContentHash.of(words.getBytes(StandardCharsets.UTF_8)).hex(),
                time.now());
        months.rework(
                store.find(id).orElseThrow(), rider.reason(), contract.worker(), VersionCause.AMENDED, rider.from());
        audit.changed("long.rider_agreed", "long_contract", id, Map.of("nr", nr));
        return Outcome.done(id);
    }

    /** Ends a contract: by notice of one side, or by agreement. The law's length of a notice is what the officer read, with its source. */
    @Transactional
    public Outcome<UUID> end(UUID id, LongEnding ending) {
        LongContract contract = open(id);
        List<Refusal> refusals = new ArrayList<>(ownCase(contract));
        refusals.addAll(notRunning(contract));
        refusals.addAll(ofEnding(contract, ending));
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        store.ends(id, ending, user.partyId().orElse(null), time.now());
        LongContract now = store.find(id).orElseThrow();
        months.rework(now, ending.reason(), user.partyId().orElse(null), VersionCause.ENDED, month());
        WorkContract first =
                contracts.find(Objects.requireNonNull(now.firstMonth())).orElseThrow();
        declarations.ends(first, ending.lastDay());
        mail.longEnds(now);
        audit.changed("long.ended", "long_contract", id, Map.of("how", ending.how(), "lastDay", ending.lastDay()));
        return Outcome.done(id);
    }

    private List<Refusal> ofEnding(LongContract contract, LongEnding ending) {
        List<Refusal> refusals = new ArrayList<>();
        LocalDate last = ending.lastDay();
        if (last.isBefore(time.today()) || last.isBefore(contract.startsOn())) {
            refusals.add(Refusal.of("employment.long_end_past", "day", last));
        }
        LocalDate end = contract.endsOn();
        if (end != null && !last.isBefore(end)) {
            refusals.add(Refusal.of("employment.long_end_later", "day", end));
        }
        if (ending.reason().isBlank()) {
            refusals.add(Refusal.of("employment.reason_missing"));
        }
        if (ending.how() != LongEnding.How.AGREEMENT) {
            LocalDate from = ending.noticeFrom();
            Integer weeks = ending.noticeWeeks();
            if (from == null || weeks == null || weeks < 0 || ending.source().isBlank()) {
                refusals.add(Refusal.of("employment.long_notice_unsourced"));
            } else if (last.isBefore(from.plusWeeks(weeks).minusDays(1))) {
                refusals.add(Refusal.of(
                        "employment.long_notice_short",
                        "day",
                        from.plusWeeks(weeks).minusDays(1)));
            }
        }
        return refusals;
    }

    private List<Refusal> notRunning(LongContract contract) {
        boolean running = contract.state() == LongContract.State.AGREED
                && contract.ending() == null
                && first(contract).map(c -> c.state().binding()).orElse(false);
        return running ? List.of() : List.of(Refusal.of("employment.long_not_running"));
    }

    private Optional<WorkContract> first(LongContract contract) {
        return Optional.ofNullable(contract.firstMonth()).flatMap(contracts::find);
    }

    /** @throws NoSuchElementException if there is none, or none for the reader */
    @Transactional(readOnly = true)
    public LongContract contract(UUID id) {
        LongContract contract = known(id);
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

    public boolean mayDecide(LongContract contract) {
        return permissions.allows(Permission.LONG_DECIDE, contract.unit())
                && ownCase(contract).isEmpty();
    }

    /** Hours of a full-time week by the law of today. */
    public BigDecimal fullWeek() {
        return rules.weekHours(time.today()).value();
    }

    private YearMonth month() {
        return YearMonth.from(time.today());
    }

    private LongContract known(UUID id) {
        return store.find(id).orElseThrow(() -> new NoSuchElementException("no long contract " + id));
    }

    private LongContract open(UUID id) {
        LongContract contract = known(id);
        permissions.require(Permission.LONG_DECIDE, contract.unit());
        return store.lock(id).orElseThrow();
    }
}
