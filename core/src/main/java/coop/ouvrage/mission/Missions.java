package coop.ouvrage.mission;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.access.Role;
import coop.ouvrage.audit.Audit;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.calendar.TimeOrderedId;
import coop.ouvrage.employment.ContractCancelled;
import coop.ouvrage.employment.ContractId;
import coop.ouvrage.employment.ContractSigned;
import coop.ouvrage.employment.Contracts;
import coop.ouvrage.employment.WorkContract;
import coop.ouvrage.employment.spi.Companion;
import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.Dim;
import coop.ouvrage.ledger.EntryDraft;
import coop.ouvrage.ledger.Journal;
import coop.ouvrage.ledger.Ledger;
import coop.ouvrage.ledger.LegalEntities;
import coop.ouvrage.money.Money;
import coop.ouvrage.policy.Policies;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.worklist.Item;
import coop.ouvrage.worklist.Queue;
import coop.ouvrage.worklist.Worklist;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Work abroad: described before the entity signs, in a country whose rules somebody has recorded; then the certificate is asked and
 * comes, or somebody with the right takes the risk of leaving without it.
 */
@Service
public class Missions implements Companion {

    static final String CERTIFICATE = "mission.certificate";
    static final String HOME = "BE";

    private final MissionStore store;
    private final ApplicationPaper paper;
    private final Contracts contracts;
    private final Ledger ledger;
    private final LegalEntities entities;
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
            Ledger ledger,
            LegalEntities entities,
            Policies policies,
            Permissions permissions,
            CurrentUser user,
            Worklist worklist,
            Audit audit,
            BusinessTime time) {
        this.store = store;
        this.paper = paper;
        this.contracts = contracts;
        this.ledger = ledger;
        this.entities = entities;
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

    private List<Refusal> unknown(WorkContract contract) {
        String country = contract.post().place().country();
        return store.rule(country, contract.firstDay()).isPresent()
                ? List.of()
                : List.of(Refusal.of("mission.country_unknown", "country", country, "day", contract.firstDay()));
    }

    private static boolean isAbroad(WorkContract contract) {
        return !contract.post().place().country().equals(HOME);
    }

    /** The certificate was asked of the authority. */
    @Transactional
    public Outcome<UUID> asked(ContractId id) {
        Mission mission = handled(id);
        if (mission.settled() && mission.certificate() != null) {
            return Outcome.refused(Refusal.of("mission.received_already"));
        }
        store.asked(mission.id(), time.today());
        audit.changed("mission.asked", "contract", id.value(), Map.of());
        return Outcome.done(mission.id());
    }

    /** The certificate is there. */
    @Transactional
    public Outcome<UUID> received(ContractId id, String certificate) {
        Mission mission = handled(id);
        List<Refusal> refusals = new ArrayList<>();
        if (certificate.isBlank() || certificate.length() > 100) {
            refusals.add(Refusal.of("mission.number_missing"));
        }
        if (mission.askedOn() == null) {
            refusals.add(Refusal.of("mission.not_asked"));
        }
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        store.received(mission.id(), certificate, time.today());
        worklist.close(CERTIFICATE, id.value(), "received");
        audit.changed("mission.received", "contract", id.value(), Map.of());
        return Outcome.done(mission.id());
    }

    /** Somebody with the right lets the worker leave without the certificate, never in a case of their own. */
    @Transactional
    public Outcome<UUID> acceptRisk(ContractId id, String reason) {
        Mission mission = handled(id);
        List<Refusal> refusals = new ArrayList<>();
        if (user.is(mission.worker())) {
            refusals.add(Refusal.of("employment.own_case"));
        }
        if (reason.isBlank()) {
            refusals.add(Refusal.of("employment.reason_missing"));
        }
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        store.risk(mission.id(), reason.strip(), user.partyId().orElse(null));
        worklist.close(CERTIFICATE, id.value(), "risk accepted");
        audit.changed("mission.risk_accepted", "contract", id.value(), Map.of("reason", reason));
        return Outcome.done(mission.id());
    }

    private Mission handled(ContractId id) {
        permissions.require(Permission.DECLARATION_HANDLE);
        return store.of(id).orElseThrow(() -> new NoSuchElementException("no mission of " + id));
    }

    /** Records what is known of a country; a mistake of the same day is written over. */
    @Transactional
    public Outcome<CountryRule> record(CountryRule rule) {
        permissions.require(Permission.LEGISLATION_SET);
        List<Refusal> refusals = new ArrayList<>();
        if (!List.of(java.util.Locale.getISOCountries()).contains(rule.country())
                || rule.country().equals(HOME)) {
            refusals.add(Refusal.of("mission.no_such_country", "country", rule.country()));
        }
        if (rule.paper().isBlank() || rule.source().isBlank()) {
            refusals.add(Refusal.of("mission.rule_unsourced"));
        }
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        store.add(rule, user.partyId().orElse(null), time.now());
        audit.changed(
                "mission.country",
                "mission_country",
                UUID.nameUUIDFromBytes(rule.country().getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                Map.of("country", rule.country()));
        return Outcome.done(rule);
    }

    @Transactional(readOnly = true)
    public List<CountryRule> rules() {
        permissions.require(Permission.LEGISLATION_SET);
        return store.rules();
    }

    /** Missions of today and to come, by departure; for those who handle declarations. */
    @Transactional(readOnly = true)
    public List<Mission> toCome() {
        return store.from(time.today());
    }

    @Transactional(readOnly = true)
    public Optional<Mission> of(ContractId contract) {
        return store.of(contract);
    }

    @Transactional(readOnly = true)
    public Optional<CountryRule> rule(String country, LocalDate day) {
        return store.rule(country, day);
    }

    /** The application as it was written, as PDF. */
    @Transactional
    public Optional<byte[]> application(ContractId id) {
        contracts.contract(id);
        return store.of(id).flatMap(paper::pdf);
    }

    @Override
    public List<Refusal> missing(WorkContract contract) {
        if (!isAbroad(contract)) {
            return List.of();
        }
        List<Refusal> unknown = unknown(contract);
        if (!unknown.isEmpty()) {
            return unknown;
        }
        return store.of(contract.id()).isPresent() ? List.of() : List.of(Refusal.of("mission.not_described"));
    }

    @Override
    public Optional<Link> link(WorkContract contract) {
        return isAbroad(contract)
                ? Optional.of(new Link("mission.title", "/contracts/" + contract.id() + "/mission"))
                : Optional.empty();
    }

    @Override
    public Map<String, byte[]> proof(WorkContract contract) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        store.of(contract.id()).flatMap(paper::pdf).ifPresent(pdf -> files.put("work-abroad.pdf", pdf));
        return files;
    }

    /** The unit pays for the cover abroad once its contract is signed. */
    @EventListener
    @Transactional
    void on(ContractSigned event) {
        store.of(event.contract())
                .filter(mission -> mission.cover().isPositive())
                .ifPresent(mission -> ledger.post(EntryDraft.in(mission.entity(), Journal.SUNDRY, time.today())
                        .from("contract", event.contract().value())
                        .key("contract:" + event.contract() + ":cover-abroad")
                        .text("ledger.text.cover_abroad", Map.of())
                        .debit(
                                AccountRole.JOB_BUDGET,
                                mission.cover(),
                                Dim.unit(mission.unit()).subject(event.job()))
                        .credit(
                                AccountRole.JOB_BUDGET,
                                mission.cover(),
                                Dim.unit(entities.get(mission.entity()).pot())
                                        .subject(event.contract().value()))
                        .build()));
    }

    @EventListener
    @Transactional
    void on(ContractCancelled event) {
        worklist.close(CERTIFICATE, event.contract().value(), "cancelled");
    }
}
