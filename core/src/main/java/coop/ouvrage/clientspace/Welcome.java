package coop.ouvrage.clientspace;

import coop.ouvrage.customer.Client;
import coop.ouvrage.customer.ClientVerified;
import coop.ouvrage.customer.Clients;
import coop.ouvrage.ledger.LegalEntities;
import coop.ouvrage.ledger.LegalEntity;
import coop.ouvrage.messaging.Message;
import coop.ouvrage.messaging.Messages;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Greets a client once it is verified: who issues its invoices, when and how they are paid, whom to ask, its page, and that it may take a
 * share itself.
 */
@Component
class Welcome {

    private final Clients clients;
    private final ClientAccessLinks links;
    private final LegalEntities entities;
    private final Messages messages;

    Welcome(Clients clients, ClientAccessLinks links, LegalEntities entities, Messages messages) {
        this.clients = clients;
        this.links = links;
        this.entities = entities;
        this.messages = messages;
    }

    /** Once in its life, and not while it is trusted provisionally only. */
    @EventListener
    @Transactional
    public void on(ClientVerified event) {
        Client client = clients.get(event.client().value());
        String address = client.email();
        if (event.provisional() || address == null) {
            return;
        }
        List<LegalEntity> issuers = entities.all().stream()
                .filter(entity -> entity.kind() == LegalEntity.Kind.PRODUCTION)
                .toList();
        Message message = Message.to(address, client.language().getLanguage(), "clientspace.mail.welcome")
                .with(Map.of(
                        "client", client.name(),
                        "issuer", issuers.stream().map(Welcome::named).collect(Collectors.joining("; ")),
                        "contact", issuers.stream().map(LegalEntity::email).collect(Collectors.joining(", ")),
                        "days", client.paymentDays()))
                .once("clientspace.welcome:" + client.id());
        String path = links.open(List.of(client.id().value())).get(client.id().value());
        messages.send(message.link(Objects.requireNonNull(path)));
    }

    private static String named(LegalEntity entity) {
        String number = entity.vatNumber() == null ? entity.enterpriseNumber() : entity.vatNumber();
        return entity.name() + " " + entity.legalForm() + ", " + number;
    }
}
