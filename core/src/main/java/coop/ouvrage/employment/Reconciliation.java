package coop.ouvrage.employment;

import coop.ouvrage.access.Role;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.employment.KnownPeriods.Known;
import coop.ouvrage.employment.spi.DeclarationFormat;
import coop.ouvrage.employment.spi.DeclarationGateway;
import coop.ouvrage.employment.spi.HeldPeriod;
import coop.ouvrage.ledger.LegalEntities;
import coop.ouvrage.ledger.LegalEntity;
import coop.ouvrage.worklist.Item;
import coop.ouvrage.worklist.Queue;
import coop.ouvrage.worklist.Worklist;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Compares each night what the authority holds with what is known here, for work of the days around: what is missing there, what is only
 * there, and what differs becomes a case for the payroll team. A difference that has gone closes its case. It changes nothing by itself.
 */
@Service
public class Reconciliation {

    static final String KIND = "employment.reconciliation";
    private static final int BACK = 7;
    private static final int AHEAD = 31;

    /** More differences than this are one case: something is wrong as a whole. */
    private static final int MANY = 50;

    private final KnownPeriods known;
    private final DeclarationFormat format;
    private final DeclarationGateway gateway;
    private final LegalEntities entities;
    private final Worklist worklist;
    private final BusinessTime time;
    private final TransactionTemplate transaction;

    Reconciliation(
            KnownPeriods known,
            DeclarationFormat format,
            DeclarationGateway gateway,
            LegalEntities entities,
            Worklist worklist,
            BusinessTime time,
            PlatformTransactionManager transactions) {
        this.known = known;
        this.format = format;
        this.gateway = gateway;
        this.entities = entities;
        this.worklist = worklist;
        this.time = time;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** What one side knows and the other does not, or knows otherwise. */
    public enum Cause {
        MISSING_THERE,
        ONLY_THERE,
        DIFFERENT
    }

    /** One difference. @param subject the contract, or a name made from the period where no contract is known */
    public record Difference(Cause cause, String period, UUID subject, LocalDate day) {}

    /** Compares every entity that has not been compared today. Never inside a transaction: it talks to the authority. */
    void nightly() {
        entities.all().stream()
                .filter(entity -> !known.isCompared(time.today(), entity.code()))
                .forEach(this::compare);
    }

    /**
     * Compares one entity now and writes the cases.
     *
     * @throws DeclarationGateway.NotReached if the authority does not answer: then nothing is concluded
     */
    public List<Difference> compare(LegalEntity entity) {
        LocalDate today = time.today();
        List<Known> ours = known.of(entity.code(), today.minusDays(BACK), today.plusDays(AHEAD));
        List<Difference> differences = new ArrayList<>();
        for (LocalDate day = today.minusDays(BACK); !day.isAfter(today.plusDays(AHEAD)); day = day.plusDays(1)) {
            differences.addAll(compare(entity, day, ours));
        }
        transaction.executeWithoutResult(status -> {
            write(entity, ours, differences);
            known.compared(
                    today,
                    entity.code(),
                    ours.size(),
                    differences.size(),
                    Objects.requireNonNull(ContractRows.at(time.now())));
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
                differences.add(new Difference(Cause.MISSING_THERE, one.id(), one.contract(), day));
            } else if (held != null && one.settled() && !agrees(one, held)) {
                differences.add(new Difference(Cause.DIFFERENT, one.id(), one.contract(), day));
            }
            theirs.remove(one.id());
        }
        if (!theirs.isEmpty() && !known.onItsWay(day)) {
            theirs.keySet().forEach(id -> differences.add(new Difference(Cause.ONLY_THERE, id, named(id), day)));
        }
        return differences;
    }

    private static boolean agrees(Known one, HeldPeriod held) {
        return Objects.equals(one.period().to(), held.to())
                && (one.period().plannedHours() == 0 || one.period().plannedHours() == held.plannedHours());
    }

    private static UUID named(String period) {
        return UUID.nameUUIDFromBytes(("period:" + period).getBytes(StandardCharsets.UTF_8));
    }

    private void write(LegalEntity entity, List<Known> ours, List<Difference> differences) {
        UUID whole = named("all:" + entity.code());
        if (differences.size() > MANY) {
            worklist.open(Item.of(Queue.DECLARATION, KIND, "entity", whole, Role.PAYROLL, "/desk/worklist")
                    .with("cause", "MANY")
                    .with("period", differences.size())
                    .with("day", time.today()));
            return;
        }
        worklist.close(KIND, whole, "agrees");
        ours.stream()
                .map(Known::contract)
                .distinct()
                .filter(contract -> differences.stream()
                        .noneMatch(difference -> difference.subject().equals(contract)))
                .forEach(contract -> worklist.close(KIND, contract, "agrees"));
        differences.forEach(difference -> worklist.open(Item.of(
                        Queue.DECLARATION,
                        KIND,
                        difference.cause() == Cause.ONLY_THERE ? "period" : "contract",
                        difference.subject(),
                        Role.PAYROLL,
                        difference.cause() == Cause.ONLY_THERE
                                ? "/desk/worklist"
                                : "/desk/declarations/" + difference.subject())
                .with("cause", difference.cause().name())
                .with("period", difference.period())
                .with("day", difference.day())));
    }
}
