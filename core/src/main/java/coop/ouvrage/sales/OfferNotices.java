package coop.ouvrage.sales;

import coop.ouvrage.invoicing.Order;
import coop.ouvrage.invoicing.OrderAccepted;
import coop.ouvrage.invoicing.Orders;
import coop.ouvrage.invoicing.QuoteDeclined;
import coop.ouvrage.invoicing.Quotes;
import coop.ouvrage.messaging.Message;
import coop.ouvrage.messaging.Messages;
import coop.ouvrage.parties.Parties;
import coop.ouvrage.parties.PartyId;
import coop.ouvrage.unit.Units;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Tells the holder of a unit by mail what the client answered to a quote that the unit wrote. */
@Component
class OfferNotices {

    private final OfferStore store;
    private final Orders orders;
    private final Quotes quotes;
    private final Units units;
    private final Parties parties;
    private final Messages messages;

    OfferNotices(OfferStore store, Orders orders, Quotes quotes, Units units, Parties parties, Messages messages) {
        this.store = store;
        this.orders = orders;
        this.quotes = quotes;
        this.units = units;
        this.parties = parties;
        this.messages = messages;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void accepted(OrderAccepted event) {
        store.find(event.job()).ifPresent(offer -> {
            Order order = orders.find(event.order()).orElseThrow();
            tell(offer, "accepted", event.order().value(), order.acceptedBy());
        });
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void declined(QuoteDeclined event) {
        store.find(event.job())
                .ifPresent(offer -> tell(
                        offer,
                        "declined",
                        event.quote().value(),
                        quotes.declinedReason(event.quote()).orElse("")));
    }

    /** @param words name of who signed, or why it was declined; what a client wrote is no more than words */
    private void tell(Offer offer, String what, UUID about, String words) {
        PartyId holder = new PartyId(units.get(offer.unit()).holder());
        String key = what.equals("declined") && !words.isEmpty() ? "declined_because" : what;
        parties.email(holder)
                .ifPresent(address -> messages.send(
                        Message.to(address, parties.language(holder).getLanguage(), "sales.mail." + key)
                                .with(Map.of(
                                        "title", offer.draft().title(),
                                        "number", offer.number(),
                                        "amount", offer.exclVat(),
                                        "words", words))
                                .link("/offers/" + offer.id())
                                .once("offer:" + about + ":" + what)));
    }
}
