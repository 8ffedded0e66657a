package coop.ouvrage.einvoice.as4;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** The common form of both reports: header, totals, and counts by keys. */
final class StatisticsXml {

    private static final String PROFILE = "urn:fdc:peppol.eu:edec:bis:reporting:1.0";

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final XMLStreamWriter out;

    /** @param seat of the provider that reports */
    StatisticsXml(String root, String namespace, String customization, YearMonth month, String seat) {
        try {
            out = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
            out.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
            out.writeStartElement("", root, namespace);
            out.writeDefaultNamespace(namespace);
            text("CustomizationID", customization);
            text("ProfileID", PROFILE);
            out.writeStartElement("Header");
            out.writeStartElement("ReportPeriod");
            text("StartDate", month.atDay(1).toString());
            text("EndDate", month.atEndOfMonth().toString());
            out.writeEndElement();
            out.writeStartElement("ReporterID");
            out.writeAttribute("schemeID", "CertSubjectCN");
            out.writeCharacters(seat);
            out.writeEndElement();
            out.writeEndElement();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Totals under one name. */
    void total(String name, Map<String, Integer> figures) {
        try {
            out.writeStartElement(name);
            figures(figures);
            out.writeEndElement();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * What one key of a count stands for.
     *
     * @param meta such as {@code DT}
     */
    record Key(String meta, String scheme, String value) {

        static Key of(String meta, String withScheme) {
            return new Key(meta, Exchanged.scheme(withScheme), Exchanged.value(withScheme));
        }
    }

    void part(String name, String type, List<Key> keys, Map<String, Integer> figures) {
        try {
            out.writeStartElement(name);
            out.writeAttribute("type", type);
            for (Key key : keys) {
                out.writeStartElement("Key");
                out.writeAttribute("metaSchemeID", key.meta());
                out.writeAttribute("schemeID", key.scheme());
                out.writeCharacters(key.value());
                out.writeEndElement();
            }
            figures(figures);
            out.writeEndElement();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    byte[] finish() {
        try {
            out.writeEndElement();
            out.writeEndDocument();
            out.close();
            return bytes.toByteArray();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    private void figures(Map<String, Integer> figures) throws XMLStreamException {
        for (Map.Entry<String, Integer> figure : figures.entrySet()) {
            text(figure.getKey(), figure.getValue().toString());
        }
    }

    private void text(String name, String value) throws XMLStreamException {
        out.writeStartElement(name);
        out.writeCharacters(value);
        out.writeEndElement();
    }
}
