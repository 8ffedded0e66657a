package coop.ouvrage.einvoice;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads seller and buyer of a Cross Industry Invoice. */
final class CiiPartyReader {

    private static final PostalAddress NOWHERE = new PostalAddress(null, null, null, null, null, null);

    private CiiPartyReader() {}

    static Party party(@Nullable XmlNode node) {
        if (node == null) {
            return new Party("", null, null, null, null, null, NOWHERE, null, List.of());
        }
        XmlNode address = node.at("PostalTradeAddress");
        return new Party(
                node.textOrEmpty("Name"),
                node.text("SpecifiedLegalOrganization/TradingBusinessName"),
                vatNumber(node),
                identifier(node.at("SpecifiedLegalOrganization/ID")),
                node.text("Description"),
                identifier(node.at("URIUniversalCommunication/URIID")),
                address == null ? NOWHERE : address(address),
                contact(node.at("DefinedTradeContact")),
                Stream.concat(node.all("ID").stream(), node.all("GlobalID").stream())
                        .map(CiiPartyReader::identifier)
                        .filter(Objects::nonNull)
                        .toList());
    }

    private static @Nullable String vatNumber(XmlNode party) {
        return party.all("SpecifiedTaxRegistration/ID").stream()
                .filter(id -> {
                    String scheme = id.attribute("schemeID");
                    return scheme != null && (scheme.equals("VA") || scheme.equals("VAT"));
                })
                .map(XmlNode::text)
                .filter(Objects::nonNull)
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
                : new Contact(
                        node.text("PersonName"),
                        node.text("TelephoneUniversalCommunication/CompleteNumber"),
                        node.text("EmailURIUniversalCommunication/URIID"));
    }

    static PostalAddress address(XmlNode node) {
        return new PostalAddress(
                node.text("LineOne"),
                node.text("LineTwo"),
                node.text("PostcodeCode"),
                node.text("CityName"),
                node.text("CountrySubDivisionName"),
                node.text("CountryID"));
    }
}
