package coop.ouvrage.einvoice;

import java.util.Locale;
import java.util.Optional;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** The XML of an invoice, found in whatever a stranger sent: the document itself, one in an envelope, or one in a PDF. */
record InvoiceXml(Document document, Syntax syntax, Container container) {

    /** What the invoice came in. */
    enum Container {
        XML,
        SBDH,
        PDF;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static final int LARGEST_FILE_BYTES = 50 * 1024 * 1024;
    private static final String SBDH = "http://www.unece.org/cefact/namespaces/StandardBusinessDocumentHeader";
    private static final byte[] PDF_MARK = {'%', 'P', 'D', 'F', '-'};

    static InvoiceXml find(byte[] file) throws UnreadableException {
        if (file.length == 0) {
            throw new UnreadableException("empty");
        }
        if (file.length > LARGEST_FILE_BYTES) {
            throw new UnreadableException("too_large", "mebibytes", LARGEST_FILE_BYTES >> 20);
        }
        if (HybridPdf.isPdf(file, PDF_MARK)) {
            return inXml(HybridPdf.embeddedInvoice(file), Container.PDF);
        }
        return inXml(file, Container.XML);
    }

    private static InvoiceXml inXml(byte[] xml, Container container) throws UnreadableException {
        Document document = parse(xml);
        Element root = document.getDocumentElement();
        if ("StandardBusinessDocument".equals(root.getLocalName()) && SBDH.equals(root.getNamespaceURI())) {
            Document inner = unwrap(document);
            return new InvoiceXml(inner, syntax(inner.getDocumentElement()), Container.SBDH);
        }
        return new InvoiceXml(document, syntax(root), container);
    }

    private static Document parse(byte[] xml) throws UnreadableException {
        try {
            return XmlInput.parse(xml);
        } catch (SAXException e) {
            String reason = String.valueOf(e.getMessage());
            if (reason.contains("DOCTYPE")) {
                throw new UnreadableException("doctype");
            }
            throw new UnreadableException("not_xml", "reason", ReadNotes.shortened(oneLine(reason)));
        }
    }

    private static Document unwrap(Document envelope) throws UnreadableException {
        for (var n = envelope.getDocumentElement().getFirstChild(); n != null; n = n.getNextSibling()) {
            if (n instanceof Element e && !"StandardBusinessDocumentHeader".equals(e.getLocalName())) {
                Document inner = XmlInput.empty();
                inner.appendChild(inner.importNode(e, true));
                return inner;
            }
        }
        throw new UnreadableException("empty_envelope");
    }

    private static Syntax syntax(Element root) throws UnreadableException {
        Optional<Syntax> syntax = Syntax.of(root);
        if (syntax.isPresent()) {
            return syntax.get();
        }
        String name = root.getNamespaceURI() == null
                ? root.getLocalName()
                : root.getLocalName() + " (" + root.getNamespaceURI() + ")";
        if ("CrossIndustryDocument".equals(root.getLocalName())) {
            throw new UnreadableException("zugferd_1");
        }
        throw new UnreadableException("not_an_invoice", "root", ReadNotes.shortened(name));
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ");
    }
}
