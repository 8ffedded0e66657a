package coop.ouvrage.treasury.format;

import coop.ouvrage.money.CreditorReference;
import coop.ouvrage.money.StructuredReference;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Records 21, 22 and 23 with one pair of numbers: an entry, or a detail of one. */
final class CodaTransaction {

    private final CodaLine line;
    private final BigDecimal amount;
    private @Nullable CodaLine second;
    private @Nullable CodaLine third;
    private String fullName = "";

    CodaTransaction(CodaLine line) {
        this.line = line;
        this.amount = line.amount(32, 33);
    }

    CodaLine line() {
        return line;
    }

    BigDecimal amount() {
        return amount;
    }

    void continued(CodaLine next) {
        boolean isSecond = next.record().equals("22");
        if ((isSecond ? second : third) != null) {
            throw new Rejection("second_time", next.record());
        }
        if (isSecond) {
            second = next;
        } else {
            third = next;
        }
    }

    /** Information record 001 has the name with 70 characters, record 23 cuts it at 35. */
    void fullName(String name) {
        fullName = name;
    }

    Transaction transaction(Reading reading) {
        String communication = communication();
        boolean structured = line.at(62) == '1';
        String kind = structured ? line.field(63, 65).strip() : "";
        String content = structured ? communication.substring(3) : communication;
        String reference = structuredReference(kind, content);
        check(kind, reference, reading);
        boolean total = line.at(54) == '1';
        String ordered = second == null ? "" : second.text(64, 98);
        return new Transaction(
                amount,
                counterparty(),
                total || ordered.equals("NOTPROVIDED") ? "" : ordered,
                total ? ordered : "",
                kind.equals("127") ? part(content, 44, 79) : "",
                reference,
                text(kind, content),
                kind,
                returnReason(kind, content),
                purpose(),
                kind.equals("105") ? original(content) : null);
    }

    /**
     * What was ordered before it was exchanged: amount in the currency of the account (15, three decimals), amount in the original
     * currency (15), rate (12, eight decimals), that currency (3), a structured reference (12), country of the payer (2), equivalent
     * in euro (15).
     */
    private static Transaction.@Nullable Instructed original(String content) {
        String digits = part(content, 15, 30);
        String currency = part(content, 42, 45);
        if (!digits.matches("\\d{15}") || !currency.matches("[A-Z]{3}") || currency.equals("EUR")) {
            return null; // it explains the movement, whose own amount counts
        }
        BigDecimal stated = new BigDecimal(digits).movePointLeft(3).stripTrailingZeros();
        return stated.signum() > 0 && stated.scale() <= 2
                ? new Transaction.Instructed(currency, stated.setScale(2))
                : null;
    }

    /** Communication of the three records, joined in full width: structured ones have their fields by position. */
    private String communication() {
        String joined = line.field(63, 115);
        joined += second == null ? "" : second.field(11, 63);
        joined += third == null ? "" : third.field(83, 125);
        return joined;
    }

    private static @Nullable String structuredReference(String kind, String content) {
        return switch (kind) {
            case "101", "102" -> part(content, 0, 12);
            case "100" -> part(content, 0, 25);
            case "105" -> StructuredReference.isValid(part(content, 45, 57)) ? part(content, 45, 57) : null;
            default -> null;
        };
    }

    private void check(String kind, @Nullable String reference, Reading reading) {
        if (reference != null && !hasRightCheckDigits(kind, reference)) {
            reading.find(line.number(), FindingCode.CHECK_DIGITS, reference);
        }
    }

    private static boolean hasRightCheckDigits(String kind, String reference) {
        return kind.equals("100")
                ? CreditorReference.parse(reference).isPresent()
                : StructuredReference.isValid(reference);
    }

    private static String text(String kind, String content) {
        return switch (kind) {
            case "101", "102" -> part(content, 12, content.length());
            case "100" -> part(content, 25, content.length());
            case "127" -> part(content, 79, 141);
            default -> content.stripTrailing();
        };
    }

    private String returnReason(String kind, String content) {
        String stated = second == null ? "" : second.text(114, 117);
        return stated.isEmpty() && kind.equals("127") ? part(content, 142, 146) : stated;
    }

    private String purpose() {
        if (second == null) {
            return "";
        }
        String category = second.text(118, 121);
        return category.isEmpty() ? second.text(122, 125) : category;
    }

    private Counterparty counterparty() {
        String name = third == null ? "" : third.text(48, 82);
        String bic = second == null ? "" : second.text(99, 109);
        // A currency may stand behind the account; an old account number may have blanks inside.
        String account = third == null
                ? ""
                : third.text(11, 47).replaceFirst("\\s+[A-Z]{3}$", "").replaceAll("\\s", "");
        return new Counterparty(fullName.startsWith(name) ? longer(name) : name, account, bic, "");
    }

    private String longer(String name) {
        return fullName.isEmpty() ? name : fullName;
    }

    private static String part(String content, int from, int to) {
        int start = Math.min(from, content.length());
        return content.substring(start, Math.min(to, content.length())).strip();
    }
}
