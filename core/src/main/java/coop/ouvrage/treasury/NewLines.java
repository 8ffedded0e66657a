package coop.ouvrage.treasury;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.treasury.spi.BankLine;
import coop.ouvrage.treasury.spi.Claim;
import coop.ouvrage.treasury.spi.Recognised;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lines that a file has just brought: matched by themselves where there is no doubt, else in suspense. All at once, with as many
 * questions to the database for ten thousand as for ten.
 */
@Component
class NewLines {

    private static final Logger LOG = LoggerFactory.getLogger(NewLines.class);

    private final LineStore lines;
    private final Claims claims;
    private final Suspense suspense;
    private final TransactionTemplate savepoint;
    private final CurrentUser user;
    private final BusinessTime time;

    NewLines(
            LineStore lines,
            Claims claims,
            Suspense suspense,
            PlatformTransactionManager transactions,
            CurrentUser user,
            BusinessTime time) {
        this.lines = lines;
        this.claims = claims;
        this.suspense = suspense;
        this.savepoint = new TransactionTemplate(transactions);
        this.savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
        this.user = user;
        this.time = time;
    }

    /**
     * Books these lines in the transaction of the caller. A claimant that breaks down stops its line only: it waits in suspense and
     * says so.
     *
     * @return how many were matched without a person
     */
    int book(List<BankLine> all) {
        Map<UUID, Proposal> certain = user.asSystem(() -> claims.certain(all));
        List<Match> found = all.stream()
                .filter(line -> certain.containsKey(line.id()))
                .map(line -> new Match(line, java.util.Objects.requireNonNull(certain.get(line.id()))))
                .toList();
        List<Match> failed = new ArrayList<>();
        if (!settled(found)) {
            found.stream().filter(match -> !settled(List.of(match))).forEach(failed::add);
        }
        Set<UUID> broken = new HashSet<>();
        failed.forEach(match -> broken.add(match.line().id()));
        List<BankLine> rest = all.stream()
                .filter(line -> !certain.containsKey(line.id()) || broken.contains(line.id()))
                .toList();
        wait(rest, broken);
        return all.size() - rest.size();
    }

    private record Match(BankLine line, Proposal proposal) {}

    private boolean settled(List<Match> matches) {
        try {
            savepoint.executeWithoutResult(status -> settle(matches));
            return true;
        } catch (RuntimeException e) {
            LOG.warn("{} bank lines could not be matched by themselves", matches.size(), e);
            return false;
        }
    }

    private void settle(List<Match> matches) {
        Map<String, List<Recognised>> byClaimant = new LinkedHashMap<>();
        matches.forEach(match -> byClaimant
                .computeIfAbsent(match.proposal().claimant(), name -> new ArrayList<>())
                .add(new Recognised(match.line(), match.proposal().claim())));
        user.asSystem(
                () -> byClaimant.forEach((name, of) -> claims.claimant(name).settle(of)));
        byClaimant.forEach((name, of) -> lines.matched(name, of, time.today()));
    }

    private void wait(List<BankLine> rest, Set<UUID> broken) {
        suspense.enter(rest);
        Map<UUID, List<Proposal>> proposals = user.asSystem(() -> claims.all(rest));
        List<UUID> proposed = proposals.entrySet().stream()
                .filter(of -> of.getValue().stream()
                        .anyMatch(proposal -> proposal.claim().certainty() != Claim.Certainty.CHOSEN))
                .map(Map.Entry::getKey)
                .toList();
        lines.proposed(proposed);
        lines.noted(broken, "treasury.note.match_failed");
    }
}
