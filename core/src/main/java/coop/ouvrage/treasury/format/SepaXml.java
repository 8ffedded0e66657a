package coop.ouvrage.treasury.format;

import coop.ouvrage.money.Iban;
import coop.ouvrage.money.Money;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/** Writes what orders to banks have in common, with the Belgian usages of Febelfin: header, parties, accounts, communications. */
final class SepaXml {

    private final boolean oldBic;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final XMLStreamWriter xml;

    /** Writes a message into memory. */
    interface Body {
        void write(SepaXml xml) throws XMLStreamException;
    }

    private SepaXml(boolean oldBic) {
        this.oldBic = oldBic;
        try {
            this.xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(bytes, "UTF-8");
        } catch (XMLStreamException e) {
            throw new IllegalStateException("every Java writes XML", e);
        }
    }

    /**
     * @param code of the version, such as {@code pain.001.001.09}
     * @param oldBic whether banks are named by {@code BIC}, as before 2019
     */
    static byte[] write(String code, String message, boolean oldBic, Body body) {
        SepaXml out = new SepaXml(oldBic);
        try {
            out.xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
            out.xml.writeStartElement("Document");
            out.xml.writeDefaultNamespace("urn:iso:std:iso:20022:tech:xsd:" + code);
            out.open(message);
            body.write(out);
            out.close();
            out.xml.writeEndElement();
            out.xml.writeEndDocument();
            out.xml.close();
            return out.bytes.toByteArray();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("writing into memory does not fail", e);
        }
    }

    void header(String id, LocalDateTime created, int count, Money total, String initiator, @Nullable String enterprise)
            throws XMLStreamException {
        open("GrpHdr");
        text("MsgId", id);
        text("CreDtTm", DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(created.truncatedTo(ChronoUnit.SECONDS)));
        text("NbOfTxs", Integer.toString(count));
        text("CtrlSum", total.toString());
        open("InitgPty");
        text("Nm", SepaText.of(initiator, 70));
        if (enterprise != null) {
            open("Id");
            open("OrgId");
            open("Othr");
            text("Id", enterprise);
            text("Issr", "KBO-BCE");
            close();
            close();
            close();
        }
        close();
        close();
    }

    void amount(Money amount) throws XMLStreamException {
        xml.writeStartElement("InstdAmt");
        xml.writeAttribute("Ccy", "EUR");
        xml.writeCharacters(amount.toString());
        xml.writeEndElement();
    }

    void remittance(Remittance remittance) throws XMLStreamException {
        switch (remittance) {
            case Remittance.Belgian belgian -> structured(belgian.reference().digits(), "BBA");
            case Remittance.Iso iso -> structured(iso.reference().value(), "ISO");
            case Remittance.Text free -> nested(SepaText.of(free.text(), 140), "RmtInf", "Ustrd");
            case Remittance.None() -> {}
        }
    }

    private void structured(String reference, String issuer) throws XMLStreamException {
        open("RmtInf");
        open("Strd");
        open("CdtrRefInf");
        open("Tp");
        nested("SCOR", "CdOrPrtry", "Cd");
        text("Issr", issuer);
        close();
        text("Ref", reference);
        close();
        close();
        close();
    }

    void party(String element, String name) throws XMLStreamException {
        nested(SepaText.of(name, 70), element, "Nm");
    }

    void account(String element, Iban account) throws XMLStreamException {
        nested(account.value(), element, "Id", "IBAN");
    }

    /** The schema asks for the agent of the debtor; without a BIC it says so. The creditor's may be left out. */
    void agent(String element, @Nullable String bic, boolean compulsory) throws XMLStreamException {
        if (bic != null) {
            nested(bic, element, "FinInstnId", oldBic ? "BIC" : "BICFI");
        } else if (compulsory) {
            nested("NOTPROVIDED", element, "FinInstnId", "Othr", "Id");
        }
    }

    void open(String element) throws XMLStreamException {
        xml.writeStartElement(element);
    }

    void close() throws XMLStreamException {
        xml.writeEndElement();
    }

    void text(String element, String text) throws XMLStreamException {
        nested(text, element);
    }

    void nested(String text, String... elements) throws XMLStreamException {
        for (String element : elements) {
            xml.writeStartElement(element);
        }
        xml.writeCharacters(text);
        for (int i = 0; i < elements.length; i++) {
            xml.writeEndElement();
        }
    }
}
