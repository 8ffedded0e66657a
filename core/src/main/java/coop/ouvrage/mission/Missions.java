package coop.ouvrage.mission;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.access.Role;
import coop.ouvrage.audit.Audit;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.calendar.TimeOrderedId;
import coop.ouvrage.employment.ContractId;
import coop.ouvrage.employment.ContractState;
import coop.ouvrage.employment.Contracts;
import coop.ouvrage.employment.WorkContract;
import coop.ouvrage.money.Money;
import coop.ouvrage.policy.Policies;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.worklist.Item;
import coop.ouvrage.worklist.Queue;
import coop.ouvrage.worklist.Worklist;
import java.math.BigDecimal;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Work abroad: described before the entity signs, in a country whose rules somebody has recorded. */
@Service
public class Missions {

    static final String CERTIFICATE = "mission.certificate";

    private final MissionStore store;
    private final ApplicationPaper paper;
    private final Contracts contracts;
    private final Policies policies;
    private final Permissions permissions;
    private final CurrentUser user;
    private final Worklist worklist;
    private final Audit audit;
    private final BusinessTime time;

    Missions(
            MissionStore store,
            ApplicationPaper paper,
            Contracts contracts,
            Policies policies,
            Permissions permissions,
            CurrentUser user,
            Worklist worklist,
            Audit audit,
            BusinessTime time) {
        this.store = store;
        this.paper = paper;
        this.contracts = contracts;
        this.policies = policies;
        this.permissions = permissions;
        this.user = user;
        this.worklist = worklist;
        this.audit = audit;
        this.time = time;
    }

    /** Describes the work of a contract abroad, and writes the application for the authority. */
    @Transactional
    public Outcome<UUID> describe(ContractId id, MissionDraft said) {
        WorkContract contract = contracts.contract(id);
        permissions.require(Permission.CONTRACT_PREPARE, contract.assignment().unit());
        Optional<Mission> before = store.of(id);
        List<Refusal> refusals = refusals(contract, said);
        if (before.isPresent() && before.get().askedOn() != null) {
            refusals.add(Refusal.of("mission.asked_already", "day", before.get().askedOn()));
        }
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        String country = contract.post().place().country();
        Mission mission = new Mission(
                before.map(Mission::id).orElseGet(TimeOrderedId::next),
                id,
                contract.assignment().unit(),
                contract.assignment().entity(),
                contract.assignment().worker(),
                country,
                said,
                cover(said),
                time.now(),
                null,
                null,
                null,
                null);
        store.save(mission, user.partyId().orElse(null));
        CountryRule rule = store.rule(country, said.from()).orElseThrow();
        paper.write(mission, rule, contract);
        worklist.open(
                Item.of(Queue.DUTY, CERTIFICATE, "contract", id.value(), Role.PAYROLL, "/contracts/" + id + "/mission")
                        .with("paper", rule.paper())
                        .with("country", country)
                        .with("day", said.from())
                        .until(said.from().atStartOfDay(BusinessTime.ZONE).toInstant()));
        audit.changed("mission.described", "contract", id.value(), Map.of("country", country));
        return Outcome.done(mission.id());
    }

    private Money cover(MissionDraft said) {
        BigDecimal days = BigDecimal.valueOf(ChronoUnit.DAYS.between(said.from(), said.to()) + 1);
        return policies.amount("mission.cover_day", said.from()).times(days);
    }

    private List<Refusal> refusals(WorkContract contract, MissionDraft said) {
        List<Refusal> refusals = new ArrayList<>();
        if (!isAbroad(contract)) {
            refusals.add(Refusal.of("mission.not_abroad"));
            return refusals;
        }
        if (contract.state() == ContractState.CANCELLED) {
            refusals.add(Refusal.of("mission.contract_cancelled"));
            return refusals;
        }
        refusals.addAll(unknown(contract));
        text(refusals, "place", said.place());
        text(refusals, "host", said.host());
        text(refusals, "activity", said.activity());
        text(refusals, "residence", said.residence());
        if (said.from().isAfter(contract.firstDay()) || said.to().isBefore(contract.lastDay())) {
            refusals.add(Refusal.of("mission.days_outside", "first", contract.firstDay(), "last", contract.lastDay()));
        }
        if (said.to().isBefore(said.from())) {
            refusals.add(Refusal.of("mission.end_before_start"));
        } else {
            long days = ChronoUnit.DAYS.between(said.from(), said.to()) + 1;
            int most = policies.number("mission.longest", said.from());
            if (days > most) {
                refusals.add(Refusal.of("mission.too_long", "days", days, "most", most));
            }
        }
        return refusals;
    }

    private static void text(List<Refusal> refusals, String field, String value) {
        if (value.isBlank() || value.length() > 500) {
            refusals.add(Refusal.of("mission.text_missing", "field", field));
        }
    }

    /** That nobody has recorded the rules of the country; empty where somebody has. */
    List<Refusal> unknown(WorkContract contract) {
        String country = contract.post().place().country();
        return store.rule(country, contract.firstDay()).isPresent()
                ? List.of()
                : List.of(Refusal.of("mission.country_unknown", "country", country, "day", contract.firstDay()));
    }

    static boolean isAbroad(WorkContract contract) {
        return contract.post().place().isAbroad();
    }

    /** Missions of today and to come, by departure, of contracts that stand; for those who handle declarations. */
    @Transactional(readOnly = true)
    public List<Mission> toCome() {
        List<Mission> coming = store.from(time.today());
        Map<UUID, WorkContract> known = contracts.find(
                coming.stream().map(mission -> mission.contract().value()).toList());
        return coming.stream()
                .filter(mission -> Optional.ofNullable(
                                known.get(mission.contract().value()))
                        .filter(contract -> contract.state() != ContractState.CANCELLED)
                        .isPresent())
                .toList();
    }

    @Transactional(readOnly = true)
    public Optional<Mission> of(ContractId contract) {
        return store.of(contract);
    }

    /** The application as it was written, as PDF. */
    @Transactional
    public Optional<byte[]> application(ContractId id) {
        contracts.contract(id);
        return store.of(id).flatMap(paper::pdf);
    }
}
