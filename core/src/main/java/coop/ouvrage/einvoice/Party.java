package coop.ouvrage.einvoice;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Seller or buyer of a document.
 *
 * @param name registered name; empty only in a document that was read and names none
 * @param vatNumber with its country prefix, such as {@code BE0203201340}
 * @param legalId number in the register of enterprises
 * @param legalForm legal form, seat, register and court, as the law wants them on an invoice (BT-33)
 * @param endpoint electronic address in the network (BT-34, BT-49)
 */
public record Party(
        String name,
        @Nullable String tradingName,
        @Nullable String vatNumber,
        @Nullable Identifier legalId,
        @Nullable String legalForm,
        @Nullable Identifier endpoint,
        PostalAddress address,
        @Nullable Contact contact,
        List<Identifier> identifiers) {

    /** A Belgian enterprise: endpoint, legal number and VAT number follow from its enterprise number (ten digits). */
    public static Party belgian(
            String name, String enterpriseNumber, @Nullable String legalForm, PostalAddress address) {
        Identifier number = Identifier.enterpriseNumber(enterpriseNumber);
        return new Party(name, null, "BE" + enterpriseNumber, number, legalForm, number, address, null, List.of());
    }

    public Party withContact(Contact given) {
        return new Party(name, tradingName, vatNumber, legalId, legalForm, endpoint, address, given, identifiers);
    }

    /** The same party without VAT number, as a document outside the scope of VAT demands (BR-O-02). */
    Party withoutVatNumber() {
        return new Party(name, tradingName, null, legalId, legalForm, endpoint, address, contact, identifiers);
    }
}
