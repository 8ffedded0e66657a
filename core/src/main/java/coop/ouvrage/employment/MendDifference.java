package coop.ouvrage.employment;

import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.audit.Audit;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.employment.Reconciliation.Cause;
import coop.ouvrage.employment.Reconciliation.Difference;
import coop.ouvrage.employment.spi.DeclarationFormat;
import coop.ouvrage.employment.spi.DeclarationGateway;
import coop.ouvrage.employment.spi.Period;
import coop.ouvrage.installation.Outgoing;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Puts right at the authority what differs there, once an officer has found that our side is right: declares again what it lost, sends
 * what it holds otherwise, takes back what only it knows. Where the authority is right, the contract is changed on its own page.
 */
@Service
public class MendDifference {

    private final ReconciliationStore differences;
    private final DeclarationStore declarations;
    private final ContractStore contracts;
    private final DeclarationFormat format;
    private final DeclarationGateway gateway;
    private final Outgoing outgoing;
    private final Permissions permissions;
    private final Audit audit;
    private final BusinessTime time;
    private final TransactionTemplate transaction;

    MendDifference(
            ReconciliationStore differences,
            DeclarationStore declarations,
            ContractStore contracts,
            DeclarationFormat format,
            DeclarationGateway gateway,
            Outgoing outgoing,
            Permissions permissions,
            Audit audit,
            BusinessTime time,
            PlatformTransactionManager transactions) {
        this.differences = differences;
        this.declarations = declarations;
        this.contracts = contracts;
        this.format = format;
        this.gateway = gateway;
        this.outgoing = outgoing;
        this.permissions = permissions;
        this.audit = audit;
        this.time = time;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Contracts of these differences about which a message is on its way. */
    @Transactional(readOnly = true)
    public Set<UUID> onTheirWay(Collection<Difference> shown) {
        permissions.require(Permission.DECLARATION_HANDLE);
        List<UUID> ids = shown.stream()
                .map(Difference::contract)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return declarations.of(ids).entrySet().stream()
                .filter(entry -> isOnItsWay(entry.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /**
     * Sends what makes the authority hold what stands here. Never inside a transaction: it may talk to the authority.
     *
     * @param period number by which the authority knows the difference
     */
    @Transactional(propagation = Propagation.NEVER)
    public Outcome<String> send(String period) {
        permissions.require(Permission.DECLARATION_HANDLE);
        Difference one = differences.differences().stream()
                .filter(difference -> difference.period().equals(period))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("no difference " + period));
        return one.cause() == Cause.ONLY_THERE
                ? takeBack(period)
                : Objects.requireNonNull(transaction.execute(status -> queue(one)));
    }

    private Outcome<String> queue(Difference one) {
        ContractId id = new ContractId(Objects.requireNonNull(one.contract()));
        WorkContract contract = contracts.lock(id).orElseThrow();
        List<Declaration> sent = declarations.of(id);
        if (!contract.state().binding() || isOnItsWay(sent)) {
            return Outcome.refused(Refusal.of("employment.difference_moving"));
        }
        int nr = sent.stream()
                .filter(message -> one.period().equals(message.periodId()))
                .findFirst()
                .orElseThrow()
                .periodNr();
        Period ours = Objects.requireNonNull(one.ours());
        DeclarationKind kind = one.cause() == Cause.MISSING_THERE ? DeclarationKind.IN : DeclarationKind.UPDATE;
        declarations.queue(id, kind, nr, ours, contract.startsAt(), time.now());
        audit.changed(
                "declaration.difference_sent", "contract", id.value(), Map.of("period", one.period(), "kind", kind));
        return Outcome.done(one.period());
    }

    private static boolean isOnItsWay(List<Declaration> messages) {
        return messages.stream().anyMatch(message -> message.state().open());
    }

    /** There is no contract here to keep the message with: the audit trail keeps where it went, the next comparison tells what came of it. */
    private Outcome<String> takeBack(String period) {
        if (outgoing.isHeld()) {
            return Outcome.refused(Refusal.of("employment.difference_held"));
        }
        try {
            String location = gateway.hand(format.cancel(period));
            transaction.executeWithoutResult(status -> audit.changed(
                    "declaration.period_taken_back",
                    "period",
                    Reconciliation.named(period),
                    Map.of("period", period, "location", location)));
            return Outcome.done(period);
        } catch (DeclarationGateway.NotReached | DeclarationGateway.UnknownOutcome e) {
            return Outcome.refused(Refusal.of("employment.authority_silent"));
        } catch (DeclarationGateway.Rejected e) {
            return Outcome.refused(
                    Refusal.of("employment.difference_rejected", "said", String.valueOf(e.getMessage())));
        }
    }
}
