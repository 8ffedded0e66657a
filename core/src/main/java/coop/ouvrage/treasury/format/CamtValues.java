package coop.ouvrage.treasury.format;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Values of CAMT elements, read as leniently as is safe. */
final class CamtValues {

    private static final int LONGEST_NUMBER = 24;
    private static final int MOST_DIGITS = 15;

    private CamtValues() {}

    static XmlNode amountNode(XmlNode parent) {
        XmlNode amount = parent.at("Amt");
        if (amount == null) {
            throw new Rejection("amount_missing");
        }
        return amount;
    }

    /** An amount as written; the schema allows no sign, no exponent and no blank. No bank holds a quadrillion. */
    static BigDecimal amount(XmlNode node) {
        String text = node.text();
        if (text.length() > LONGEST_NUMBER || !text.matches("[0-9]+(\\.[0-9]*)?|\\.[0-9]+")) {
            throw new Rejection("amount", text);
        }
        BigDecimal amount = new BigDecimal(text);
        if (amount.precision() - amount.scale() > MOST_DIGITS) {
            throw new Rejection("amount", text);
        }
        return amount;
    }

    /** Debit negative. A balance without indicator is a credit: the schema check has told that it is missing. */
    static BigDecimal signed(XmlNode amount, String indicator) {
        return switch (indicator) {
            case "CRDT", "" -> amount(amount);
            case "DBIT" -> amount(amount).negate();
            default -> throw new Rejection("sign", indicator);
        };
    }

    /** The day of {@code Dt}, {@code DtTm} or the text itself; the time of day and its zone are left aside. */
    static @Nullable LocalDate date(@Nullable XmlNode node, Reading reading) {
        if (node == null) {
            return null;
        }
        String inside = node.text("Dt", "DtTm");
        String text = inside.isEmpty() ? node.text() : inside;
        try {
            LocalDate date = LocalDate.parse(text.substring(0, Math.min(10, text.length())));
            if (CodaLine.FIRST_YEAR <= date.getYear() && date.getYear() < CodaLine.FIRST_YEAR + 100) {
                return date;
            }
        } catch (DateTimeException e) {
            // told below, like a year in which no bank wrote this
        }
        reading.find(node.line(), FindingCode.DATE_UNREADABLE, text);
        return null;
    }

    /** Number of the account below this element, without blanks. */
    static String account(XmlNode account) {
        return account.text("Id/IBAN", "Id/Othr/Id", "Id/BBAN", "Id/PrtryAcct/Id", "Id/UPIC")
                .replaceAll("\\s", "");
    }
}
