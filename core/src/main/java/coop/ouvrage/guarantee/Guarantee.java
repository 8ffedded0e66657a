package coop.ouvrage.guarantee;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.audit.Audit;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.money.Money;
import coop.ouvrage.policy.Policies;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Gives cover, follows its use, and says what the fund bears. */
@Service
public class Guarantee {

    /** Kind of the items that ask an adviser for a decision, one for a job. */
    public static final String DECISION_ASKED = "guarantee.cover_asked";

    private final CoverRules rules;
    private final CoverStore store;
    private final CoverDecisions decisions;
    private final CoverSums sums;
    private final FundAccounts fund;
    private final Policies policies;
    private final Permissions permissions;
    private final CurrentUser user;
    private final Audit audit;
    private final BusinessTime time;

    Guarantee(
            CoverRules rules,
            CoverStore store,
            CoverDecisions decisions,
            CoverSums sums,
            FundAccounts fund,
            Policies policies,
            Permissions permissions,
            CurrentUser user,
            Audit audit,
            BusinessTime time) {
        this.rules = rules;
        this.store = store;
        this.decisions = decisions;
        this.sums = sums;
        this.fund = fund;
        this.policies = policies;
        this.permissions = permissions;
        this.user = user;
        this.audit = audit;
        this.time = time;
    }

    /** Whether cover would be given now, and why not. Writes nothing. */
    @Transactional(readOnly = true)
    public CoverAnswer assess(CoverRequest request) {
        return rules.answer(request);
    }

    /**
     * Gives cover to an accepted order, under lock of the fund, then of the client, within the transaction that signs the contract. An order has one
     * cover: asked again, the first one answers.
     *
     * @return refused with the reasons of {@link #assess}, or with {@code guarantee.cover_ended} after payment, cancellation or loss
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Outcome<Cover> give(UUID order, CoverRequest request) {
        store.lockFund(request.entity(), () -> fund.readAgain(request.entity()));
        store.lockClient(request.client());
        Optional<Cover> given = store.find(order);
        if (given.isPresent()) {
            return given.get().lives()
                    ? Outcome.done(given.get())
                    : Outcome.refused(Refusal.of("guarantee.cover_ended"));
        }
        CoverAnswer answer = rules.answer(request);
        if (!answer.covered()) {
            return Outcome.refused(answer.reasons());
        }
        Cover cover = new Cover(
                order,
                request.entity(),
                request.client(),
                request.unit(),
                request.job(),
                request.inclVat(),
                request.amount(),
                Money.ZERO,
                Money.ZERO,
                Money.ZERO,
                time.today(),
                "GIVEN");
        store.insert(cover);
        audit.changed("cover.given", "order", order, Map.of("amount", request.amount()));
        return Outcome.done(cover);
    }

    /**
     * Gives cover to a further piece of work under a framework order, as {@link #give} does to an order: what the client will owe for this
     * piece counts against its limit, and the fund stands behind so much more.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Outcome<Cover> widen(UUID order, CoverRequest more) {
        store.lockFund(more.entity(), () -> fund.readAgain(more.entity()));
        store.lockClient(more.client());
        Cover given = store.find(order).orElse(null);
        if (given != null && !given.lives()) {
            return Outcome.refused(Refusal.of("guarantee.cover_ended"));
        }
        CoverAnswer answer = rules.answer(more);
        if (!answer.covered()) {
            return Outcome.refused(answer.reasons());
        }
        store.widen(order, more, time.today());
        audit.changed("cover.given", "order", order, Map.of("amount", more.amount()));
        return Outcome.done(store.find(order).orElseThrow());
    }

    /**
     * What the work under a framework order still needs: less is covered once some of it was cancelled, invoiced or paid. Nothing for any
     * other order.
     *
     * @param promised wages and costs that are held under its cover
     * @param notInvoiced what the client will owe for work that no invoice bears, VAT included
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void needs(UUID order, Money promised, Money notInvoiced) {
        store.needs(order, promised, notInvoiced);
    }

    /**
     * Contributions on work under framework orders, by job, that the fund no longer stands behind: the client paid them, or the work was
     * cancelled. Below zero where it does again.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void contributionsFreed(Map<UUID, Money> byJob) {
        store.contributionsFreed(byJob);
    }

    public Optional<Cover> of(UUID order) {
        return store.find(order);
    }

    public Optional<Cover> ofJob(UUID job) {
        return store.ofJob(job);
    }

    /** A wage or cost was paid ahead of the client: that much of the cover is used. Negative when a correction takes it back. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void drawn(UUID order, Money amount) {
        if (!amount.isZero()) {
            store.used(order, amount);
        }
    }

    /** The same for several jobs at once; a job without cover draws nothing. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void drawnByJob(Map<UUID, Money> amounts) {
        store.usedByJob(amounts);
    }

    /** The client paid: that much of the used cover is no longer needed. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void repaid(UUID order, Money amount) {
        if (amount.isPositive()) {
            store.repaid(order, amount);
        }
    }

    /** The same for several jobs at once; a job without cover is passed over. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void repaidByJob(Map<UUID, Money> amounts) {
        store.repaidByJob(amounts);
    }

    /** A payment was matched wrongly and is undone: that much of the used cover is needed again. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void repaidUndone(UUID order, Money amount) {
        store.repaidUndone(order, amount);
    }

    /** The client failed: that much of the used cover is a loss of the fund. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void lost(UUID order, Money amount) {
        store.lost(order, amount);
    }

    /**
     * What was covered will not be spent: the fund stands behind so much less.
     *
     * @return what of it was booked as a loss of the fund, which gets it back; zero if the client has not failed
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Money notNeeded(UUID order, Money amount) {
        Cover cover = store.find(order).orElse(null);
        if (cover == null || !amount.isPositive()) {
            return Money.ZERO;
        }
        Money lost = amount.min(cover.lost());
        store.notNeeded(order, amount, lost);
        audit.changed("cover.not_needed", "order", order, Map.of("amount", amount, "lost", lost));
        return lost;
    }

    /** These jobs were invoiced: their exposure stands in the receivable from now on. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void invoiced(Collection<UUID> jobs) {
        store.invoiced(jobs);
    }

    /** The cover is not needed any more: the order was cancelled, or paid in full. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void end(UUID order) {
        store.end(order);
    }

    /** The same for these jobs. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void endOfJobs(Collection<UUID> jobs) {
        store.endOfJobs(jobs);
    }

    /** What a client owes and will owe in all. */
    public Money exposure(String entity, UUID client) {
        return rules.exposure(entity, client);
    }

    /** Living covers of a client: the ones a bankruptcy touches. */
    public List<Cover> living(UUID client) {
        return store.living(client);
    }

    /** An adviser decides what no rule can: a link, or a limit. Nobody decides on a job of their own. */
    @Transactional
    public Outcome<UUID> decide(UUID job, List<UUID> involved, boolean yes, String reason) {
        permissions.require(Permission.GUARANTEE_DECIDE);
        if (involved.stream().anyMatch(user::is)) {
            return Outcome.refused(Refusal.of("guarantee.own_case"));
        }
        if (reason.isBlank()) {
            return Outcome.refused(Refusal.of("guarantee.reason_missing"));
        }
        decisions.decide(job, user.partyId().orElse(new UUID(0, 0)), time.today(), yes, reason.strip());
        audit.changed("cover.decided", "job", job, Map.of("yes", yes, "reason", reason));
        return Outcome.done(job);
    }

    /** Fund, exposure and losses of an entity. */
    @Transactional(readOnly = true)
    public GuaranteeBoard board(String entity) {
        permissions.require(Permission.GUARANTEE_READ);
        Money standing = store.standing(entity);
        List<Cover> losses = sums.losses(entity, 50);
        return new GuaranteeBoard(
                entity,
                fund.balance(entity),
                standing,
                standing.times(policies.rate("guarantee.fund_alarm", time.today())),
                sums.largest(entity, 20),
                losses,
                fund.borne(entity, losses.stream().map(Cover::job).toList()));
    }
}
