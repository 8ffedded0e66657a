package coop.ouvrage.employment;

import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.access.Role;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.employment.KnownPeriods.Known;
import coop.ouvrage.employment.spi.DeclarationFormat;
import coop.ouvrage.employment.spi.DeclarationGateway;
import coop.ouvrage.employment.spi.HeldPeriod;
import coop.ouvrage.employment.spi.Period;
import coop.ouvrage.ledger.LegalEntities;
import coop.ouvrage.ledger.LegalEntity;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.worklist.Item;
import coop.ouvrage.worklist.Queue;
import coop.ouvrage.worklist.Worklist;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Compares each night what the authority holds with what is known here, for work of the days around: what is missing there, what is only
 * there, and what differs becomes a case for the payroll team. A difference is compared until it has gone, however old its work is by then;
 * that closes its case. It changes nothing by itself.
 */
@Service
public class Reconciliation {

    static final String KIND = "employment.reconciliation";

    private static final String MANY_KIND = "employment.reconciliation_many";
    private static final String PAGE = "/desk/reconciliation";
    private static final int RUNS = 30;
    private static final int BACK = 7;
    private static final int AHEAD = 31;

    /** More differences than this are one case: something is wrong as a whole. */
    private static final int MANY = 50;

    private final KnownPeriods known;
    private final ReconciliationStore store;
    private final DeclarationFormat format;
    private final DeclarationGateway gateway;
    private final LegalEntities entities;
    private final Worklist worklist;
    private final Permissions permissions;
    private final BusinessTime time;
    private final TransactionTemplate transaction;

    Reconciliation(
            KnownPeriods known,
            ReconciliationStore store,
            DeclarationFormat format,
            DeclarationGateway gateway,
            LegalEntities entities,
            Worklist worklist,
            Permissions permissions,
            BusinessTime time,
            PlatformTransactionManager transactions) {
        this.known = known;
        this.store = store;
        this.format = format;
        this.gateway = gateway;
        this.entities = entities;
        this.worklist = worklist;
        this.permissions = permissions;
        this.time = time;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** What one side knows and the other does not, or knows otherwise. */
    public enum Cause {
        MISSING_THERE,
        ONLY_THERE,
        DIFFERENT
    }

    /**
     * One difference.
     *
     * @param period number by which the authority knows it
     * @param contract null where only the authority knows of the work
     * @param day the first day of the work
     * @param ours what was declared here; null where nothing was
     * @param theirs what the authority holds; null where it holds nothing
     */
    public record Difference(
            Cause cause,
            String entity,
            String period,
            @Nullable UUID contract,
            LocalDate day,
            @Nullable Period ours,
            @Nullable Period theirs) {

        /** What its case is about: the contract, or a name made of the period. */
        UUID subject() {
            return contract == null ? named(period) : contract;
        }
    }

    /**
     * One comparison of an entity: the last of its day.
     *
     * @param compared periods of ours that the authority should hold
     */
    public record Run(String entity, int compared, int differences, Instant at) {}

    /** The last comparisons, newest first. */
    @Transactional(readOnly = true)
    public List<Run> runs() {
        permissions.require(Permission.DECLARATION_HANDLE);
        return store.runs(RUNS);
    }

    /** What the last comparison of each entity found, by the first day of the work. */
    @Transactional(readOnly = true)
    public List<Difference> differences() {
        permissions.require(Permission.DECLARATION_HANDLE);
        return store.differences();
    }

    /**
     * Compares one entity for an officer who does not wait for the night. Never inside a transaction: it talks to the authority.
     *
     * @return refused with {@code employment.authority_silent} if the authority does not answer: then nothing is concluded
     */
    public Outcome<List<Difference>> now(LegalEntity entity) {
        permissions.require(Permission.DECLARATION_HANDLE);
        try {
            return Outcome.done(compare(entity));
        } catch (DeclarationGateway.NotReached | DeclarationGateway.UnknownOutcome e) {
            return Outcome.refused(Refusal.of("employment.authority_silent"));
        }
    }

    /** Compares every entity that has not been compared today. Never inside a transaction: it talks to the authority. */
    void nightly() {
        entities.all().stream()
                .filter(entity -> !store.isCompared(time.today(), entity.code()))
                .forEach(this::compare);
    }

    /**
     * Compares one entity now and writes the cases.
     *
     * @throws DeclarationGateway.NotReached if the authority does not answer: then nothing is concluded
     */
    public List<Difference> compare(LegalEntity entity) {
        LocalDate today = time.today();
        List<Difference> before = store.differences().stream()
                .filter(difference -> difference.entity().equals(entity.code()))
                .toList();
        Set<LocalDate> days = Stream.concat(
                        today.minusDays(BACK).datesUntil(today.plusDays(AHEAD + 1)),
                        before.stream().map(Difference::day))
                .collect(Collectors.toCollection(TreeSet::new));
        List<Known> ours = known.of(entity.code(), days);
        List<Difference> differences = new ArrayList<>();
        days.forEach(day -> differences.addAll(compare(entity, day, ours)));
        transaction.executeWithoutResult(status -> {
            write(entity, before, differences);
            store.compared(today, entity.code(), ours.size(), differences, time.now());
        });
        return differences;
    }

    private List<Difference> compare(LegalEntity entity, LocalDate day, List<Known> ours) {
        Map<String, HeldPeriod> theirs = new HashMap<>();
        format.held(gateway.periods(entity.enterpriseNumber(), day)).forEach(held -> theirs.put(held.id(), held));
        List<Difference> differences = new ArrayList<>();
        for (Known one : ours) {
            HeldPeriod held = one.period().from().equals(day) ? theirs.get(one.id()) : null;
            if (one.period().from().equals(day) && one.settled() && held == null) {
                differences.add(found(Cause.MISSING_THERE, entity, one, null));
            } else if (held != null && one.settled() && !agrees(one, held)) {
                differences.add(found(Cause.DIFFERENT, entity, one, said(held)));
            }
            theirs.remove(one.id());
        }
        if (!theirs.isEmpty() && !known.onItsWay(day)) {
            theirs.values()
                    .forEach(held -> differences.add(
                            new Difference(Cause.ONLY_THERE, entity.code(), held.id(), null, day, null, said(held))));
        }
        return differences;
    }

    private static Difference found(Cause cause, LegalEntity entity, Known one, @Nullable Period theirs) {
        return new Difference(
                cause, entity.code(), one.id(), one.contract(), one.period().from(), one.period(), theirs);
    }

    private static Period said(HeldPeriod held) {
        return new Period(held.from(), held.to(), held.plannedHours());
    }

    private static boolean agrees(Known one, HeldPeriod held) {
        return Objects.equals(one.period().to(), held.to())
                && (one.period().plannedHours() == 0 || one.period().plannedHours() == held.plannedHours());
    }

    static UUID named(String period) {
        return UUID.nameUUIDFromBytes(("period:" + period).getBytes(StandardCharsets.UTF_8));
    }

    private void write(LegalEntity entity, List<Difference> before, List<Difference> differences) {
        Set<UUID> gone = before.stream().map(Difference::subject).collect(Collectors.toSet());
        differences.forEach(difference -> gone.remove(difference.subject()));
        worklist.close(KIND, gone, "agrees");
        UUID whole = named("all:" + entity.code());
        if (differences.size() > MANY) {
            worklist.open(Item.of(Queue.DECLARATION, MANY_KIND, "entity", whole, Role.PAYROLL, PAGE)
                    .with("count", differences.size())
                    .with("day", time.today()));
            return;
        }
        worklist.close(MANY_KIND, whole, "agrees");
        differences.forEach(difference -> worklist.open(Item.of(
                        Queue.DECLARATION,
                        KIND,
                        difference.contract() == null ? "period" : "contract",
                        difference.subject(),
                        Role.PAYROLL,
                        PAGE)
                .with("cause", difference.cause().name())
                .with("period", difference.period())
                .with("day", difference.day())));
    }
}
