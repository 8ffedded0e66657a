package coop.ouvrage.treasury.format;

import coop.ouvrage.money.Iban;
import coop.ouvrage.treasury.format.PaymentFile.Block;
import coop.ouvrage.treasury.format.PaymentFile.Kind;
import coop.ouvrage.treasury.format.PaymentFile.Transfer;
import coop.ouvrage.treasury.format.PaymentFile.Version;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/** Writes pain.001.001.03 or .09 in the order of its schema, with the Belgian usages of Febelfin. */
final class PaymentWriter {

    private final PaymentFile file;
    private final Version version;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final XMLStreamWriter xml;

    PaymentWriter(PaymentFile file, Version version) {
        this.file = file;
        this.version = version;
        try {
            this.xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(bytes, "UTF-8");
        } catch (XMLStreamException e) {
            throw new IllegalStateException("every Java writes XML", e);
        }
    }

    byte[] write() {
        try {
            xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
            xml.writeStartElement("Document");
            xml.writeDefaultNamespace("urn:iso:std:iso:20022:tech:xsd:" + version.code());
            open("CstmrCdtTrfInitn");
            header();
            for (Block block : file.blocks()) {
                block(block);
            }
            close();
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
            return bytes.toByteArray();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("writing into memory does not fail", e);
        }
    }

    private void header() throws XMLStreamException {
        open("GrpHdr");
        text("MsgId", file.messageId());
        text(
                "CreDtTm",
                DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(file.created().truncatedTo(ChronoUnit.SECONDS)));
        text("NbOfTxs", Integer.toString(file.count()));
        text("CtrlSum", file.total().toString());
        open("InitgPty");
        text("Nm", SepaText.of(file.initiator(), 70));
        if (file.enterpriseNumber() != null) {
            open("Id");
            open("OrgId");
            open("Othr");
            text("Id", file.enterpriseNumber());
            text("Issr", "KBO-BCE");
            close();
            close();
            close();
        }
        close();
        close();
    }

    private void block(Block block) throws XMLStreamException {
        open("PmtInf");
        text("PmtInfId", block.id());
        text("PmtMtd", "TRF");
        text("BtchBookg", Boolean.toString(block.kind() == Kind.WAGES));
        text("NbOfTxs", Integer.toString(block.transfers().size()));
        text("CtrlSum", block.total().toString());
        type(block.kind());
        executionDate(block);
        party("Dbtr", block.debtor());
        account("DbtrAcct", block.account());
        agent("DbtrAgt", block.debtorBic(), true);
        text("ChrgBr", "SLEV");
        for (Transfer transfer : block.transfers()) {
            transfer(transfer);
        }
        close();
    }

    private void type(Kind kind) throws XMLStreamException {
        open("PmtTpInf");
        nested("SEPA", "SvcLvl", "Cd");
        if (kind == Kind.WAGES) {
            nested("SALA", "CtgyPurp", "Cd");
        }
        close();
    }

    private void executionDate(Block block) throws XMLStreamException {
        String date = block.executionDate().toString();
        if (version == Version.PAIN_001_001_03) {
            text("ReqdExctnDt", date);
        } else {
            nested(date, "ReqdExctnDt", "Dt");
        }
    }

    private void transfer(Transfer transfer) throws XMLStreamException {
        open("CdtTrfTxInf");
        nested(transfer.endToEndId(), "PmtId", "EndToEndId");
        open("Amt");
        xml.writeStartElement("InstdAmt");
        xml.writeAttribute("Ccy", "EUR");
        xml.writeCharacters(transfer.amount().toString());
        xml.writeEndElement();
        close();
        agent("CdtrAgt", transfer.bic(), false);
        party("Cdtr", transfer.beneficiary());
        account("CdtrAcct", transfer.account());
        remittance(transfer.remittance());
        close();
    }

    private void remittance(Remittance remittance) throws XMLStreamException {
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

    private void party(String element, String name) throws XMLStreamException {
        nested(SepaText.of(name, 70), element, "Nm");
    }

    private void account(String element, Iban account) throws XMLStreamException {
        nested(account.value(), element, "Id", "IBAN");
    }

    /** The schema asks for the agent of the debtor; without a BIC it says so. The creditor's may be left out. */
    private void agent(String element, @Nullable String bic, boolean compulsory) throws XMLStreamException {
        if (bic != null) {
            nested(bic, element, "FinInstnId", version == Version.PAIN_001_001_03 ? "BIC" : "BICFI");
        } else if (compulsory) {
            nested("NOTPROVIDED", element, "FinInstnId", "Othr", "Id");
        }
    }

    private void open(String element) throws XMLStreamException {
        xml.writeStartElement(element);
    }

    private void close() throws XMLStreamException {
        xml.writeEndElement();
    }

    private void text(String element, String text) throws XMLStreamException {
        nested(text, element);
    }

    private void nested(String text, String... elements) throws XMLStreamException {
        for (String element : elements) {
            xml.writeStartElement(element);
        }
        xml.writeCharacters(text);
        for (int i = 0; i < elements.length; i++) {
            xml.writeEndElement();
        }
    }
}
