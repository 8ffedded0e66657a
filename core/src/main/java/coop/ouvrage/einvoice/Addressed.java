package coop.ouvrage.einvoice;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/**
 * What an envelope says of a document, taken from the document itself: from whom, to whom, which kind, in which process.
 *
 * @param documentType with its scheme, such as {@code busdox-docid-qns::urn:...::Invoice##...::2.1}
 * @param process such as {@code urn:fdc:peppol.eu:2017:poacc:billing:01:1.0}
 */
public record Addressed(Identifier sender, Identifier receiver, String documentType, String process, Element root) {

    private static final String UBL = "2.1";

    /** Empty if the document does not say both ends, or is nothing that the network carries. */
    public static Optional<Addressed> of(byte[] document) {
        try {
            return of(XmlInput.parse(document).getDocumentElement());
        } catch (SAXException e) {
            return Optional.empty();
        }
    }

    private static Optional<Addressed> of(Element element) {
        XmlNode root = new XmlNode(element);
        boolean response = "ApplicationResponse".equals(element.getLocalName());
        Identifier sender = endpoint(root, response ? "SenderParty" : "AccountingSupplierParty/Party");
        Identifier receiver = endpoint(root, response ? "ReceiverParty" : "AccountingCustomerParty/Party");
        String customization = root.text("CustomizationID");
        String process = root.text("ProfileID");
        if (sender == null || receiver == null || customization == null || process == null) {
            return Optional.empty();
        }
        String type = "busdox-docid-qns::" + element.getNamespaceURI() + "::" + element.getLocalName() + "##"
                + customization + "::" + UBL;
        return Optional.of(new Addressed(sender, receiver, type, process, element));
    }

    private static @Nullable Identifier endpoint(XmlNode root, String party) {
        XmlNode endpoint = root.at(party + "/EndpointID");
        String scheme = endpoint == null ? null : endpoint.attribute("schemeID");
        String value = endpoint == null ? null : endpoint.text();
        return scheme == null || value == null ? null : new Identifier(scheme, value);
    }
}
