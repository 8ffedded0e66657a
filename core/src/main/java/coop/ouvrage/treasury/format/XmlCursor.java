package coop.ouvrage.treasury.format;

import java.io.StringReader;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Walks XML from a stranger: no document type, no entities, no fetching, bounded depth and width. */
final class XmlCursor {

    /** Ends the reading of the file. */
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final FindingCode code;

        Refused(FindingCode code) {
            super(code.code(), null, false, false);
            this.code = code;
        }

        FindingCode code() {
            return code;
        }
    }

    private static final int DEEPEST = 60;
    private static final int MOST_NODES = 6_000_000;
    private static final int LONGEST_TEXT = 100_000;

    private final XMLStreamReader xml;
    private int depth;

    XmlCursor(String text) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("nothing outside the file is read");
        });
        this.xml = factory.createXMLStreamReader(new StringReader(text));
    }

    /** Goes to the next start of an element. Returns false when the element at {@code level} has ended, or the file. */
    boolean nextStart(int level) throws XMLStreamException {
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    deeper();
                    return true;
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    depth--;
                    if (depth < level) {
                        return false;
                    }
                }
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                    throw new Refused(FindingCode.XML_DOCTYPE);
                default -> {}
            }
        }
        return false;
    }

    /** Depth of the current element, 1 = root. */
    int depth() {
        return depth;
    }

    String name() {
        return xml.getLocalName();
    }

    String namespace() {
        String namespace = xml.getNamespaceURI();
        return namespace == null ? "" : namespace;
    }

    int line() {
        return Math.max(0, xml.getLocation().getLineNumber());
    }

    /** The current element with everything inside; afterwards the cursor stands behind it. */
    XmlNode tree() throws XMLStreamException {
        return tree(new int[] {0});
    }

    private XmlNode tree(int[] nodes) throws XMLStreamException {
        if (++nodes[0] > MOST_NODES) {
            throw new Refused(FindingCode.XML_LIMITS);
        }
        String currency = xml.getAttributeValue(null, "Ccy");
        XmlNode node = new XmlNode(name(), line(), currency == null ? "" : currency.strip());
        int length = 0;
        while (true) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    deeper();
                    node.add(tree(nodes));
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    depth--;
                    return node;
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    length += xml.getTextLength();
                    if (length > LONGEST_TEXT) {
                        throw new Refused(FindingCode.XML_LIMITS);
                    }
                    node.append(xml.getText());
                }
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                    throw new Refused(FindingCode.XML_DOCTYPE);
                default -> {}
            }
        }
    }

    private void deeper() {
        if (++depth > DEEPEST) {
            throw new Refused(FindingCode.XML_LIMITS);
        }
    }
}
