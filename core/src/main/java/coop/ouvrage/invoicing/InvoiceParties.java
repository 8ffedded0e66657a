package coop.ouvrage.invoicing;

import coop.ouvrage.customer.Client;
import coop.ouvrage.einvoice.Contact;
import coop.ouvrage.einvoice.Identifier;
import coop.ouvrage.einvoice.Party;
import coop.ouvrage.einvoice.PostalAddress;
import coop.ouvrage.ledger.LegalEntity;
import coop.ouvrage.words.Texts;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Seller and buyer as the official document names them. */
@Component
class InvoiceParties {

    private final Texts texts;

    InvoiceParties(Texts texts) {
        this.texts = texts;
    }

    /** With legal form, register and court, which the law wants on every document (companies code art. 2:20). */
    Party seller(LegalEntity entity, String language) {
        Identifier number = Identifier.enterpriseNumber(entity.enterpriseNumber());
        LegalEntity.Address seat = entity.address();
        String legalForm = texts.get(
                language,
                "invoicing.print.register",
                Map.of("form", entity.legalForm(), "court", entity.court(), "number", entity.enterpriseNumber()));
        return new Party(
                entity.name(),
                null,
                entity.vatNumber(),
                number,
                legalForm,
                number,
                PostalAddress.of(
                        seat.street() + " " + seat.houseNumber(), seat.postalCode(), seat.city(), seat.country()),
                new Contact(null, null, entity.email()),
                List.of());
    }

    Party buyer(Client client, @Nullable String contact) {
        return new Party(
                client.name(),
                null,
                client.vatNumber() == null ? null : client.vatNumber().value(),
                client.enterpriseNumber() == null
                        ? null
                        : Identifier.enterpriseNumber(client.enterpriseNumber().value()),
                null,
                endpoint(client, contact),
                address(client),
                contact == null ? null : new Contact(null, null, contact),
                List.of());
    }

    /** Whether there is an address in the network to try: one that was given, or the enterprise number. */
    static boolean isReachedByNetwork(Client client) {
        return client.peppolId() != null || client.enterpriseNumber() != null;
    }

    /** The electronic address: that in the network, else the enterprise number, else the mail address (scheme EM). */
    static @Nullable Identifier endpoint(Client client, @Nullable String contact) {
        String peppol = client.peppolId();
        if (peppol != null && peppol.indexOf(':') == 4) {
            return new Identifier(peppol.substring(0, 4), peppol.substring(5));
        }
        if (client.enterpriseNumber() != null) {
            return Identifier.enterpriseNumber(client.enterpriseNumber().value());
        }
        return contact == null ? null : new Identifier("EM", contact);
    }

    private static PostalAddress address(Client client) {
        coop.ouvrage.parties.PostalAddress known = client.address();
        return known == null
                ? new PostalAddress(null, null, null, null, null, client.country())
                : new PostalAddress(known.streetLine(), null, known.postcode(), known.city(), null, known.country());
    }
}
