package coop.ouvrage.treasury.format;

import coop.ouvrage.money.Iban;
import coop.ouvrage.money.Money;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/**
 * An order to the bank to collect: SEPA core direct debits of one day, written as pain.008.
 *
 * @param id unique for the account over months, at most 35 SEPA characters; message and block bear it
 * @param creditorId identifier of the creditor in the scheme
 * @param day on which the debtors are debited, a day on which banks settle
 */
public record DirectDebitFile(
        String id,
        LocalDateTime created,
        String creditor,
        @Nullable String enterpriseNumber,
        String creditorId,
        Iban account,
        @Nullable String bic,
        LocalDate day,
        List<Debit> debits) {

    /** The versions that banks and Isabel take. */
    public enum Version {
        PAIN_008_001_02("pain.008.001.02"),
        PAIN_008_001_08("pain.008.001.08");

        private final String code;

        Version(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    /**
     * One collection.
     *
     * @param endToEndId ours, unique for ever, at most 35 SEPA characters
     * @param mandate reference of the mandate, at most 35 SEPA characters
     */
    public record Debit(
            String endToEndId,
            Money amount,
            String mandate,
            LocalDate signedOn,
            String debtor,
            Iban account,
            Remittance remittance) {

        /** @throws IllegalArgumentException if an identification cannot stand, or SEPA has no such amount */
        public Debit {
            require(SepaText.isIdentification(endToEndId, 35), "end-to-end identification " + endToEndId);
            require(SepaText.isIdentification(mandate, 35), "mandate " + mandate);
            require(amount.isPositive(), "amount of " + endToEndId);
            require(!debtor.isBlank(), "debtor of " + endToEndId);
        }
    }

    /** @throws IllegalArgumentException if an identification cannot stand or is used twice, or there is nothing to collect */
    public DirectDebitFile {
        debits = List.copyOf(debits);
        require(SepaText.isIdentification(id, 35), "message identification " + id);
        require(!debits.isEmpty(), "direct debit file without debit");
        Set<String> seen = new HashSet<>();
        debits.forEach(debit -> require(seen.add(debit.endToEndId()), "identification twice: " + debit.endToEndId()));
    }

    public Money total() {
        return Money.sum(debits.stream().map(Debit::amount).toList());
    }

    /** The file: UTF-8 without mark, the same bytes for the same order. */
    public byte[] write(Version version) {
        return SepaXml.write(version.code(), "CstmrDrctDbtInitn", version == Version.PAIN_008_001_02, xml -> {
            xml.header(id, created, debits.size(), total(), creditor, enterpriseNumber);
            block(xml);
        });
    }

    private void block(SepaXml xml) throws XMLStreamException {
        xml.open("PmtInf");
        xml.text("PmtInfId", id);
        xml.text("PmtMtd", "DD");
        xml.text("BtchBookg", "false");
        xml.text("NbOfTxs", Integer.toString(debits.size()));
        xml.text("CtrlSum", total().toString());
        xml.open("PmtTpInf");
        xml.nested("SEPA", "SvcLvl", "Cd");
        xml.nested("CORE", "LclInstrm", "Cd");
        xml.text("SeqTp", "RCUR");
        xml.close();
        xml.text("ReqdColltnDt", day.toString());
        xml.party("Cdtr", creditor);
        xml.account("CdtrAcct", account);
        xml.agent("CdtrAgt", bic, true);
        xml.text("ChrgBr", "SLEV");
        xml.open("CdtrSchmeId");
        xml.open("Id");
        xml.open("PrvtId");
        xml.open("Othr");
        xml.text("Id", creditorId);
        xml.nested("SEPA", "SchmeNm", "Prtry");
        xml.close();
        xml.close();
        xml.close();
        xml.close();
        for (Debit debit : debits) {
            debit(xml, debit);
        }
        xml.close();
    }

    private static void debit(SepaXml xml, Debit debit) throws XMLStreamException {
        xml.open("DrctDbtTxInf");
        xml.nested(debit.endToEndId(), "PmtId", "EndToEndId");
        xml.amount(debit.amount());
        xml.open("DrctDbtTx");
        xml.open("MndtRltdInf");
        xml.text("MndtId", debit.mandate());
        xml.text("DtOfSgntr", debit.signedOn().toString());
        xml.close();
        xml.close();
        xml.agent("DbtrAgt", null, true);
        xml.party("Dbtr", debit.debtor());
        xml.account("DbtrAcct", debit.account());
        xml.remittance(debit.remittance());
        xml.close();
    }

    private static void require(boolean condition, String what) {
        if (!condition) {
            throw new IllegalArgumentException("not accepted by SEPA: " + what);
        }
    }
}
