package coop.ouvrage.money;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Text of the code that a banking app scans to fill in a SEPA transfer (EPC069-12, version 002). Drawn with error
 * correction M, at most QR version 13. Not for credit notes, nor for invoices that are paid or debited directly.
 *
 * @param beneficiary name, cut after 70 characters
 * @param amount      0.01 to 999,999,999.99
 * @param reference   ISO 11649 reference, or null
 * @param text        free text of at most 140 characters, or null; only one of reference and text
 */
public record EpcQr(
        String beneficiary,
        Iban account,
        Money amount,
        @Nullable CreditorReference reference,
        @Nullable String text) {

    private static final Money LARGEST = Money.of("999999999.99");
    private static final int LARGEST_PAYLOAD = 331;
    private static final int AMOUNT_LINE = 7;

    /** @throws IllegalArgumentException if the standard has no room for these values */
    public EpcQr {
        if (beneficiary.isBlank() || !amount.isPositive() || amount.compareTo(LARGEST) > 0) {
            throw new IllegalArgumentException("a transfer code needs a name and an amount from 0.01 to 999999999.99");
        }
        if (reference != null && text != null) {
            throw new IllegalArgumentException("a transfer code carries a reference or a text, not both");
        }
        if (text != null && text.length() > 140) {
            throw new IllegalArgumentException("the text of a transfer code has at most 140 characters");
        }
    }

    /** Belgian communication: it goes in the text line, since the reference line is for ISO 11649 only. */
    public static EpcQr of(String beneficiary, Iban account, Money amount, StructuredReference reference) {
        return new EpcQr(beneficiary, account, amount, null, reference.display());
    }

    public static EpcQr of(String beneficiary, Iban account, Money amount, CreditorReference reference) {
        return new EpcQr(beneficiary, account, amount, reference, null);
    }

    /** In the form of the payer. */
    public static EpcQr of(String beneficiary, Iban account, Money amount, PayerReference reference) {
        return reference.abroad()
                ? of(beneficiary, account, amount, reference.own().creditor())
                : of(beneficiary, account, amount, reference.own());
    }

    /**
     * The lines to encode, without trailing empty ones.
     *
     * @throws IllegalStateException if they need more than 331 bytes
     */
    public String payload() {
        String lines = String.join(
                "\n",
                "BCD",
                "002",
                "1",
                "SCT",
                "",
                cut(oneLine(beneficiary), 70),
                account.value(),
                "EUR" + amount,
                "",
                reference == null ? "" : reference.value(),
                text == null ? "" : oneLine(text));
        String payload = lines.stripTrailing();
        if (payload.getBytes(StandardCharsets.UTF_8).length > LARGEST_PAYLOAD) {
            throw new IllegalStateException("the transfer code has no room for so long a name and text");
        }
        return payload;
    }

    /**
     * The same transfer of another amount.
     *
     * @param payload lines of a code
     * @param amount 0.01 to 999,999,999.99
     */
    public static String asking(String payload, Money amount) {
        String[] lines = payload.split("\n", -1);
        if (lines.length <= AMOUNT_LINE || !amount.isPositive() || amount.compareTo(LARGEST) > 0) {
            throw new IllegalArgumentException("a transfer code asks for an amount from 0.01 to 999999999.99");
        }
        lines[AMOUNT_LINE] = "EUR" + amount;
        return String.join("\n", lines);
    }

    private static String oneLine(String value) {
        return value.strip().replaceAll("\\s+", " ");
    }

    private static String cut(String value, int length) {
        int characters = Math.min(length, value.codePointCount(0, value.length()));
        return value.substring(0, value.offsetByCodePoints(0, characters)).strip();
    }
}
