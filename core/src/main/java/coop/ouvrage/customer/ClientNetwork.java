package coop.ouvrage.customer;

import coop.ouvrage.customer.spi.NetworkSign;
import coop.ouvrage.customer.spi.NetworkSign.Reach;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/** Whether clients receive e-invoices, for those who may know of them. */
@Service
public class ClientNetwork {

    private final ObjectProvider<NetworkSign> signs;
    private final ClientAccess access;

    ClientNetwork(ObjectProvider<NetworkSign> signs, ClientAccess access) {
        this.signs = signs;
        this.access = access;
    }

    /** @param client one that its reader may see */
    public Reach of(Client client) {
        return signs.stream()
                .findFirst()
                .map(sign -> sign.known(client.id().value()))
                .orElse(Reach.NONE);
    }

    /** Asks the network now; for the support team. */
    public Reach ask(Client client) {
        access.requireOfficer();
        return signs.stream()
                .findFirst()
                .map(sign -> sign.ask(client.id().value()))
                .orElse(Reach.NONE);
    }
}
