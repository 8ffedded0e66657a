package coop.ouvrage.recovery;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.customer.ClientBankrupt;
import coop.ouvrage.customer.Clients;
import coop.ouvrage.invoicing.ClientOffers;
import coop.ouvrage.invoicing.Quote;
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

/** Takes open offers to a bankrupt client back, so that nobody works for it unawares, and warns the holders who made them. */
@Component
class OffersToFailed {

    private final ClientOffers offers;
    private final Quotes quotes;
    private final Clients clients;
    private final Units units;
    private final Parties parties;
    private final Messages messages;
    private final CurrentUser user;

    OffersToFailed(
            ClientOffers offers,
            Quotes quotes,
            Clients clients,
            Units units,
            Parties parties,
            Messages messages,
            CurrentUser user) {
        this.offers = offers;
        this.quotes = quotes;
        this.clients = clients;
        this.units = units;
        this.parties = parties;
        this.messages = messages;
        this.user = user;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void failed(ClientBankrupt event) {
        UUID client = event.client().value();
        String name = clients.get(client).name();
        user.asSystem(() -> offers.of(client).stream()
                .filter(quote -> quote.state() == Quote.State.SENT)
                .forEach(quote -> {
                    quotes.withdraw(quote.id()).orThrow();
                    warn(quote, name);
                }));
    }

    private void warn(Quote quote, String client) {
        PartyId holder = new PartyId(units.get(quote.unit()).holder());
        parties.email(holder)
                .ifPresent(address -> messages.send(
                        Message.to(address, parties.language(holder).getLanguage(), "recovery.mail.offer_taken_back")
                                .with(Map.of("client", client, "title", quote.title()))
                                .once("offer-taken-back:" + quote.id())));
    }
}
