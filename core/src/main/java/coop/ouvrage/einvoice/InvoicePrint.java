package coop.ouvrage.einvoice;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that the printed invoice says, already in its language: what the template shows and nothing that it would have to
 * compute.
 *
 * @param answer the one sentence that the reader came for: what to pay, until when
 * @param words labels by key, in the language of the document
 */
public record InvoicePrint(
        String language,
        String title,
        String answer,
        String brand,
        @Nullable String logo,
        Block seller,
        Block buyer,
        List<Fact> facts,
        List<Row> rows,
        List<VatRow> vat,
        List<Fact> sums,
        Fact total,
        @Nullable Pay pay,
        @Nullable String note,
        List<String> mentions,
        String foot,
        Labels words,
        @Nullable Look look) {

    /**
     * What its unit gives the paper of its own.
     *
     * @param colour {@code #rrggbb}; null for that of the co-operative
     * @param opening stands before the lines
     * @param options what may be added, not in the total; their heading is null where there are none
     */
    public record Look(
            @Nullable String colour,
            @Nullable String opening,
            @Nullable String optionsHeading,
            List<Row> options) {

        public static @Nullable Look of(@Nullable String colour) {
            return colour == null ? null : new Look(colour, null, null, List.of());
        }
    }

    /** Name and the lines under it. */
    public record Block(String heading, String name, List<String> lines) {}

    public record Fact(String label, String value) {}

    public record Row(String name, @Nullable String detail, String quantity, String price, String vat, String net) {}

    public record VatRow(String treatment, @Nullable String reason, String taxable, String tax) {}

    /** @param qr name of the picture with the QR code, null if there is none to scan */
    public record Pay(
            String heading, List<Fact> facts, @Nullable String qr, String qrText) {}

    public record Labels(
            String lines,
            String what,
            String quantity,
            String price,
            String vat,
            String net,
            String vatTable,
            String taxable,
            String tax) {}
}
