package coop.ouvrage.concern;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.access.Role;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.calendar.DayBegan;
import coop.ouvrage.calendar.DayOrder;
import coop.ouvrage.policy.Policies;
import coop.ouvrage.worklist.Item;
import coop.ouvrage.worklist.Queue;
import coop.ouvrage.worklist.Worklist;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the board sees of the mailbox, by year and without a name; and each morning, what stays open too long rises. */
@Service
public class ConcernFigures {

    static final String OLD = "concern_old";

    private final AgreementStore store;
    private final Policies policies;
    private final Worklist worklist;
    private final Permissions permissions;
    private final CurrentUser user;
    private final BusinessTime time;

    ConcernFigures(
            AgreementStore store,
            Policies policies,
            Worklist worklist,
            Permissions permissions,
            CurrentUser user,
            BusinessTime time) {
        this.store = store;
        this.policies = policies;
        this.worklist = worklist;
        this.permissions = permissions;
        this.user = user;
        this.time = time;
    }

    /**
     * The messages that came in a year.
     *
     * @param inTime taken up by a person within the promised days
     * @param agreed ended by an agreement that both signed; {@code ended} otherwise
     * @param days that half of those that ended took at most
     */
    public record Year(
            int year,
            int received,
            int inTime,
            int service,
            int members,
            int clientMember,
            int discrimination,
            int ethics,
            int agreed,
            int ended,
            int days) {}

    /** The years that have messages, the latest first. Counts only: urgent ones are in them. */
    @Transactional(readOnly = true)
    public List<Year> years() {
        permissions.require(Permission.CONCERN_LEAD);
        return store.years();
    }

    /** The one who directs is told the number and since when, never what it is about. */
    @EventListener
    @Order(DayOrder.CLOSING)
    @Transactional
    public void on(DayBegan event) {
        user.asSystem(() -> store.openSince(time.today().minusDays(policies.number("concern.rise_days", time.today())))
                .forEach(this::rise));
    }

    private void rise(Concern concern) {
        worklist.open(Item.of(Queue.DUTY, OLD, "concern", concern.id(), Role.ADMINISTRATOR, "/desk/concerns")
                .with("nr", concern.nr())
                .with("day", concern.receivedAt().atZone(BusinessTime.ZONE).toLocalDate()));
    }
}
