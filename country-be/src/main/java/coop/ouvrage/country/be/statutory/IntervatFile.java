package coop.ouvrage.country.be.statutory;

import coop.ouvrage.money.Money;
import coop.ouvrage.statutory.spi.VatForms.Declarant;
import coop.ouvrage.statutory.spi.VatForms.Listed;
import coop.ouvrage.statutory.spi.VatForms.Period;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Files for upload to Intervat, of the form that the federal finance service publishes for its three declarations (schemas
 * NewTVA-in_v0_9, NewICO-in_v0_9 and NewLK-in_v0_9, with IntervatInputCommon_v0_9 for who declares).
 */
final class IntervatFile {

    private static final String COMMON = "http://www.minfin.fgov.be/InputCommon";
    private static final String BASE = "http://www.minfin.fgov.be/";
    /** The schema knows no longer ends of addresses, such as {@code .brussels}; an address that it refuses is left out. */
    private static final Pattern MAIL = Pattern.compile("[a-zA-Z0-9_.-]+@[a-zA-Z0-9_.-]+\\.[a-zA-Z]{2,5}");

    private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final XMLStreamWriter out;

    private IntervatFile(String root, String count) {
        try {
            out = FACTORY.createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
            out.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
            out.writeStartElement("", root, BASE + root);
            out.writeDefaultNamespace(BASE + root);
            out.writeNamespace("common", COMMON);
            out.writeAttribute(count, "1");
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What writes into an element. */
    private interface Content {
        void write() throws XMLStreamException;
    }

    static byte[] vatReturn(Declarant declarant, Period period, Map<String, Money> grids, boolean nothingForClients) {
        IntervatFile file = new IntervatFile("VATConsignment", "VATDeclarationsNbr");
        return file.written(() -> file.element(
                "VATDeclaration",
                () -> {
                    file.declarant(declarant);
                    file.period(period);
                    file.element("Data", () -> {
                        for (Map.Entry<String, Money> grid : grids.entrySet()) {
                            String number = String.valueOf(Integer.parseInt(grid.getKey()));
                            file.text("Amount", amount(grid.getValue()), "GridNumber", number);
                        }
                    });
                    file.text("ClientListingNihil", nothingForClients ? "YES" : "NO");
                    file.element("Ask", () -> {}, "Restitution", "NO", "Payment", "NO");
                },
                "SequenceNumber",
                "1",
                "DeclarantReference",
                period.from().toString()));
    }

    static byte[] intra(Declarant declarant, Period period, List<Listed> clients) {
        IntervatFile file = new IntervatFile("IntraConsignment", "IntraListingsNbr");
        return file.written(() -> file.element(
                "IntraListing",
                () -> {
                    file.declarant(declarant);
                    file.period(period);
                    int number = 1;
                    for (Listed client : clients) {
                        file.element(
                                "IntraClient",
                                () -> {
                                    file.text(
                                            "CompanyVATNumber", client.number(), "issuedBy", issuer(client.country()));
                                    file.text("Code", String.valueOf(client.code()));
                                    file.text("Amount", amount(client.turnover()));
                                },
                                "SequenceNumber",
                                String.valueOf(number++));
                    }
                },
                "SequenceNumber",
                "1",
                "ClientsNbr",
                String.valueOf(clients.size()),
                "AmountSum",
                amount(Money.sum(clients.stream().map(Listed::turnover).toList()))));
    }

    static byte[] clients(Declarant declarant, int year, List<Listed> clients) {
        IntervatFile file = new IntervatFile("ClientListingConsignment", "ClientListingsNbr");
        return file.written(() -> file.element(
                "ClientListing",
                () -> {
                    file.declarant(declarant);
                    file.text("Period", String.valueOf(year));
                    int number = 1;
                    for (Listed client : clients) {
                        file.element(
                                "Client",
                                () -> {
                                    file.text("CompanyVATNumber", client.number(), "issuedBy", "BE");
                                    file.text("TurnOver", amount(client.turnover()));
                                    file.text("VATAmount", amount(client.vat()));
                                },
                                "SequenceNumber",
                                String.valueOf(number++));
                    }
                },
                "SequenceNumber",
                "1",
                "ClientsNbr",
                String.valueOf(clients.size()),
                "TurnOverSum",
                amount(Money.sum(clients.stream().map(Listed::turnover).toList())),
                "VATAmountSum",
                amount(Money.sum(clients.stream().map(Listed::vat).toList()))));
    }

    /** VAT numbers of Greece begin with EL, as the list of the schema has it. */
    private static String issuer(String country) {
        return country.equals("GR") ? "EL" : country;
    }

    private static String amount(Money money) {
        return money.toDecimal().toPlainString();
    }

    private void declarant(Declarant who) throws XMLStreamException {
        element("Declarant", () -> {
            common("VATNumber", who.vatNumber().replaceAll("\\D", ""));
            common("Name", who.name());
            common("Street", who.street());
            common("PostCode", who.postalCode());
            common("City", who.city());
            common("CountryCode", who.country());
            common("EmailAddress", MAIL.matcher(who.email()).matches() ? who.email() : "");
        });
    }

    private void period(Period period) throws XMLStreamException {
        element("Period", () -> {
            int month = period.from().getMonthValue();
            text(period.quarter() ? "Quarter" : "Month", String.valueOf(period.quarter() ? (month + 2) / 3 : month));
            text("Year", String.valueOf(period.from().getYear()));
        });
    }

    /** Only the number is required of who declares: what is not known is left out. */
    private void common(String name, String value) throws XMLStreamException {
        if (value.isBlank()) {
            return;
        }
        out.writeStartElement("common", name, COMMON);
        out.writeCharacters(value);
        out.writeEndElement();
    }

    private void text(String name, String value, String... attributes) throws XMLStreamException {
        element(name, () -> out.writeCharacters(value), attributes);
    }

    private void element(String name, Content content, String... attributes) throws XMLStreamException {
        out.writeStartElement(name);
        for (int i = 0; i < attributes.length; i += 2) {
            out.writeAttribute(attributes[i], attributes[i + 1]);
        }
        content.write();
        out.writeEndElement();
    }

    private byte[] written(Content content) {
        try {
            content.write();
            out.writeEndElement();
            out.writeEndDocument();
            out.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }
}
