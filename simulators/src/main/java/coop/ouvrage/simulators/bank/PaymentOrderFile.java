package coop.ouvrage.simulators.bank;

import coop.ouvrage.simulators.bank.Order.Block;
import coop.ouvrage.simulators.bank.Order.Transfer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Reads pain.001.001.03 and .09 as a bank does: strictly where money is concerned. */
final class PaymentOrderFile {

    /** The file cannot be taken; the message says why, the code is of ISO 20022. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;
        private final String code;

        Refused(String code, String message) {
            super(message);
            this.code = code;
        }

        String code() {
            return code;
        }
    }

    private static final String PREFIX = "urn:iso:std:iso:20022:tech:xsd:";

    private PaymentOrderFile() {}

    static Order read(byte[] bytes) throws Refused {
        try {
            Element document = parse(bytes);
            String version = String.valueOf(document.getNamespaceURI()).replace(PREFIX, "");
            if (!List.of("pain.001.001.03", "pain.001.001.09").contains(version)) {
                throw new Refused("FF01", "no pain.001.001.03 or .09");
            }
            return order(document, version);
        } catch (SAXException | IllegalArgumentException | ArithmeticException | DateTimeException e) {
            throw new Refused("FF01", "not readable: " + e.getMessage());
        }
    }

    static Element parse(byte[] bytes) throws SAXException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setNamespaceAware(true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            return builder.parse(new ByteArrayInputStream(bytes)).getDocumentElement();
        } catch (ParserConfigurationException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Order order(Element document, String version) throws Refused {
        Element message = child(document, "CstmrCdtTrfInitn");
        Element header = child(message, "GrpHdr");
        List<Block> blocks = new ArrayList<>();
        for (Element block : children(message, "PmtInf")) {
            blocks.add(block(block));
        }
        int count = blocks.stream().mapToInt(block -> block.transfers().size()).sum();
        long cents = blocks.stream().mapToLong(Block::cents).sum();
        if (count != Integer.parseInt(text(header, "NbOfTxs"))) {
            throw new Refused("AM18", "number of transfers");
        }
        if (!text(header, "CtrlSum").isEmpty() && cents != cents(text(header, "CtrlSum"))) {
            throw new Refused("AM10", "control sum");
        }
        return new Order(text(header, "MsgId"), version, count, cents, blocks);
    }

    private static Block block(Element block) {
        String date = text(block, "ReqdExctnDt", "Dt");
        return new Block(
                text(block, "PmtInfId"),
                LocalDate.parse(date.isEmpty() ? text(block, "ReqdExctnDt") : date),
                text(block, "DbtrAcct", "Id", "IBAN"),
                text(block, "PmtTpInf", "CtgyPurp", "Cd").equals("SALA"),
                text(block, "BtchBookg").equals("true"),
                children(block, "CdtTrfTxInf").stream()
                        .map(PaymentOrderFile::transfer)
                        .toList());
    }

    private static Transfer transfer(Element transfer) {
        Element amount = child(child(transfer, "Amt"), "InstdAmt");
        if (!amount.getAttribute("Ccy").equals("EUR")) {
            throw new IllegalArgumentException("currency");
        }
        return new Transfer(
                text(transfer, "PmtId", "EndToEndId"),
                cents(amount.getTextContent()),
                text(transfer, "Cdtr", "Nm"),
                text(transfer, "CdtrAcct", "Id", "IBAN"),
                text(transfer, "RmtInf", "Strd", "CdtrRefInf", "Ref"),
                text(transfer, "RmtInf", "Ustrd"));
    }

    static long cents(String amount) {
        return new BigDecimal(amount.strip()).movePointRight(2).longValueExact();
    }

    /** Text at this path of names, empty if there is none; of an element with children only when it is the last. */
    static String text(Element parent, String... path) {
        Element element = parent;
        for (String name : path) {
            List<Element> found = children(element, name);
            if (found.isEmpty()) {
                return "";
            }
            element = found.getFirst();
        }
        return element.getTextContent().strip();
    }

    static Element child(Element parent, String name) {
        return children(parent, name).stream()
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no " + name));
    }

    static List<Element> children(Element parent, String name) {
        NodeList nodes = parent.getChildNodes();
        return IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .filter(node -> node.getNodeType() == Node.ELEMENT_NODE && name.equals(node.getLocalName()))
                .map(Element.class::cast)
                .toList();
    }
}
