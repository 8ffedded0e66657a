package coop.ouvrage.einvoice;

import java.util.Optional;
import java.util.Set;

/** Who is in the network, and what they take: the network itself (SML and SMP), or an access point that looks it up for us. */
public interface ParticipantDirectory {

    /**
     * What the network says now; empty where nobody can be asked.
     *
     * @throws EInvoiceGateway.GatewayDown if it does not answer, so that nothing is known
     */
    Optional<Registration> find(Identifier participant);

    /**
     * Whether somebody is in the network.
     *
     * @param takes kinds of documents that can be received
     * @param publisher host that says so (SMP), or the access point that was asked
     * @param verified whether a publisher of the network signed it, or an access point that we chose says so
     */
    record Registration(boolean registered, Set<DocumentKind> takes, String publisher, boolean verified) {

        /** A no is not signed: the locator has no record. */
        static final Registration NONE = new Registration(false, Set.of(), "", true);

        public Registration {
            takes = Set.copyOf(takes);
        }
    }
}
