package coop.ouvrage.employment;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.audit.Audit;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.documents.ContentHash;
import coop.ouvrage.money.Money;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Riders to lasting contracts: other hours or pay, proposed by one side and held once the worker agrees. */
@Service
public class LongRiders {

    private final LongStore store;
    private final LongCheck check;
    private final LongAccess access;
    private final LongDecisions decisions;
    private final LongRework rework;
    private final RiderPaper paper;
    private final RiderSignatures signatures;
    private final ContractMail mail;
    private final Permissions permissions;
    private final CurrentUser user;
    private final Audit audit;
    private final BusinessTime time;

    LongRiders(
            LongStore store,
            LongCheck check,
            LongAccess access,
            LongDecisions decisions,
            LongRework rework,
            RiderPaper paper,
            RiderSignatures signatures,
            ContractMail mail,
            Permissions permissions,
            CurrentUser user,
            Audit audit,
            BusinessTime time) {
        this.store = store;
        this.check = check;
        this.access = access;
        this.decisions = decisions;
        this.rework = rework;
        this.paper = paper;
        this.signatures = signatures;
        this.mail = mail;
        this.permissions = permissions;
        this.user = user;
        this.audit = audit;
        this.time = time;
    }

    /** Proposes other hours or pay from a month on; they hold once the worker agrees. */
    @Transactional
    public Outcome<UUID> propose(UUID id, YearMonth from, WeekPlan plan, Money gross, String reason) {
        UUID unit = access.known(id).unit();
        permissions.require(
                permissions.allows(Permission.CONTRACT_PREPARE, unit)
                        ? Permission.CONTRACT_PREPARE
                        : Permission.LONG_DECIDE,
                unit);
        LongContract contract = store.lock(id).orElseThrow();
        List<Refusal> refusals = new ArrayList<>(access.notRunning(contract));
        if (!from.isAfter(access.month())) {
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
                && gross.compareTo(decisions.carried(contract, forecast)) > 0) {
            refusals.add(Refusal.of(
                    "employment.long_above_forecast", "gross", gross, "most", decisions.carried(contract, forecast)));
        }
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        int nr = contract.terms().getLast().nr() + 1;
        LongTerms rider = new LongTerms(nr, from, plan, gross, reason, time.now(), null);
        store.add(id, rider, user.partyId().orElse(null));
        paper.write(contract, rider, rework.first(contract).language());
        mail.rider(contract);
        audit.changed("long.rider", "long_contract", id, Map.of("nr", nr));
        return Outcome.done(id);
    }

    /**
     * The worker signs a rider and the entity signs after them, both under its paper. Months that are made already take it over.
     *
     * @param words what was shown and agreed to; its hash is kept
     */
    @Transactional
    public Outcome<UUID> accept(UUID id, int nr, String words) {
        if (!user.is(access.known(id).worker())) {
            throw new NoSuchElementException("no rider for this reader");
        }
        LongContract contract = store.lock(id).orElseThrow();
        List<Refusal> refusals = new ArrayList<>(access.notRunning(contract));
        signatures.missing(contract).ifPresent(refusals::add);
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        LongTerms rider = contract.proposed().filter(t -> t.nr() == nr).orElse(null);
        if (rider == null || !rider.from().isAfter(access.month())) {
            return Outcome.refused(Refusal.of("employment.long_no_rider"));
        }
        store.agreed(
                id,
                nr,
                contract.worker(),
                ContentHash.of(words.getBytes(StandardCharsets.UTF_8)).hex(),
                time.now());
        signatures.sign(contract, rider);
        rework.from(
                store.find(id).orElseThrow(),
                rider.from(),
                new LongRework.Reason(VersionCause.AMENDED, rider.reason(), contract.worker()));
        audit.changed("long.rider_agreed", "long_contract", id, Map.of("nr", nr));
        return Outcome.done(id);
    }

    /** The paper of a rider, for whoever may read the contract. */
    @Transactional
    public Optional<byte[]> pdf(LongContract contract, int nr) {
        return contract.terms().stream()
                .filter(terms -> terms.nr() > 1 && terms.nr() == nr)
                .findFirst()
                .flatMap(rider -> paper.pdf(contract, rider));
    }

    /** Signatures under a rider, the worker's first. */
    @Transactional(readOnly = true)
    public List<Signature> signatures(UUID id, int nr) {
        return signatures.of(id, nr);
    }
}
