package coop.ouvrage.simulators.accesspoint;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** What an access point must read of a document to route it: from whom, to whom, which document. SBDH or plain UBL. */
record Envelope(String sender, String receiver, String document) {

    private static final String SBDH = "http://www.unece.org/cefact/namespaces/StandardBusinessDocumentHeader";
    private static final List<String> DOCUMENTS = List.of("Invoice", "CreditNote", "ApplicationResponse");

    static Envelope read(byte[] bytes) {
        Document xml = parse(bytes);
        Element root = xml.getDocumentElement();
        boolean wrapped = "StandardBusinessDocument".equals(root.getLocalName());
        Element document = wrapped ? document(root) : root;
        if (!DOCUMENTS.contains(document.getLocalName())) {
            throw new Unreadable("neither Invoice nor CreditNote nor ApplicationResponse");
        }
        boolean answer = document.getLocalName().equals("ApplicationResponse");
        String from = answer ? "SenderParty" : "AccountingSupplierParty";
        String to = answer ? "ReceiverParty" : "AccountingCustomerParty";
        String sender = wrapped ? party(root, "Sender") : endpoint(document, from);
        String receiver = wrapped ? party(root, "Receiver") : endpoint(document, to);
        return new Envelope(sender, receiver, document.getLocalName());
    }

    private static Element document(Element root) {
        for (var n = root.getFirstChild(); n != null; n = n.getNextSibling()) {
            if (n instanceof Element e && !"StandardBusinessDocumentHeader".equals(e.getLocalName())) {
                return e;
            }
        }
        throw new Unreadable("empty envelope");
    }

    private static String party(Element root, String role) {
        NodeList roles = root.getElementsByTagNameNS(SBDH, role);
        if (roles.getLength() != 1) {
            throw new Unreadable("no " + role);
        }
        return first((Element) roles.item(0), "Identifier").getTextContent().strip();
    }

    private static String endpoint(Element document, String role) {
        Element endpoint = first(first(document, role), "EndpointID");
        return endpoint.getAttribute("schemeID") + ":"
                + endpoint.getTextContent().strip();
    }

    private static Element first(Element parent, String name) {
        NodeList found = parent.getElementsByTagNameNS("*", name);
        if (found.getLength() == 0) {
            throw new Unreadable("no " + name);
        }
        return (Element) found.item(0);
    }

    private static Document parse(byte[] bytes) {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
        try {
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            return builder.parse(new ByteArrayInputStream(bytes));
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new Unreadable("not well-formed");
        }
    }

    /** Not something that can be routed: the access point answers 400. */
    static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1;

        Unreadable(String what) {
            super(what);
        }
    }
}
