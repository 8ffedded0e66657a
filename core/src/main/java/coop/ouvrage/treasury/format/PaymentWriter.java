package coop.ouvrage.treasury.format;

import coop.ouvrage.treasury.format.PaymentFile.Block;
import coop.ouvrage.treasury.format.PaymentFile.Kind;
import coop.ouvrage.treasury.format.PaymentFile.Transfer;
import coop.ouvrage.treasury.format.PaymentFile.Version;
import javax.xml.stream.XMLStreamException;

/** Writes pain.001.001.03 or .09 in the order of its schema. */
final class PaymentWriter {

    private final PaymentFile file;
    private final Version version;

    PaymentWriter(PaymentFile file, Version version) {
        this.file = file;
        this.version = version;
    }

    byte[] write() {
        return SepaXml.write(version.code(), "CstmrCdtTrfInitn", version == Version.PAIN_001_001_03, xml -> {
            xml.header(
                    file.messageId(),
                    file.created(),
                    file.count(),
                    file.total(),
                    file.initiator(),
                    file.enterpriseNumber());
            for (Block block : file.blocks()) {
                block(xml, block);
            }
        });
    }

    private void block(SepaXml xml, Block block) throws XMLStreamException {
        xml.open("PmtInf");
        xml.text("PmtInfId", block.id());
        xml.text("PmtMtd", "TRF");
        xml.text("BtchBookg", Boolean.toString(block.kind() == Kind.WAGES));
        xml.text("NbOfTxs", Integer.toString(block.transfers().size()));
        xml.text("CtrlSum", block.total().toString());
        type(xml, block.kind());
        executionDate(xml, block);
        xml.party("Dbtr", block.debtor());
        xml.account("DbtrAcct", block.account());
        xml.agent("DbtrAgt", block.debtorBic(), true);
        xml.text("ChrgBr", "SLEV");
        for (Transfer transfer : block.transfers()) {
            transfer(xml, transfer);
        }
        xml.close();
    }

    private static void type(SepaXml xml, Kind kind) throws XMLStreamException {
        xml.open("PmtTpInf");
        xml.nested("SEPA", "SvcLvl", "Cd");
        if (kind == Kind.WAGES) {
            xml.nested("SALA", "CtgyPurp", "Cd");
        }
        xml.close();
    }

    private void executionDate(SepaXml xml, Block block) throws XMLStreamException {
        String date = block.executionDate().toString();
        if (version == Version.PAIN_001_001_03) {
            xml.text("ReqdExctnDt", date);
        } else {
            xml.nested(date, "ReqdExctnDt", "Dt");
        }
    }

    private static void transfer(SepaXml xml, Transfer transfer) throws XMLStreamException {
        xml.open("CdtTrfTxInf");
        xml.nested(transfer.endToEndId(), "PmtId", "EndToEndId");
        xml.open("Amt");
        xml.amount(transfer.amount());
        xml.close();
        xml.agent("CdtrAgt", transfer.bic(), false);
        xml.party("Cdtr", transfer.beneficiary());
        xml.account("CdtrAcct", transfer.account());
        xml.remittance(transfer.remittance());
        xml.close();
    }
}
