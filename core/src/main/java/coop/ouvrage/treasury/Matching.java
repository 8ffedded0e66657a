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
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a bank line pays, found out with a person where {@link NewLines} has doubts. Every match can be undone by reversal. */
@Service
public class Matching {

    private final LineStore lines;
    private final Claims claims;
    private final Suspense suspense;
    private final Permissions permissions;
    private final CurrentUser user;
    private final Audit audit;
    private final BusinessTime time;

    Matching(
            LineStore lines,
            Claims claims,
            Suspense suspense,
            Permissions permissions,
            CurrentUser user,
            Audit audit,
            BusinessTime time) {
        this.lines = lines;
        this.claims = claims;
        this.suspense = suspense;
        this.permissions = permissions;
        this.user = user;
        this.audit = audit;
        this.time = time;
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

    /** What each of these waiting lines may be, surest first: with the same few questions for a hundred as for one. */
    public Map<UUID, List<Proposal>> proposals(List<KeptLine> waiting) {
        permissions.require(Permission.BANK_READ);
        return user.asSystem(
                () -> claims.all(waiting.stream().map(KeptLine::line).toList()));
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
        if (!kept.isWaiting()) {
            return Outcome.refused(Refusal.of("treasury.line_matched"));
        }
        List<Proposal> proposals = proposals(line, words);
        Optional<Proposal> chosen = proposals.stream()
                .filter(proposal -> proposal.claimant().equals(claimant)
                        && proposal.claim().subjects().equals(subjects))
                .findFirst();
        if (chosen.isEmpty()) {
            return Outcome.refused(Refusal.of("treasury.proposal_gone"));
        }
        suspense.leave(kept.line());
        user.asSystem(
                () -> claims.claimant(claimant).settle(kept.line(), chosen.get().claim()));
        boolean first = words.isBlank() && chosen.get().equals(proposals.getFirst());
        lines.matched(kept.line(), chosen.get(), first, time.today(), currentUser());
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
        lines.undone(line, next);
        suspense.enter(lines.find(line).orElseThrow().line());
        audit.changed("bank_line.undone", "bank-line", line, Map.of("claimant", claimant, "reason", reason.strip()));
        return Outcome.done(line);
    }

    private @Nullable UUID currentUser() {
        return user.id().map(UserId::value).orElse(null);
    }
}
