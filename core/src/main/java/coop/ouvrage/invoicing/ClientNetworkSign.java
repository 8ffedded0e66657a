package coop.ouvrage.invoicing;

import coop.ouvrage.customer.Clients;
import coop.ouvrage.customer.spi.NetworkSign;
import coop.ouvrage.einvoice.DocumentKind;
import coop.ouvrage.einvoice.EInvoiceGateway.GatewayDown;
import coop.ouvrage.einvoice.Identifier;
import coop.ouvrage.einvoice.Participants;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Says of a client what the courier would find. */
@Component
class ClientNetworkSign implements NetworkSign {

    private static final Logger LOG = LoggerFactory.getLogger(ClientNetworkSign.class);

    private final Clients clients;
    private final Participants participants;

    ClientNetworkSign(Clients clients, Participants participants) {
        this.clients = clients;
        this.participants = participants;
    }

    @Override
    public Reach known(UUID client) {
        return address(client)
                .map(address -> reach(address, participants.known(address)))
                .orElse(Reach.NONE);
    }

    @Override
    public Reach ask(UUID client) {
        Optional<Identifier> address = address(client);
        try {
            return address.map(a -> reach(a, participants.ask(a))).orElse(Reach.NONE);
        } catch (GatewayDown e) {
            LOG.info("the e-invoice network cannot be asked: {}", e.getMessage());
            return new Reach(State.SILENT, address.map(Identifier::toString).orElse(""), "", null, true);
        }
    }

    private Optional<Identifier> address(UUID client) {
        return Optional.ofNullable(InvoiceParties.endpoint(clients.get(client), null));
    }

    private static Reach reach(Identifier address, Optional<Participants.Answer> answer) {
        return answer.map(a -> new Reach(
                        a.takes(DocumentKind.INVOICE) ? State.REGISTERED : State.NOT_REGISTERED,
                        address.toString(),
                        a.registration().publisher(),
                        a.at(),
                        a.registration().verified()))
                .orElse(new Reach(State.NOT_ASKED, address.toString(), "", null, true));
    }
}
