package coop.ouvrage.einvoice;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An invoice or credit note as EN 16931 knows it, whatever the format it was or will be written in.
 *
 * <p>Amounts are decimals and not {@code Money}, because a document from elsewhere may be in any currency. Text that a
 * document lacks though the norm demands it is empty; a date or an amount is null.
 *
 * @param typeCode UNTDID 1001, such as 380
 * @param currency ISO 4217
 */
public record EInvoice(
        DocumentKind kind,
        String typeCode,
        String number,
        @Nullable LocalDate issueDate,
        @Nullable LocalDate dueDate,
        @Nullable LocalDate taxPointDate,
        String currency,
        @Nullable String taxCurrency,
        Profile profile,
        @Nullable String note,
        @Nullable String buyerReference,
        @Nullable String orderReference,
        @Nullable String contractReference,
        @Nullable String projectReference,
        @Nullable Period period,
        List<PrecedingInvoice> preceding,
        Party seller,
        Party buyer,
        @Nullable String payee,
        @Nullable Delivery delivery,
        @Nullable Payment payment,
        List<AllowanceCharge> allowancesAndCharges,
        List<VatSubtotal> vat,
        Totals totals,
        List<InvoiceLine> lines,
        List<Attachment> attachments) {

    /** Starts an invoice in euro. */
    public static EInvoiceBuilder invoice(String number, LocalDate issueDate, Party seller, Party buyer) {
        return new EInvoiceBuilder(DocumentKind.INVOICE, number, issueDate, seller, buyer);
    }

    /** Starts a credit note in euro; it must name the invoice that it corrects. */
    public static EInvoiceBuilder creditNote(
            String number, LocalDate issueDate, Party seller, Party buyer, PrecedingInvoice corrected) {
        return new EInvoiceBuilder(DocumentKind.CREDIT_NOTE, number, issueDate, seller, buyer).correcting(corrected);
    }

    /** The same document with a file added, such as its own picture as PDF. */
    public EInvoice withAttachment(Attachment file) {
        List<Attachment> all = new java.util.ArrayList<>(attachments);
        all.add(file);
        return new EInvoice(
                kind,
                typeCode,
                number,
                issueDate,
                dueDate,
                taxPointDate,
                currency,
                taxCurrency,
                profile,
                note,
                buyerReference,
                orderReference,
                contractReference,
                projectReference,
                period,
                preceding,
                seller,
                buyer,
                payee,
                delivery,
                payment,
                allowancesAndCharges,
                vat,
                totals,
                lines,
                List.copyOf(all));
    }
}
