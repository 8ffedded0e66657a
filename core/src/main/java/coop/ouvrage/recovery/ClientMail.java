package coop.ouvrage.recovery;

import coop.ouvrage.customer.Client;
import coop.ouvrage.messaging.Message;
import coop.ouvrage.messaging.Messages;
import coop.ouvrage.recovery.spi.ClientLinks;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Writes to a client in its language, with a link to its own page. Who has no address reads it there. */
@Component
class ClientMail {

    private final Messages messages;
    private final ObjectProvider<ClientLinks> links;

    ClientMail(Messages messages, ObjectProvider<ClientLinks> links) {
        this.messages = messages;
        this.links = links;
    }

    static String once(String key, UUID about) {
        return key + ":" + about;
    }

    /** @param about what the mail is sent once for, whatever happens */
    void send(Client client, String key, Map<String, Object> values, UUID about) {
        String address = client.email();
        if (address == null) {
            return;
        }
        Message message = Message.to(address, client.language().getLanguage(), key)
                .with(values)
                .once(once(key, about));
        UUID id = client.id().value();
        ClientLinks opener = links.getIfAvailable();
        String path = opener == null ? null : opener.open(List.of(id)).get(id);
        messages.send(path == null ? message : message.link(path));
    }
}
