package coop.ouvrage.treasury;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.access.UserId;
import coop.ouvrage.audit.Audit;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.treasury.spi.BankLine;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Finds out what a bank line pays: by itself where there is no doubt, else with a person. Every match can be undone by reversal. */
@Service
public class Matching {

    private static final Logger LOG = LoggerFactory.getLogger(Matching.class);

    private final LineStore lines;
    private final Claims claims;
    private final Suspense suspense;
    private final TransactionTemplate savepoint;
    private final Permissions permissions;
    private final CurrentUser user;
    private final Audit audit;
    private final BusinessTime time;

    Matching(
            LineStore lines,
            Claims claims,
            Suspense suspense,
            PlatformTransactionManager transactions,
            Permissions permissions,
            CurrentUser user,
            Audit audit,
            BusinessTime time) {
        this.lines = lines;
        this.claims = claims;
        this.suspense = suspense;
        this.savepoint = new TransactionTemplate(transactions);
        this.savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
        this.permissions = permissions;
        this.user = user;
        this.audit = audit;
        this.time = time;
    }

    /**
     * Matches a new line without a person, or puts it in suspense. A claimant that breaks down stops this line only: it waits in
     * suspense and says so.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean book(BankLine line) {
        String note = "";
        try {
            if (Boolean.TRUE.equals(savepoint.execute(status -> settled(line)))) {
                return true;
            }
        } catch (RuntimeException e) {
            LOG.warn("bank line {} could not be matched by itself", line.id(), e);
            note = "treasury.note.match_failed";
        }
        suspense.enter(line);
        lines.waiting(line.id(), !proposals(line).isEmpty(), line.attempt(), note);
        return false;
    }

    private boolean settled(BankLine line) {
        Optional<Proposal> certain = user.asSystem(() -> claims.certain(line));
        certain.ifPresent(proposal -> {
            user.asSystem(() -> claims.claimant(proposal.claimant()).settle(line, proposal.claim()));
            lines.matched(line.id(), proposal.claimant(), proposal.claim(), true, time.today(), null);
        });
        return certain.isPresent();
    }

    private List<Proposal> proposals(BankLine line) {
        return user.asSystem(() -> claims.all(line).stream()
                .filter(proposal -> proposal.claim().certainty() != coop.ouvrage.treasury.spi.Claim.Certainty.CHOSEN)
                .toList());
    }

    /** Lines that wait for a person, oldest first, behind the place of one; from the first on for null. */
    public List<KeptLine> waiting(@Nullable UUID after, int limit) {
        permissions.require(Permission.BANK_READ);
        return lines.waiting(after, limit);
    }

    public int countWaiting() {
        permissions.require(Permission.BANK_READ);
        return lines.countWaiting();
    }

    /** How well lines of the last twelve months were matched by themselves. */
    public MatchRate rate() {
        permissions.require(Permission.BANK_READ);
        return lines.rate(time.today().minusYears(1));
    }

    public Optional<KeptLine> find(UUID line) {
        permissions.require(Permission.BANK_READ);
        return lines.find(line);
    }

    /** What a waiting line may be, surest first; with words, what they find too. */
    public List<Proposal> proposals(UUID line, String words) {
        permissions.require(Permission.BANK_READ);
        BankLine found = lines.find(line).orElseThrow().line();
        return user.asSystem(() -> words.isBlank() ? claims.all(found) : claims.search(found, words.strip()));
    }

    /**
     * Settles a waiting line with one of its proposals, under lock of the line.
     *
     * @param words by which it was found; empty if it was among the proposals
     * @return refused when somebody was first, or the proposal does not stand any more
     */
    @Transactional
    public Outcome<UUID> settle(UUID line, String claimant, List<UUID> subjects, String words) {
        permissions.require(Permission.BANK_MATCH);
        KeptLine kept = lines.lock(line).orElseThrow();
        if (kept.isMatched()) {
            return Outcome.refused(Refusal.of("treasury.line_matched"));
        }
        Optional<Proposal> chosen = proposals(line, words).stream()
                .filter(proposal -> proposal.claimant().equals(claimant)
                        && proposal.claim().subjects().equals(subjects))
                .findFirst();
        if (chosen.isEmpty()) {
            return Outcome.refused(Refusal.of("treasury.proposal_gone"));
        }
        suspense.leave(kept.line());
        user.asSystem(
                () -> claims.claimant(claimant).settle(kept.line(), chosen.get().claim()));
        lines.matched(line, claimant, chosen.get().claim(), false, time.today(), currentUser());
        audit.changed("bank_line.matched", "bank-line", line, Map.of("claimant", claimant, "subjects", subjects));
        return Outcome.done(line);
    }

    /** Undoes a match: the money is in suspense again, and whoever claimed it has reversed its entry. */
    @Transactional
    public Outcome<UUID> undo(UUID line, String reason) {
        permissions.require(Permission.BANK_MATCH);
        KeptLine kept = lines.lock(line).orElseThrow();
        if (!kept.isMatched()) {
            return Outcome.refused(Refusal.of("treasury.line_not_matched"));
        }
        if (reason.isBlank()) {
            return Outcome.refused(Refusal.of("treasury.reason_missing"));
        }
        String claimant = Objects.requireNonNull(kept.claimant());
        List<Refusal> refusals = user.asSystem(() -> claims.claimant(claimant).undo(kept.line()));
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        int next = kept.line().attempt() + 1;
        lines.waiting(line, true, next, "");
        suspense.enter(lines.find(line).orElseThrow().line());
        audit.changed("bank_line.undone", "bank-line", line, Map.of("claimant", claimant, "reason", reason.strip()));
        return Outcome.done(line);
    }

    private @Nullable UUID currentUser() {
        return user.id().map(UserId::value).orElse(null);
    }
}
