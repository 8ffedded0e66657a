package coop.ouvrage.sanctions;

import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import java.io.ByteArrayInputStream;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads the full list that the European Commission publishes as XML ({@code xmlFullSanctionsList_1_1}): an {@code export} with the moment of
 * its generation, in it a {@code sanctionEntity} for each entry with {@code regulation}, {@code subjectType}, {@code nameAlias} and
 * {@code birthdate}; what is said stands in attributes.
 *
 * @param names all names of all entries, in the order of the file
 */
record SanctionsFile(LocalDate issuedOn, int entries, List<ListedName> names) {

    private static final String NAMESPACE = "http://eu.europa.ec/fpi/fsd/export";
    private static final int LONGEST = 500;

    /** Refused when it is not such a file, is cut off, or names nobody. */
    static Outcome<SanctionsFile> read(byte[] file) {
        try {
            SanctionsFile read = parse(file);
            return read.names.isEmpty() ? unreadable() : Outcome.done(read);
        } catch (XMLStreamException | DateTimeException | IllegalArgumentException e) {
            return unreadable();
        }
    }

    private static Outcome<SanctionsFile> unreadable() {
        return Outcome.refused(Refusal.of("sanctions.file_unreadable"));
    }

    private static SanctionsFile parse(byte[] file) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        XMLStreamReader xml = factory.createXMLStreamReader(new ByteArrayInputStream(file));
        LocalDate issued = null;
        List<ListedName> names = new ArrayList<>();
        int entries = 0;
        Entry entry = null;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamReader.END_ELEMENT
                    && entry != null
                    && xml.getLocalName().equals("sanctionEntity")) {
                names.addAll(entry.names());
                entries++;
                entry = null;
            }
            if (event != XMLStreamReader.START_ELEMENT) {
                continue;
            }
            switch (xml.getLocalName()) {
                case "export" -> issued = issued(xml);
                case "sanctionEntity" -> entry = new Entry(Long.parseLong(attribute(xml, "logicalId")));
                default -> {
                    if (entry != null) {
                        entry.say(xml);
                    }
                }
            }
        }
        if (issued == null) {
            throw new IllegalArgumentException("no export");
        }
        return new SanctionsFile(issued, entries, names);
    }

    private static LocalDate issued(XMLStreamReader xml) {
        if (!NAMESPACE.equals(xml.getNamespaceURI())) {
            throw new IllegalArgumentException("not the list");
        }
        return OffsetDateTime.parse(attribute(xml, "generationDate")).toLocalDate();
    }

    private static String attribute(XMLStreamReader xml, String name) {
        String value = xml.getAttributeValue(null, name);
        return value == null ? "" : value.strip();
    }

    /** What one entry says, gathered until it ends. */
    private static final class Entry {

        private final long id;
        private final List<String> names = new ArrayList<>();
        private final StringJoiner born = new StringJoiner(", ");
        private boolean person;
        private @Nullable String programme;
        private String regulation = "";

        Entry(long id) {
            this.id = id;
        }

        void say(XMLStreamReader xml) {
            switch (xml.getLocalName()) {
                case "subjectType" -> person = attribute(xml, "code").equals("person");
                case "regulation" -> {
                    if (programme == null) {
                        programme = attribute(xml, "programme");
                        regulation = attribute(xml, "numberTitle");
                    }
                }
                case "nameAlias" -> name(attribute(xml, "wholeName"));
                case "birthdate" -> {
                    String day = attribute(xml, "birthdate");
                    String said = day.isEmpty() ? attribute(xml, "year") : day;
                    if (!said.isEmpty()) {
                        born.add(said);
                    }
                }
                default -> {}
            }
        }

        private void name(String whole) {
            if (!whole.isEmpty() && whole.length() <= LONGEST && !names.contains(whole)) {
                names.add(whole);
            }
        }

        List<ListedName> names() {
            return names.stream()
                    .map(name -> new ListedName(
                            id, person, name, programme == null ? "" : programme, regulation, born.toString()))
                    .toList();
        }
    }
}
