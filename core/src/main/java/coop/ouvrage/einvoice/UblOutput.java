package coop.ouvrage.einvoice;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/** Writes UBL elements. Nothing empty is ever written (PEPPOL-EN16931-R008). */
final class UblOutput {

    static final String CAC = "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2";
    static final String CBC = "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2";
    private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(8192);
    private final XMLStreamWriter out;

    UblOutput(String root, String namespace) {
        try {
            out = FACTORY.createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
            out.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
            out.writeStartElement("", root, namespace);
            out.writeDefaultNamespace(namespace);
            out.writeNamespace("cac", CAC);
            out.writeNamespace("cbc", CBC);
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    byte[] finish() {
        try {
            out.writeEndElement();
            out.writeEndDocument();
            out.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }

    /** An aggregate with what {@code content} writes into it. */
    void group(String name, Runnable content) {
        try {
            out.writeStartElement("cac", name, CAC);
            content.run();
            out.writeEndElement();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    void text(String name, @Nullable String value) {
        text(name, value, null, null);
    }

    void text(String name, @Nullable String value, @Nullable String attribute, @Nullable String attributeValue) {
        if (value == null || value.isBlank()) {
            return;
        }
        try {
            out.writeStartElement("cbc", name, CBC);
            if (attribute != null && attributeValue != null) {
                out.writeAttribute(attribute, attributeValue);
            }
            out.writeCharacters(writable(value));
            out.writeEndElement();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    void text(String name, @Nullable Identifier id) {
        if (id != null) {
            text(name, id.value(), "schemeID", id.scheme());
        }
    }

    void date(String name, @Nullable LocalDate date) {
        text(name, date == null ? null : date.toString());
    }

    void amount(String name, @Nullable BigDecimal amount, String currency) {
        text(name, amount == null ? null : amount.toPlainString(), "currencyID", currency);
    }

    /** A file inside the document; the file name is compulsory. */
    void file(String mimeType, String fileName, byte[] content) {
        try {
            out.writeStartElement("cbc", "EmbeddedDocumentBinaryObject", CBC);
            out.writeAttribute("mimeCode", mimeType);
            out.writeAttribute("filename", writable(fileName));
            out.writeCharacters(java.util.Base64.getEncoder().encodeToString(content));
            out.writeEndElement();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Without the characters that XML cannot hold, which would make the document unreadable for everybody. */
    private static String writable(String value) {
        if (value.codePoints().allMatch(UblOutput::isXml)) {
            return value;
        }
        return value.codePoints()
                .filter(UblOutput::isXml)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isXml(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || (c >= 0x20 && c <= 0xD7FF)
                || (c >= 0xE000 && c <= 0xFFFD)
                || c > 0xFFFF;
    }
}
