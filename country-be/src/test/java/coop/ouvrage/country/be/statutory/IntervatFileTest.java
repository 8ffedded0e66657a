package coop.ouvrage.country.be.statutory;

import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.money.Money;
import coop.ouvrage.statutory.spi.VatForms.Declarant;
import coop.ouvrage.statutory.spi.VatForms.Listed;
import coop.ouvrage.statutory.spi.VatForms.Period;
import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Names, order, namespaces and attributes of the published schemas (NewTVA-in, NewICO-in and NewLK-in 0.9), which belong to the
 * finance service and are not kept here.
 */
class IntervatFileTest {

    private static final String COMMON = "http://www.minfin.fgov.be/InputCommon";
    private static final Declarant WHO = new Declarant(
            "Exemple & fils", "BE0203201340", "Rue de l'Essai 1", "4000", "Liège", "BE", "tva@exemple.be");
    private static final Listed GREEK = new Listed("GR", "123456789", "S", Money.of("500.00"), Money.ZERO);
    private static final Listed DUTCH = new Listed("NL", "123456789B01", "L", Money.of("-20.00"), Money.ZERO);

    @Test
    void theReturn() throws Exception {
        Map<String, Money> grids = new LinkedHashMap<>();
        grids.put("00", Money.of("10.00"));
        grids.put("03", Money.of("1000.00"));
        grids.put("54", Money.of("210.00"));
        grids.put("71", Money.of("210.00"));
        Element root = read(IntervatFile.vatReturn(WHO, new Period(LocalDate.of(2026, 10, 1), true), grids, true));
        assertThat(said(root, "VATConsignment")).isEqualTo("VATConsignment VATDeclarationsNbr=1");
        Element one = children(root).getFirst();
        assertThat(said(one, "VATConsignment"))
                .isEqualTo("VATDeclaration DeclarantReference=2026-10-01 SequenceNumber=1");
        assertThat(children(one).stream().map(Element::getLocalName))
                .containsExactly("Declarant", "Period", "Data", "ClientListingNihil", "Ask");
        assertThat(children(children(one).getFirst()).stream().map(e -> e.getLocalName() + "=" + e.getTextContent()))
                .containsExactly(
                        "VATNumber=0203201340",
                        "Name=Exemple & fils",
                        "Street=Rue de l'Essai 1",
                        "PostCode=4000",
                        "City=Liège",
                        "CountryCode=BE",
                        "EmailAddress=tva@exemple.be");
        assertThat(children(children(one).getFirst())).allMatch(e -> COMMON.equals(e.getNamespaceURI()));
        assertThat(children(children(one).get(1)).stream().map(e -> e.getLocalName() + "=" + e.getTextContent()))
                .containsExactly("Quarter=4", "Year=2026");
        assertThat(children(children(one).get(2)).stream()
                        .map(e -> said(e, "VATConsignment") + ":" + e.getTextContent()))
                .containsExactly(
                        "Amount GridNumber=0:10.00",
                        "Amount GridNumber=3:1000.00",
                        "Amount GridNumber=54:210.00",
                        "Amount GridNumber=71:210.00");
        assertThat(children(one).get(3).getTextContent()).isEqualTo("YES");
        assertThat(said(children(one).get(4), "VATConsignment")).isEqualTo("Ask Payment=NO Restitution=NO");
    }

    /** The schema ends an address with five letters at most; what is optional is left out rather than refused with the rest. */
    @Test
    void whatIsNotKnownOfTheDeclarantIsLeftOut() throws Exception {
        Declarant bare = new Declarant("Exemple", "BE0203201340", "", "", "", "", "tva@exemple.brussels");
        Element root = read(IntervatFile.clients(bare, 2026, List.of()));
        Element listing = children(root).getFirst();
        assertThat(children(children(listing).getFirst()).stream().map(Element::getLocalName))
                .containsExactly("VATNumber", "Name");
    }

    @Test
    void theListingOfTheUnion() throws Exception {
        Element root =
                read(IntervatFile.intra(WHO, new Period(LocalDate.of(2026, 11, 1), false), List.of(GREEK, DUTCH)));
        assertThat(said(root, "IntraConsignment")).isEqualTo("IntraConsignment IntraListingsNbr=1");
        Element one = children(root).getFirst();
        assertThat(said(one, "IntraConsignment"))
                .isEqualTo("IntraListing AmountSum=480.00 ClientsNbr=2 SequenceNumber=1");
        assertThat(children(one).stream().map(Element::getLocalName))
                .containsExactly("Declarant", "Period", "IntraClient", "IntraClient");
        assertThat(children(children(one).get(2)).stream()
                        .map(e -> said(e, "IntraConsignment") + ":" + e.getTextContent()))
                .containsExactly("CompanyVATNumber issuedBy=EL:123456789", "Code:S", "Amount:500.00");
        assertThat(children(children(one).get(3)).getLast().getTextContent()).isEqualTo("-20.00");
    }

    @Test
    void theListingOfClients() throws Exception {
        Listed client = new Listed("BE", "0403170701", null, Money.of("1000.00"), Money.of("210.00"));
        Element root = read(IntervatFile.clients(WHO, 2026, List.of(client)));
        assertThat(said(root, "ClientListingConsignment")).isEqualTo("ClientListingConsignment ClientListingsNbr=1");
        Element one = children(root).getFirst();
        assertThat(said(one, "ClientListingConsignment"))
                .isEqualTo("ClientListing ClientsNbr=1 SequenceNumber=1 TurnOverSum=1000.00 VATAmountSum=210.00");
        assertThat(children(one).stream().map(Element::getLocalName)).containsExactly("Declarant", "Period", "Client");
        assertThat(children(one).get(1).getTextContent()).isEqualTo("2026");
        assertThat(children(children(one).get(2)).stream()
                        .map(e -> said(e, "ClientListingConsignment") + ":" + e.getTextContent()))
                .containsExactly("CompanyVATNumber issuedBy=BE:0403170701", "TurnOver:1000.00", "VATAmount:210.00");
    }

    private static Element read(byte[] file) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
        return factory.newDocumentBuilder()
                .parse(new ByteArrayInputStream(file))
                .getDocumentElement();
    }

    private static List<Element> children(Element parent) {
        List<Element> children = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }

    /** The element and its attributes, which a parser gives in the order of their names. */
    private static String said(Element element, String namespace) {
        assertThat(element.getNamespaceURI()).isEqualTo("http://www.minfin.fgov.be/" + namespace);
        StringBuilder said = new StringBuilder(element.getLocalName());
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            Node attribute = element.getAttributes().item(i);
            if (!attribute.getNodeName().startsWith("xmlns")) {
                said.append(" ").append(attribute.getNodeName()).append("=").append(attribute.getNodeValue());
            }
        }
        return said.toString();
    }
}
