package coop.ouvrage.einvoice;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads seller and buyer of UBL. */
final class UblPartyReader {

    private static final PostalAddress NOWHERE = new PostalAddress(null, null, null, null, null, null);

    private UblPartyReader() {}

    static Party party(@Nullable XmlNode node) {
        if (node == null) {
            return new Party("", null, null, null, null, null, NOWHERE, null, List.of());
        }
        String registered = node.textOrEmpty("PartyLegalEntity/RegistrationName");
        String trading = node.text("PartyName/Name");
        XmlNode address = node.at("PostalAddress");
        return new Party(
                registered.isEmpty() && trading != null ? trading : registered,
                registered.isEmpty() ? null : trading,
                vatNumber(node),
                identifier(node.at("PartyLegalEntity/CompanyID")),
                node.text("PartyLegalEntity/CompanyLegalForm"),
                identifier(node.at("EndpointID")),
                address == null ? NOWHERE : address(address),
                contact(node.at("Contact")),
                node.all("PartyIdentification/ID").stream()
                        .filter(id -> id.text() != null)
                        .map(id ->
                                new Identifier(id.attribute("schemeID"), java.util.Objects.requireNonNull(id.text())))
                        .toList());
    }

    private static @Nullable String vatNumber(XmlNode party) {
        return party.all("PartyTaxScheme").stream()
                .filter(scheme -> {
                    String id = scheme.text("TaxScheme/ID");
                    return id == null || id.equals("VAT") || id.equals("VA");
                })
                .map(scheme -> scheme.textOrEmpty("CompanyID"))
                .filter(number -> !number.isEmpty())
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Identifier identifier(@Nullable XmlNode node) {
        String text = node == null ? null : node.text();
        return node == null || text == null ? null : new Identifier(node.attribute("schemeID"), text);
    }

    private static @Nullable Contact contact(@Nullable XmlNode node) {
        return node == null
                ? null
                : new Contact(node.text("Name"), node.text("Telephone"), node.text("ElectronicMail"));
    }

    static PostalAddress address(XmlNode node) {
        String street = node.text("StreetName");
        String number = node.text("BuildingNumber");
        return new PostalAddress(
                street == null || number == null ? street : street + " " + number,
                node.text("AdditionalStreetName"),
                node.text("PostalZone"),
                node.text("CityName"),
                node.text("CountrySubentity"),
                node.text("Country/IdentificationCode"));
    }
}
