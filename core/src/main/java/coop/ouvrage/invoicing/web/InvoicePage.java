package coop.ouvrage.invoicing.web;

import coop.ouvrage.invoicing.Invoice;
import coop.ouvrage.invoicing.InvoiceAnswers;
import coop.ouvrage.invoicing.InvoiceReading.Way;
import coop.ouvrage.invoicing.PaymentDetails;
import coop.ouvrage.invoicing.spi.Settlements.Settlement;
import coop.ouvrage.money.Money;
import coop.ouvrage.web.Mark;
import coop.ouvrage.web.Page;
import coop.ouvrage.web.SumRow;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The page of an invoice or credit note.
 *
 * @param annex name of the file that goes with it, if one does
 * @param own parts of units whose documents the reader may see
 * @param budget from the price to what the unit may count on
 * @param ordered address of the offer or job that it comes from, null where nothing was ordered
 * @param settlement null as long as nobody tells what is paid
 * @param steps of its way until now, the first one first
 * @param answers of the client and its access point, newest first
 * @param hash of the legal original
 * @param left what can still be credited, before VAT; {@code leftInDocument} is the same in the currency of the document
 * @param mayCredit whether the reader may credit all of it
 * @param parts of a joint invoice that the reader may credit alone
 * @param seesBooks whether the reader may open the ledger
 */
public record InvoicePage(
        Invoice invoice,
        boolean isCredit,
        String client,
        String issuer,
        @Nullable String annex,
        List<Invoice.Share> own,
        List<SumRow> budget,
        List<Invoice> creditNotes,
        @Nullable Invoice corrected,
        @Nullable String ordered,
        @Nullable Settlement settlement,
        @Nullable PaymentDetails payment,
        Way way,
        List<Way> steps,
        List<InvoiceAnswers.Answer> answers,
        List<Booking> bookings,
        String hash,
        Money left,
        Money leftInDocument,
        boolean mayCredit,
        List<Part> parts,
        boolean maySendAgain,
        boolean seesBooks) {

    /**
     * The lines of one unit of a joint invoice that the reader may credit alone.
     *
     * @param left before VAT, in the currency of the document
     */
    public record Part(UUID unit, String name, Money left) {}

    /** The unit of the reader on it. */
    public UUID unit() {
        return own.isEmpty()
                ? invoice.lines().getFirst().unit()
                : own.getFirst().unit();
    }

    /** An entry of the books. */
    public record Booking(UUID id, LocalDate on, List<BookingLine> lines) {}

    public record BookingLine(String account, Money debit, Money credit) {}

    /** What the document is, for its heading: an invoice before the work says so. */
    public String kind(Page page) {
        boolean deposit = !isCredit && invoice.form() == Invoice.Form.DEPOSIT;
        return page.t(deposit ? "invoicing.kind.DEPOSIT" : "invoicing.kind." + invoice.kind());
    }

    public Mark mark() {
        return mark(way.state());
    }

    /** How an answer of the client is shown. */
    public static Mark mark(InvoiceAnswers.Answer answer) {
        return switch (answer.code()) {
            case "AP", "PD", "AB" -> Mark.GOOD;
            case "RE", "UQ", "CA" -> Mark.STOP;
            default -> Mark.WAIT;
        };
    }

    public boolean canSendAgain() {
        return maySendAgain && (way.state() == Invoice.Delivery.LOST || way.state() == Invoice.Delivery.REFUSED);
    }

    public static Mark mark(Invoice.Delivery state) {
        return switch (state) {
            case DELIVERED, MAILED -> Mark.GOOD;
            case WAITING, SENT -> Mark.WAIT;
            case REFUSED, LOST -> Mark.STOP;
        };
    }

    /** What an access point said; our own tells with the key of a text, and behind a colon the words of the other side. */
    public static String said(Page page, String message) {
        if (!message.startsWith("einvoice.as4.")) {
            return message;
        }
        String[] parts = message.split(": ", 2);
        return page.t(parts[0], "said", parts.length == 2 ? parts[1] : "");
    }
}
