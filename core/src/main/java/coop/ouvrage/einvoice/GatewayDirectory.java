package coop.ouvrage.einvoice;

import coop.ouvrage.einvoice.EInvoiceGateway.LookUp;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Asks the access point, which asks the network; a folder can be asked nothing. */
final class GatewayDirectory implements ParticipantDirectory {

    private final EInvoiceGateway gateway;

    GatewayDirectory(EInvoiceGateway gateway) {
        this.gateway = gateway;
    }

    @Override
    public Optional<Registration> find(Identifier participant) {
        if (!gateway.reports()) {
            return Optional.empty();
        }
        Set<DocumentKind> takes = EnumSet.noneOf(DocumentKind.class);
        for (DocumentKind kind : DocumentKind.values()) {
            if (gateway.lookUp(participant, kind) == LookUp.REGISTERED) {
                takes.add(kind);
            }
        }
        return Optional.of(takes.isEmpty() ? Registration.NONE : new Registration(true, takes, gateway.name(), true));
    }
}
