package coop.ouvrage.treasury.format;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One {@code Ntry} of a CAMT file. Its constructor rejects it when the amount or its direction cannot be read. */
final class CamtEntry {

    private final XmlNode node;
    private final Reading reading;
    private final BigDecimal amount;
    private final String currency;

    CamtEntry(XmlNode node, Reading reading) {
        this.node = node;
        this.reading = reading;
        XmlNode stated = CamtValues.amountNode(node);
        String indicator = node.text("CdtDbtInd");
        if (indicator.isEmpty()) {
            throw new Rejection("sign_missing");
        }
        this.amount = CamtValues.signed(stated, indicator);
        this.currency = stated.currency();
    }

    String currency() {
        return currency;
    }

    XmlNode node() {
        return node;
    }

    Entry entry(String account, @Nullable LocalDate closingDay) {
        LocalDate valueDate = CamtValues.date(node.at("ValDt"), reading);
        List<Transaction> parts = parts(account);
        checkDetails(parts);
        return new Entry(
                "",
                node.line(),
                bookingDate(valueDate, closingDay),
                valueDate,
                amount,
                currency,
                status(),
                isReversal(),
                bankReference(),
                transactionCode(),
                parts.size() == 1 ? parts.getFirst() : common(account),
                parts.size() == 1 ? List.of() : parts,
                Stream.of(node.text("AddtlNtryInf"))
                        .filter(text -> !text.isEmpty())
                        .toList());
    }

    private List<Transaction> parts(String account) {
        return Stream.concat(
                        node.all("NtryDtls").stream().flatMap(details -> details.all("TxDtls").stream()),
                        // Version .01 has no element between.
                        node.all("TxDtls").stream())
                .map(details -> new CamtTransaction(details, node, account, reading).transaction(amount, currency))
                .toList();
    }

    /** The entry itself, as far as it explains itself without details. */
    private Transaction common(String account) {
        return new CamtTransaction(new XmlNode("TxDtls", node.line(), ""), node, account, reading)
                .transaction(amount, currency);
    }

    private @Nullable LocalDate bookingDate(@Nullable LocalDate valueDate, @Nullable LocalDate closingDay) {
        LocalDate stated = CamtValues.date(node.at("BookgDt"), reading);
        if (stated != null) {
            return stated;
        }
        LocalDate assumed = valueDate == null ? closingDay : valueDate;
        if (assumed != null) {
            reading.findOnce(node.line(), FindingCode.DATE_ASSUMED, assumed.toString());
        }
        return assumed;
    }

    /** Plain text up to version .06, a code inside from .07. Without it the entry counts: the schema check tells. */
    private String status() {
        String status = node.text("Sts/Cd", "Sts", "Sts/Prtry");
        return status.isEmpty() ? Entry.BOOKED : status;
    }

    private boolean isReversal() {
        return node.text("RvslInd").matches("true|1");
    }

    private String bankReference() {
        String reference = node.text("AcctSvcrRef");
        return reference.matches("(?i)NOTPROVIDED|NONREF|NOREF") ? "" : reference;
    }

    private String transactionCode() {
        XmlNode code = node.at("BkTxCd");
        if (code == null) {
            return "";
        }
        return code.has("Domn")
                ? code.text("Domn/Cd") + "/" + code.text("Domn/Fmly/Cd") + "/" + code.text("Domn/Fmly/SubFmlyCd")
                : code.text("Prtry/Cd");
    }

    /** Details explain the whole entry or are fewer than it says; charges may stand between. */
    private void checkDetails(List<Transaction> parts) {
        int stated = node.all("NtryDtls").stream()
                .map(details -> details.text("Btch/NbOfTxs"))
                .filter(text -> text.matches("[0-9]{1,9}"))
                .mapToInt(Integer::parseInt)
                .sum();
        if (parts.size() > 1 && stated > 0 && stated != parts.size()) {
            reading.find(node.line(), FindingCode.BATCH_COUNT, stated, parts.size());
        }
        boolean charges = node.has("Chrgs") || node.has("NtryDtls/TxDtls/Chrgs");
        if (charges || parts.size() < 2 || stated > parts.size()) {
            return;
        }
        List<BigDecimal> amounts = parts.stream()
                .map(Transaction::amount)
                .filter(java.util.Objects::nonNull)
                .toList();
        BigDecimal sum = amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        if (amounts.size() == parts.size() && sum.compareTo(amount) != 0) {
            reading.find(node.line(), FindingCode.DETAILS_SUM, Amounts.plain(sum), Amounts.plain(amount));
        }
    }
}
