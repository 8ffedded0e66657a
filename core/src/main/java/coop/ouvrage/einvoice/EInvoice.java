package coop.ouvrage.einvoice;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
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

    /** UNTDID 1001: asked for before the supply. */
    static final String PREPAYMENT = "386";

    /** Characters of a buyer's reference that we write; longer ones are cut. */
    public static final int LONGEST_REFERENCE = 100;

    /** Starts an invoice in euro. */
    public static EInvoiceBuilder invoice(String number, LocalDate issueDate, Party seller, Party buyer) {
        return new EInvoiceBuilder(DocumentKind.INVOICE, number, issueDate, seller, buyer);
    }

    /** Starts a credit note in euro; it must name the invoice that it corrects. */
    public static EInvoiceBuilder creditNote(
            String number, LocalDate issueDate, Party seller, Party buyer, PrecedingInvoice corrected) {
        return new EInvoiceBuilder(DocumentKind.CREDIT_NOTE, number, issueDate, seller, buyer).correcting(corrected);
    }

    /** Whether it asks for a deposit. */
    boolean isPrepayment() {
        return typeCode.equals(PREPAYMENT);
    }

    /**
     * The same document with the tax that the books hold. Several partial credit notes undo an invoice to the cent, so the last
     * one may bear some cents more or less than its own arithmetic; the rules allow it (BR-CO-17), the largest row bears it.
     */
    public EInvoice withTax(BigDecimal tax) {
        BigDecimal difference = tax.subtract(Arithmetic.orZero(totals.tax()));
        if (difference.signum() == 0) {
            return this;
        }
        List<VatSubtotal> rows = new ArrayList<>(vat);
        int largest = 0;
        for (int i = 1; i < rows.size(); i++) {
            if (Arithmetic.orZero(rows.get(i).tax())
                            .compareTo(Arithmetic.orZero(rows.get(largest).tax()))
                    > 0) {
                largest = i;
            }
        }
        VatSubtotal row = rows.get(largest);
        rows.set(
                largest,
                new VatSubtotal(
                        row.vat(), row.taxable(), Arithmetic.orZero(row.tax()).add(difference)));
        return with(List.copyOf(rows), totals.plusTax(difference), attachments);
    }

    /** The same document with a file added, such as its own picture as PDF. */
    public EInvoice withAttachment(Attachment file) {
        List<Attachment> all = new ArrayList<>(attachments);
        all.add(file);
        return with(vat, totals, List.copyOf(all));
    }

    private EInvoice with(List<VatSubtotal> newVat, Totals newTotals, List<Attachment> newAttachments) {
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
                newVat,
                newTotals,
                lines,
                newAttachments);
    }
}
