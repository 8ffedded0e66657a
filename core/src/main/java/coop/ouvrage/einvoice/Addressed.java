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

    /**
     * A document that does not name its ends itself, such as a report about the network.
     *
     * @param version of its kind, which ends the document type
     * @throws IllegalArgumentException if it is no XML
     */
    public static Addressed as(
            Identifier sender, Identifier receiver, String version, String process, byte[] document) {
        try {
            Element root = XmlInput.parse(document).getDocumentElement();
            String customization = new XmlNode(root).textOrEmpty("CustomizationID");
            return new Addressed(sender, receiver, type(root, customization, version), process, root);
        } catch (SAXException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** The same document in an envelope to somebody else. */
    public Addressed to(Identifier other) {
        return new Addressed(sender, other, documentType, process, root);
    }

    /**
     * Whether only providers say this to each other: a status, old or new, or a report. Nothing is told about those, or two providers would
     * never come to an end.
     */
    public boolean isBetweenProviders() {
        return isBetweenProviders(documentType);
    }

    /** As {@link #isBetweenProviders()}. */
    public static boolean isBetweenProviders(String documentType) {
        return documentType.contains("##" + MessageStatus.CUSTOMIZATION)
                || documentType.contains("##urn:fdc:peppol.eu:poacc:trns:mlr:")
                || documentType.contains("##urn:fdc:peppol.eu:edec:trns:");
    }

    private static String type(Element root, String customization, String version) {
        return "busdox-docid-qns::" + root.getNamespaceURI() + "::" + root.getLocalName() + "##" + customization + "::"
                + version;
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
        return Optional.of(new Addressed(sender, receiver, type(element, customization, UBL), process, element));
    }

    private static @Nullable Identifier endpoint(XmlNode root, String party) {
        XmlNode endpoint = root.at(party + "/EndpointID");
        String scheme = endpoint == null ? null : endpoint.attribute("schemeID");
        String value = endpoint == null ? null : endpoint.text();
        return scheme == null || value == null ? null : new Identifier(scheme, value);
    }
}
