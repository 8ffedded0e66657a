package coop.ouvrage.einvoice;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** Reads answers to documents that we sent: UBL ApplicationResponse, plain or in an envelope. */
public final class ResponseReader {

    private static final String NAMESPACE = "urn:oasis:names:specification:ubl:schema:xsd:ApplicationResponse-2";
    private static final int LONGEST = 500;

    private ResponseReader() {}

    /** The answer; empty if the file is something else, or cannot be read. */
    public static Optional<ReceivedResponse> read(byte[] file) {
        if (file.length == 0 || file.length > InvoiceXml.LARGEST_FILE_BYTES) {
            return Optional.empty();
        }
        try {
            return answer(XmlInput.parse(file)).map(ResponseReader::response);
        } catch (SAXException e) {
            // No XML, or an attack: the inbox keeps the file and says what is wrong with it.
            return Optional.empty();
        }
    }

    private static Optional<XmlNode> answer(Document document) {
        Element root = document.getDocumentElement();
        if (isAnswer(root)) {
            return Optional.of(new XmlNode(root));
        }
        for (var n = root.getFirstChild(); n != null; n = n.getNextSibling()) {
            if (n instanceof Element inner && isAnswer(inner)) {
                return Optional.of(new XmlNode(inner));
            }
        }
        return Optional.empty();
    }

    private static boolean isAnswer(Element element) {
        return "ApplicationResponse".equals(element.getLocalName()) && NAMESPACE.equals(element.getNamespaceURI());
    }

    private static ReceivedResponse response(XmlNode root) {
        List<String> reasons = new ArrayList<>();
        List<String> actions = new ArrayList<>();
        List<String> words = new ArrayList<>();
        root.all("DocumentResponse/Response/Description").forEach(node -> add(words, node.text()));
        for (XmlNode status : root.all("DocumentResponse/Response/Status")) {
            XmlNode code = status.at("StatusReasonCode");
            boolean action = code != null && "OPStatusAction".equals(code.attribute("listID"));
            add(action ? actions : reasons, code == null ? null : code.text());
            add(words, status.text("StatusReason"));
        }
        root.all("DocumentResponse/LineResponse/Response/Description").forEach(node -> add(words, node.text()));
        return new ReceivedResponse(
                root.textOrEmpty("CustomizationID").contains(":invoice_response:")
                        ? ReceivedResponse.Kind.BUYER
                        : ReceivedResponse.Kind.ACCESS_POINT,
                root.textOrEmpty("DocumentResponse/Response/ResponseCode"),
                List.copyOf(reasons),
                List.copyOf(actions),
                shortened(String.join("; ", words)),
                root.textOrEmpty("DocumentResponse/DocumentReference/ID"),
                endpoint(root, "SenderParty"),
                new ReadNotes().date(root, "DocumentResponse/Response/EffectiveDate"));
    }

    private static String endpoint(XmlNode root, String role) {
        XmlNode endpoint = root.at(role + "/EndpointID");
        String scheme = endpoint == null ? null : endpoint.attribute("schemeID");
        String value = endpoint == null ? null : endpoint.text();
        return value == null ? "" : new Identifier(scheme, value).toString();
    }

    private static void add(List<String> to, @org.jspecify.annotations.Nullable String text) {
        if (text != null && to.size() < 20) {
            to.add(text);
        }
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }
}
