package coop.ouvrage.treasury.format;

import coop.ouvrage.money.CreditorReference;
import coop.ouvrage.money.StructuredReference;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One {@code TxDtls} of an entry: who, why, by which order. */
final class CamtTransaction {

    private final XmlNode details;
    private final XmlNode entry;
    private final String ownAccount;
    private final Reading reading;

    CamtTransaction(XmlNode details, XmlNode entry, String ownAccount, Reading reading) {
        this.details = details;
        this.entry = entry;
        this.ownAccount = ownAccount;
        this.reading = reading;
    }

    Transaction transaction(BigDecimal entryAmount, String currency) {
        List<String> references = references();
        structured().forEach(this::checkDigits);
        return new Transaction(
                amount(entryAmount, currency),
                counterparty(entryAmount.signum() > 0),
                endToEndId(),
                batchId(),
                details.text("Refs/MndtId"),
                references.isEmpty() ? null : references.getFirst(),
                text(references),
                "",
                details.text("RtrInf/Rsn/Cd", "RtrInf/Rsn/Prtry", "RtrInf/RtrRsn/Cd"),
                details.text("Purp/Cd", "Purp/Prtry"),
                instructed(currency));
    }

    /** The amount that the payer ordered, else that of the transaction or its counter value, whichever is in another currency. */
    private Transaction.@Nullable Instructed instructed(String currency) {
        for (String path : List.of("AmtDtls/InstdAmt/Amt", "AmtDtls/TxAmt/Amt", "AmtDtls/CntrValAmt/Amt")) {
            XmlNode stated = details.at(path);
            if (stated == null) {
                stated = entry.at(path);
            }
            if (stated != null
                    && stated.currency().matches("[A-Z]{3}")
                    && !stated.currency().equals(currency)) {
                return instructed(stated);
            }
        }
        return null;
    }

    private static Transaction.@Nullable Instructed instructed(XmlNode stated) {
        try {
            BigDecimal amount = CamtValues.signed(stated, "CRDT");
            return amount.signum() > 0 && amount.scale() <= 2
                    ? new Transaction.Instructed(stated.currency(), amount)
                    : null;
        } catch (Rejection why) {
            return null; // it explains the entry, whose own amount counts
        }
    }

    /** The own amount (from version .03), else the transaction amount; only in the currency of the entry. */
    private @Nullable BigDecimal amount(BigDecimal entryAmount, String currency) {
        for (String path : List.of("Amt", "AmtDtls/TxAmt/Amt")) {
            XmlNode stated = details.at(path);
            if (stated != null && stated.currency().equals(currency)) {
                return signed(stated, entryAmount);
            }
        }
        return null;
    }

    private @Nullable BigDecimal signed(XmlNode stated, BigDecimal entryAmount) {
        String indicator = details.text("CdtDbtInd");
        String direction = !indicator.isEmpty() ? indicator : entryAmount.signum() < 0 ? "DBIT" : "CRDT";
        try {
            return CamtValues.signed(stated, direction);
        } catch (Rejection why) {
            reading.reject(stated.line(), "TxDtls " + stated.text(), why);
            reading.find(stated.line(), FindingCode.LINE_REJECTED);
            return null;
        }
    }

    /**
     * Money in: the debtor; money out: the creditor. A reversal or return shows the parties of the first payment, but not at every bank:
     * whoever holds our own account, or is not named, is never the counterparty.
     */
    private Counterparty counterparty(boolean credit) {
        XmlNode parties = details.at("RltdPties");
        if (parties == null) {
            return Counterparty.NONE;
        }
        boolean reversal = entry.text("RvslInd").matches("true|1") || details.has("RtrInf");
        String side = credit != reversal ? "Dbtr" : "Cdtr";
        String other = side.equals("Dbtr") ? "Cdtr" : "Dbtr";
        boolean ours =
                !ownAccount.isEmpty() && account(parties, side).equals(ownAccount) || reversal && !parties.has(side);
        boolean otherIsNotOurs = parties.has(other) && !account(parties, other).equals(ownAccount);
        return counterparty(parties, ours && otherIsNotOurs ? other : side);
    }

    private Counterparty counterparty(XmlNode parties, String side) {
        return new Counterparty(
                parties.text(side + "/Nm", side + "/Pty/Nm", side + "/Agt/FinInstnId/Nm"),
                account(parties, side),
                details.text(
                        "RltdAgts/" + side + "Agt/FinInstnId/BICFI",
                        "RltdAgts/" + side + "Agt/FinInstnId/BIC",
                        "RltdAgts/" + side + "Agt/FinInstnId/CmbndId/BIC"),
                parties.text("Ultmt" + side + "/Nm", "Ultmt" + side + "/Pty/Nm"));
    }

    private static String account(XmlNode parties, String side) {
        XmlNode account = parties.at(side + "Acct");
        return account == null ? "" : CamtValues.account(account);
    }

    private String endToEndId() {
        String id = details.text("Refs/EndToEndId");
        return id.equalsIgnoreCase("NOTPROVIDED") ? "" : id;
    }

    private String batchId() {
        String own = details.text("Refs/PmtInfId");
        return own.isEmpty()
                ? entry.text("NtryDtls/Btch/PmtInfId", "Btch/PmtInfId", "NtryDtls/Btch/MsgId", "Btch/MsgId")
                : own;
    }

    private List<String> references() {
        return structured()
                .map(CamtTransaction::reference)
                .filter(reference -> !reference.isEmpty())
                .toList();
    }

    private static String reference(XmlNode structured) {
        return structured.text("CdtrRefInf/Ref", "CdtrRefInf/CdtrRef");
    }

    private Stream<XmlNode> structured() {
        XmlNode remittance = details.at("RmtInf");
        return remittance == null ? Stream.empty() : remittance.all("Strd").stream();
    }

    /** Free text joined with blanks; a second structured reference of one payment is kept here too. */
    private String text(List<String> references) {
        XmlNode remittance = details.at("RmtInf");
        Stream<String> free = remittance == null
                ? Stream.empty()
                : remittance.all("Ustrd").stream().map(XmlNode::text);
        Stream<String> additional = structured().map(node -> node.text("AddtlRmtInf"));
        String text = Stream.of(free, references.stream().skip(1), additional)
                .flatMap(part -> part)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
        return text.isEmpty() && references.isEmpty() ? details.text("AddtlTxInf") : text;
    }

    private void checkDigits(XmlNode structured) {
        String reference = reference(structured);
        String bare = reference.replaceAll("[+*/\\s]", "");
        boolean belgian =
                !reference.isEmpty() && structured.text("CdtrRefInf/Tp/Issr").equals("BBA")
                        || bare.matches("[0-9]{12}");
        boolean wrong = belgian
                ? StructuredReference.parse(reference).isEmpty()
                : bare.startsWith("RF") && CreditorReference.parse(reference).isEmpty();
        if (wrong) {
            reading.find(details.line(), FindingCode.CHECK_DIGITS, reference);
        }
    }
}
