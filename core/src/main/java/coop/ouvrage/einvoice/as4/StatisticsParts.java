package coop.ouvrage.einvoice.as4;

import coop.ouvrage.einvoice.ProviderReports.Figure;
import coop.ouvrage.einvoice.ProviderReports.Part;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads back what a report of ours counts, so that the page shows what was sent and not what would be counted today. */
final class StatisticsParts {

    private StatisticsParts() {}

    static List<Part> of(byte[] file) {
        List<Part> parts = new ArrayList<>();
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        try {
            XMLStreamReader in = factory.createXMLStreamReader(new ByteArrayInputStream(file));
            while (in.hasNext()) {
                if (in.next() == XMLStreamConstants.START_ELEMENT
                        && List.of("Total", "FullSet", "Subtotal", "Subset").contains(in.getLocalName())) {
                    parts.add(part(in, in.getLocalName()));
                }
            }
            return List.copyOf(parts);
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a report of ours cannot be read", e);
        }
    }

    private static Part part(XMLStreamReader in, String name) throws XMLStreamException {
        List<String> keys = new ArrayList<>();
        List<Figure> figures = new ArrayList<>();
        while (in.next() != XMLStreamConstants.END_ELEMENT || !in.getLocalName().equals(name)) {
            if (in.isStartElement()) {
                String element = in.getLocalName();
                if (element.equals("Key")) {
                    keys.add(in.getElementText());
                } else {
                    figures.add(new Figure(element, in.getElementText()));
                }
            }
        }
        return new Part(List.copyOf(keys), List.copyOf(figures));
    }
}
