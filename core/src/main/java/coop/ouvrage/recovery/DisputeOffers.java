package coop.ouvrage.recovery;

import coop.ouvrage.invoicing.InvoiceId;
import coop.ouvrage.money.Money;
import coop.ouvrage.receivables.OpenItem;
import coop.ouvrage.recovery.Dispute.Message;
import coop.ouvrage.recovery.Dispute.Side;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Offers in a dispute: made by a side or by who leads it, and carried out in the moment in which client and member have both said yes. */
@Service
public class DisputeOffers {

    private final DisputeRoom room;
    private final DisputeStore store;
    private final DisputeNews news;
    private final Agreements agreements;
    private final AgreementPaper papers;

    DisputeOffers(
            DisputeRoom room, DisputeStore store, DisputeNews news, Agreements agreements, AgreementPaper papers) {
        this.room = room;
        this.store = store;
        this.news = news;
        this.agreements = agreements;
        this.papers = papers;
    }

    /** Offers a credit of the amount nearest to this one that a credit note can have, VAT included, or that the invoice stands. */
    @Transactional
    public Outcome<UUID> offer(UUID id, Dispute.Offer offer, @Nullable Money amount, String text) {
        Dispute dispute = room.lock(id);
        OpenItem item = room.item(dispute);
        Side side = room.side(item);
        if (!dispute.isOpen()) {
            return Outcome.refused(Refusal.of("recovery.dispute_over"));
        }
        boolean credit = offer == Dispute.Offer.CREDIT;
        List<Refusal> refusals = new ArrayList<>(room.tooLong(text));
        if (credit && (amount == null || !amount.isPositive() || amount.compareTo(item.left()) > 0)) {
            refusals.add(Refusal.of("recovery.offer_amount", "left", item.left()));
        }
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        Money credited = credit && amount != null ? agreements.credited(dispute.invoice(), amount, item.left()) : null;
        room.say(dispute.id(), side, text, offer, credited);
        news.said(dispute, item, side);
        return Outcome.done(dispute.id());
    }

    /** The member says yes or no to an offer. */
    @Transactional
    public Outcome<UUID> answer(UUID id, UUID offer, boolean yes) {
        Dispute dispute = room.lock(id);
        return answer(dispute, offer, yes, room.side(room.item(dispute)));
    }

    /** The client says yes or no to an offer. */
    @Transactional
    public Outcome<UUID> answerAsClient(UUID id, UUID client, UUID offer, boolean yes) {
        return answer(room.lock(id, client), offer, yes, Side.CLIENT);
    }

    private Outcome<UUID> answer(Dispute dispute, UUID offer, boolean yes, Side side) {
        Optional<Message> found = dispute.messages().stream()
                .filter(message -> message.id().equals(offer) && message.waitsFor(side))
                .findFirst();
        if (!dispute.isOpen() || found.isEmpty()) {
            return Outcome.refused(Refusal.of("recovery.offer_gone"));
        }
        if (!yes) {
            store.no(offer, side);
            news.said(dispute, room.item(dispute), side);
            return Outcome.done(dispute.id());
        }
        return found.get().bindsWith(side) ? agreed(dispute, found.get(), side) : accepted(dispute, offer, side);
    }

    private Outcome<UUID> accepted(Dispute dispute, UUID offer, Side side) {
        room.yes(offer, side);
        news.said(dispute, room.item(dispute), side);
        return Outcome.done(dispute.id());
    }

    /** A yes that cannot be carried out is none: the offer goes on waiting. */
    private Outcome<UUID> agreed(Dispute dispute, Message offer, Side side) {
        return switch (agreements.carryOut(dispute, offer)) {
            case Outcome.Refused<Optional<InvoiceId>>(List<Refusal> refusals) -> Outcome.refused(refusals);
            case Outcome.Done<Optional<InvoiceId>>(Optional<InvoiceId> note) -> {
                room.yes(offer.id(), side);
                papers.keep(dispute, offer, note.orElse(null), room.item(dispute));
                room.end(dispute, Dispute.State.AGREED, "recovery.outcome." + offer.offer());
                yield Outcome.done(dispute.id());
            }
        };
    }
}
