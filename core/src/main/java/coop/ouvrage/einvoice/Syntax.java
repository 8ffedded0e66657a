package coop.ouvrage.einvoice;

import java.util.Optional;
import org.w3c.dom.Element;

/** The XML vocabularies of EN 16931. */
public enum Syntax {
    UBL_INVOICE("Invoice", UblWriter.INVOICE_NAMESPACE),
    UBL_CREDIT_NOTE("CreditNote", UblWriter.CREDIT_NOTE_NAMESPACE),
    CII("CrossIndustryInvoice", "urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100");

    private final String root;
    private final String namespace;

    Syntax(String root, String namespace) {
        this.root = root;
        this.namespace = namespace;
    }

    /** The vocabulary of a root element, by name and namespace; the prefix says nothing. */
    static Optional<Syntax> of(Element element) {
        for (Syntax syntax : values()) {
            if (syntax.root.equals(element.getLocalName()) && syntax.namespace.equals(element.getNamespaceURI())) {
                return Optional.of(syntax);
            }
        }
        return Optional.empty();
    }
}
