package coop.ouvrage.simulators.bank;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** A payment file (pain.001) as the bank reads it. */
record PaymentOrder(String messageId, List<Block> blocks) {

    /** One debit of one account on one day. */
    record Block(String id, String iban, LocalDate day, List<Transfer> transfers) {
        long cents() {
            return transfers.stream().mapToLong(Transfer::cents).sum();
        }
    }

    record Transfer(String endToEnd, long cents, String name, String iban, String text) {}

    /** @throws IllegalArgumentException if the file cannot be executed; the message says why */
    static PaymentOrder read(byte[] file) {
        Element root = parse(file).getDocumentElement();
        List<Block> blocks = new ArrayList<>();
        for (Element block : elements(root, "PmtInf")) {
            blocks.add(block(block));
        }
        long announced = cents(text(elements(root, "GrpHdr").getFirst(), "CtrlSum"));
        if (announced != blocks.stream().mapToLong(Block::cents).sum()) {
            throw new IllegalArgumentException("the control sum differs from the transfers");
        }
        return new PaymentOrder(text(root, "MsgId"), blocks);
    }

    private static Block block(Element block) {
        String day = text(elements(block, "ReqdExctnDt").getFirst(), "Dt");
        List<Transfer> transfers = elements(block, "CdtTrfTxInf").stream()
                .map(t -> new Transfer(
                        text(t, "EndToEndId"),
                        cents(text(t, "InstdAmt")),
                        text(elements(t, "Cdtr").getFirst(), "Nm"),
                        text(elements(t, "CdtrAcct").getFirst(), "IBAN"),
                        text(t, "Ustrd") + text(t, "Ref")))
                .toList();
        if (!text(block, "NbOfTxs").isEmpty() && Integer.parseInt(text(block, "NbOfTxs")) != transfers.size()) {
            throw new IllegalArgumentException("the number of transfers differs from the one announced");
        }
        return new Block(
                text(block, "PmtInfId"),
                text(elements(block, "DbtrAcct").getFirst(), "IBAN"),
                LocalDate.parse(
                        day.isEmpty()
                                ? elements(block, "ReqdExctnDt")
                                        .getFirst()
                                        .getTextContent()
                                        .strip()
                                : day),
                transfers);
    }

    private static long cents(String amount) {
        return new BigDecimal(amount).movePointRight(2).longValueExact();
    }

    private static String text(Element parent, String name) {
        List<Element> found = elements(parent, name);
        return found.isEmpty() ? "" : found.getFirst().getTextContent().strip();
    }

    private static List<Element> elements(Element parent, String name) {
        NodeList nodes = parent.getElementsByTagNameNS("*", name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }

    private static Document parse(byte[] file) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder().parse(new ByteArrayInputStream(file));
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new IllegalArgumentException("the file is no payment order: " + e.getMessage(), e);
        }
    }
}
