package coop.ouvrage.recovery;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.policy.Policies;
import coop.ouvrage.receivables.OpenItem;
import coop.ouvrage.recovery.Dispute.Side;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What who leads disputes does: takes one, ends it without agreement, sees that none grows old, and counts them at the end of a year. */
@Service
public class Mediation {

    private final DisputeRoom room;
    private final DisputeStore store;
    private final DisputeNews news;
    private final Policies policies;
    private final Permissions permissions;
    private final CurrentUser user;

    Mediation(
            DisputeRoom room,
            DisputeStore store,
            DisputeNews news,
            Policies policies,
            Permissions permissions,
            CurrentUser user) {
        this.room = room;
        this.store = store;
        this.news = news;
        this.policies = policies;
        this.permissions = permissions;
        this.user = user;
    }

    /** An officer takes the lead: never in a case of their own. Both sides are told who it is. */
    @Transactional
    public Outcome<UUID> take(UUID id) {
        Dispute dispute = room.lock(id);
        OpenItem item = room.item(dispute);
        permissions.require(Permission.MEDIATION_LEAD, item.units().iterator().next());
        if (news.holders(item).stream().anyMatch(user::is) || user.is(dispute.client())) {
            return Outcome.refused(Refusal.of("recovery.own_case"));
        }
        store.taken(id, user.partyId().orElseThrow(() -> new IllegalStateException("a person leads a dispute")));
        news.taken(dispute, item);
        return Outcome.done(id);
    }

    /** Who leads ends it: a question with its answer, a dispute without agreement and with the next steps in words. Reminders go on. */
    @Transactional
    public Outcome<UUID> close(UUID id, String reason) {
        Dispute dispute = room.lock(id);
        permissions.require(
                Permission.MEDIATION_LEAD, room.item(dispute).units().iterator().next());
        List<Refusal> refusals = dispute.isOpen() ? room.wrong(reason) : List.of(Refusal.of("recovery.dispute_over"));
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        room.say(id, Side.OFFICE, reason);
        boolean asked = dispute.subject() == Dispute.Subject.QUESTION;
        room.end(dispute, Dispute.State.CLOSED, asked ? "recovery.outcome.ANSWERED" : "recovery.outcome.CLOSED");
        return Outcome.done(id);
    }

    /** Every morning: what nobody ends rises to the direction. */
    @Transactional
    public void watch(LocalDate today) {
        store.openSince(today.minusDays(policies.number("recovery.dispute_days", today)))
                .forEach(news::old);
    }

    /**
     * The disputes that were opened in a year, without a name.
     *
     * @param agreed ended by an agreement; {@code closed} without one
     * @param days that half of those that ended took at most
     */
    public record Year(int year, int opened, int agreed, int closed, int days) {}

    /** The years that have disputes, the latest first. */
    @Transactional(readOnly = true)
    public List<Year> years() {
        permissions.require(Permission.MEDIATION_LEAD);
        return store.years();
    }
}
