package coop.ouvrage.recovery;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.audit.Audit;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.calendar.TimeOrderedId;
import coop.ouvrage.money.Money;
import coop.ouvrage.receivables.OpenItem;
import coop.ouvrage.receivables.OpenItems;
import coop.ouvrage.recovery.Dispute.Message;
import coop.ouvrage.recovery.Dispute.Side;
import coop.ouvrage.refusal.Refusal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where a dispute is led: who sits on which side, what may be said, and how it ends. */
@Component
class DisputeRoom {

    private static final int MOST_TEXT = 4_000;

    private final DisputeStore store;
    private final StateStore states;
    private final OpenItems items;
    private final RecoveryLog log;
    private final DisputeNews news;
    private final Permissions permissions;
    private final CurrentUser user;
    private final Audit audit;
    private final BusinessTime time;

    DisputeRoom(
            DisputeStore store,
            StateStore states,
            OpenItems items,
            RecoveryLog log,
            DisputeNews news,
            Permissions permissions,
            CurrentUser user,
            Audit audit,
            BusinessTime time) {
        this.store = store;
        this.states = states;
        this.items = items;
        this.log = log;
        this.news = news;
        this.permissions = permissions;
        this.user = user;
        this.audit = audit;
        this.time = time;
    }

    Dispute lock(UUID id) {
        return store.lock(id).orElseThrow();
    }

    /** For a client that has proved who it is. */
    Dispute lock(UUID id, UUID client) {
        return store.lock(id).filter(dispute -> dispute.client().equals(client)).orElseThrow();
    }

    OpenItem item(Dispute dispute) {
        return item(dispute.invoice());
    }

    OpenItem item(UUID invoice) {
        return items.find(invoice).orElseThrow();
    }

    /** Which side the reader is on: a holder of the invoice, or who leads. Everybody else is refused. */
    Side side(OpenItem item) {
        UUID first = item.units().iterator().next();
        boolean holds = item.units().stream().anyMatch(unit -> permissions.allows(Permission.INVOICE_CREDIT, unit))
                && !permissions.allows(Permission.MEDIATION_LEAD, first);
        if (holds) {
            return Side.MEMBER;
        }
        permissions.require(Permission.MEDIATION_LEAD, first);
        return Side.OFFICE;
    }

    /** What is wrong with a text that has to be there. */
    List<Refusal> wrong(String text) {
        return text.isBlank() ? List.of(Refusal.of("recovery.text_missing")) : tooLong(text);
    }

    List<Refusal> tooLong(String text) {
        return text.length() > MOST_TEXT
                ? List.of(Refusal.of("recovery.text_too_long", "longest", MOST_TEXT))
                : List.of();
    }

    void say(UUID dispute, Side side, String text) {
        say(dispute, side, text, null, null);
    }

    /** Who offers something has said yes to it, the office for nobody. */
    void say(UUID dispute, Side side, String text, Dispute.@Nullable Offer offer, @Nullable Money amount) {
        store.say(
                dispute,
                new Message(
                        TimeOrderedId.next(),
                        time.now(),
                        side,
                        side == Side.CLIENT ? null : user.partyId().orElse(null),
                        text.strip(),
                        offer,
                        amount,
                        offer != null && side == Side.CLIENT,
                        offer != null && side == Side.MEMBER,
                        null));
    }

    void yes(UUID message, Side side) {
        if (side == Side.CLIENT) {
            store.clientSaysYes(message, time.now());
        } else {
            store.memberSaysYes(message, time.now(), user.partyId().orElseThrow());
        }
    }

    void end(Dispute dispute, Dispute.State state, String outcome) {
        store.ended(dispute.id(), state, time.today(), outcome);
        states.disputed(dispute.invoice(), null);
        log.note(dispute.invoice(), RecoveryEvent.Kind.DISPUTE_ENDED, "");
        news.ended(dispute, item(dispute));
        audit.changed("recovery.dispute_ended", "invoice", dispute.invoice(), Map.of("outcome", state.name()));
    }
}
