package coop.ouvrage.einvoice;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects what goes on a document; {@link #build} does the arithmetic of EN 16931. Not for several threads. */
public final class EInvoiceBuilder {

    private final DocumentKind kind;
    private final String number;
    private final LocalDate issueDate;
    private final Party seller;
    private final Party buyer;
    private final List<PrecedingInvoice> preceding = new ArrayList<>();
    private final List<InvoiceLine> lines = new ArrayList<>();
    private final List<AllowanceCharge> allowancesAndCharges = new ArrayList<>();
    private final List<Attachment> attachments = new ArrayList<>();
    private Profile profile = Profile.PEPPOL_BILLING;
    private String typeCode;
    private @Nullable LocalDate dueDate;
    private @Nullable LocalDate taxPointDate;
    private @Nullable String note;
    private @Nullable String buyerReference;
    private @Nullable String orderReference;
    private @Nullable String contractReference;
    private @Nullable Period period;
    private @Nullable Delivery delivery;
    private @Nullable Payment payment;
    private @Nullable BigDecimal prepaid;
    private String currency = "EUR";
    private @Nullable String taxCurrency;
    private @Nullable BigDecimal taxInTaxCurrency;

    EInvoiceBuilder(DocumentKind kind, String number, LocalDate issueDate, Party seller, Party buyer) {
        this.kind = kind;
        this.typeCode = kind.usualTypeCode();
        this.number = number;
        this.issueDate = issueDate;
        this.seller = seller;
        this.buyer = buyer;
    }

    public EInvoiceBuilder dueOn(@Nullable LocalDate date) {
        dueDate = date;
        return this;
    }

    /** The day on which VAT became due, where it is not that of the document (BT-7): for a deposit the day of its payment. */
    public EInvoiceBuilder taxDueOn(@Nullable LocalDate date) {
        taxPointDate = date;
        return this;
    }

    public EInvoiceBuilder note(@Nullable String text) {
        note = text;
        return this;
    }

    /** The buyer's reference or order number; the rules demand one of both (PEPPOL-EN16931-R003). */
    public EInvoiceBuilder references(@Nullable String buyers, @Nullable String order) {
        buyerReference = buyers;
        orderReference = order;
        return this;
    }

    public EInvoiceBuilder contract(@Nullable String reference) {
        contractReference = reference;
        return this;
    }

    public EInvoiceBuilder during(@Nullable Period given) {
        period = given;
        return this;
    }

    public EInvoiceBuilder delivered(@Nullable Delivery given) {
        delivery = given;
        return this;
    }

    public EInvoiceBuilder payable(@Nullable Payment given) {
        payment = given;
        return this;
    }

    /** What was paid before, including VAT. */
    public EInvoiceBuilder prepaid(@Nullable BigDecimal amount) {
        prepaid = amount;
        return this;
    }

    public EInvoiceBuilder correcting(PrecedingInvoice corrected) {
        preceding.add(corrected);
        return this;
    }

    public EInvoiceBuilder line(InvoiceLine line) {
        lines.add(line);
        return this;
    }

    public EInvoiceBuilder add(AllowanceCharge allowanceOrCharge) {
        allowancesAndCharges.add(allowanceOrCharge);
        return this;
    }

    public EInvoiceBuilder attach(Attachment file) {
        attachments.add(file);
        return this;
    }

    /** In another currency, with the VAT in that of the tax return (directive 2006/112/EC, art. 230; BT-6 and BT-111). */
    public EInvoiceBuilder in(String other, String currencyOfTax, BigDecimal tax) {
        currency = other;
        taxCurrency = currencyOfTax;
        taxInTaxCurrency = tax;
        return this;
    }

    /** Asked for before the supply. */
    public EInvoiceBuilder prepayment() {
        typeCode = EInvoice.PREPAYMENT;
        return this;
    }

    /** Written by the buyer in the seller's name, by prior agreement (type codes 389 and 261). */
    public EInvoiceBuilder selfBilled() {
        profile = Profile.PEPPOL_SELF_BILLING;
        typeCode = kind == DocumentKind.INVOICE ? "389" : "261";
        return this;
    }

    /** For a client that no network reaches: the norm alone is followed. */
    public EInvoiceBuilder outsideNetwork() {
        profile = Profile.EN_16931;
        return this;
    }

    /**
     * The document with its VAT table and totals.
     *
     * @throws IllegalStateException if it has no line
     */
    public EInvoice build() {
        if (lines.isEmpty()) {
            throw new IllegalStateException("a document has at least one line (BR-16)");
        }
        Arithmetic sums = Arithmetic.of(lines, allowancesAndCharges, prepaid);
        boolean outside = lines.stream().anyMatch(line -> line.vat().category() == VatCategory.O);
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
                null,
                period,
                List.copyOf(preceding),
                outside ? seller.withoutVatNumber() : seller,
                outside ? buyer.withoutVatNumber() : buyer,
                null,
                delivery,
                payment,
                List.copyOf(allowancesAndCharges),
                sums.vat(),
                sums.totals().withTaxIn(taxInTaxCurrency),
                List.copyOf(lines),
                List.copyOf(attachments));
    }
}
