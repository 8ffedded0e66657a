package coop.ouvrage.recovery;

import coop.ouvrage.access.Role;
import coop.ouvrage.calendar.TimeOrderedId;
import coop.ouvrage.messaging.Message;
import coop.ouvrage.messaging.Messages;
import coop.ouvrage.parties.Parties;
import coop.ouvrage.parties.PartyId;
import coop.ouvrage.receivables.OpenItem;
import coop.ouvrage.recovery.spi.ClientLinks;
import coop.ouvrage.unit.ProductionUnit;
import coop.ouvrage.unit.Units;
import coop.ouvrage.worklist.Item;
import coop.ouvrage.worklist.Queue;
import coop.ouvrage.worklist.Worklist;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Tells the other sides of a dispute that something was said; never what, in a mail that may go astray. */
@Component
class DisputeNews {

    private static final String OPENED = "recovery_dispute";

    private final Units units;
    private final Parties parties;
    private final Messages messages;
    private final ObjectProvider<ClientLinks> links;
    private final Worklist worklist;

    DisputeNews(Units units, Parties parties, Messages messages, ObjectProvider<ClientLinks> links, Worklist worklist) {
        this.units = units;
        this.parties = parties;
        this.messages = messages;
        this.links = links;
        this.worklist = worklist;
    }

    List<UUID> holders(OpenItem item) {
        return units.of(item.units()).stream()
                .map(ProductionUnit::holder)
                .distinct()
                .toList();
    }

    void opened(Dispute dispute, OpenItem item) {
        worklist.open(
                Item.of(Queue.RECOVERY, OPENED, "dispute", dispute.id(), Role.FINANCE, "/disputes/" + dispute.id())
                        .about(item.client())
                        .with("number", item.number())
                        .until(dispute.answerBy()));
        said(dispute, item, dispute.openedBy());
    }

    void taken(Dispute dispute, OpenItem item) {
        worklist.close(OPENED, dispute.id(), "taken");
        toHolders("recovery.mail.dispute_taken", dispute, item);
        toClient("recovery.mail.dispute_taken", dispute, item);
    }

    void ended(Dispute dispute, OpenItem item) {
        worklist.close(OPENED, dispute.id(), "ended");
        worklist.close("recovery_dispute_old", dispute.id(), "ended");
        toHolders("recovery.mail.dispute_ended", dispute, item);
        toClient("recovery.mail.dispute_ended", dispute, item);
    }

    void said(Dispute dispute, OpenItem item, Dispute.Side side) {
        if (side != Dispute.Side.MEMBER) {
            toHolders("recovery.mail.dispute_said", dispute, item);
        }
        if (side != Dispute.Side.CLIENT) {
            toClient("recovery.mail.dispute_said", dispute, item);
        }
    }

    private void toHolders(String key, Dispute dispute, OpenItem item) {
        holders(item)
                .forEach(holder -> parties.email(new PartyId(holder))
                        .ifPresent(address -> messages.send(
                                message(key, address, holder, item).link("/disputes/" + dispute.id()))));
    }

    private void toClient(String key, Dispute dispute, OpenItem item) {
        ClientLinks opener = links.getIfAvailable();
        String path =
                opener == null ? null : opener.open(List.of(dispute.client())).get(dispute.client());
        parties.email(new PartyId(dispute.client())).ifPresent(address -> {
            Message message = message(key, address, dispute.client(), item);
            messages.send(path == null ? message : message.link(path));
        });
    }

    private Message message(String key, String address, UUID party, OpenItem item) {
        return Message.to(address, parties.language(new PartyId(party)).getLanguage(), key)
                .with(Map.of("number", item.number()))
                .once(key + ":" + TimeOrderedId.next());
    }

    /** A dispute that nobody ends rises to the direction. */
    void old(Dispute dispute) {
        worklist.open(Item.of(
                        Queue.RECOVERY,
                        "recovery_dispute_old",
                        "dispute",
                        dispute.id(),
                        Role.FINANCE,
                        "/disputes/" + dispute.id())
                .about(dispute.client())
                .with("day", dispute.openedOn()));
    }
}
