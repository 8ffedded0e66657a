package coop.ouvrage.einvoice;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Writes a document as UBL 2.1 in the order of its schema, as Peppol BIS Billing 3 uses it. The bytes are the legal
 * original (VAT code art. 53 §2bis): the same document always gives the same bytes.
 */
public final class UblWriter {

    static final String INVOICE_NAMESPACE = "urn:oasis:names:specification:ubl:schema:xsd:Invoice-2";
    static final String CREDIT_NOTE_NAMESPACE = "urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2";

    private final EInvoice invoice;
    private final UblOutput out;
    private final boolean credit;

    private UblWriter(EInvoice invoice) {
        this.invoice = invoice;
        this.credit = invoice.kind() == DocumentKind.CREDIT_NOTE;
        this.out = credit
                ? new UblOutput("CreditNote", CREDIT_NOTE_NAMESPACE)
                : new UblOutput("Invoice", INVOICE_NAMESPACE);
    }

    /** The document as UTF-8 bytes. Not validated here: {@link EInvoiceRules#check}. */
    public static byte[] write(EInvoice invoice) {
        return new UblWriter(invoice).write();
    }

    private byte[] write() {
        header();
        references();
        boolean withinScope = invoice.vat().stream().noneMatch(row -> row.vat().category() == VatCategory.O);
        new UblPartyWriter(out).writeSeller(invoice.seller(), withinScope);
        new UblPartyWriter(out).write("AccountingCustomerParty", invoice.buyer());
        delivery();
        payment();
        invoice.allowancesAndCharges().forEach(this::allowanceOrCharge);
        taxTotal();
        totals();
        invoice.lines().forEach(this::line);
        return out.finish();
    }

    private void header() {
        out.text("CustomizationID", invoice.profile().customization());
        out.text("ProfileID", invoice.profile().process());
        out.text("ID", invoice.number());
        out.date("IssueDate", invoice.issueDate());
        if (credit) {
            out.date("TaxPointDate", invoice.taxPointDate());
            out.text("CreditNoteTypeCode", invoice.typeCode());
            out.text("Note", invoice.note());
        } else {
            out.date("DueDate", invoice.dueDate());
            out.text("InvoiceTypeCode", invoice.typeCode());
            out.text("Note", invoice.note());
            out.date("TaxPointDate", invoice.taxPointDate());
        }
        out.text("DocumentCurrencyCode", invoice.currency());
        out.text("TaxCurrencyCode", invoice.taxCurrency());
        out.text("BuyerReference", invoice.buyerReference());
    }

    private void references() {
        period(invoice.period());
        reference("OrderReference", invoice.orderReference());
        for (PrecedingInvoice preceding : invoice.preceding()) {
            out.group(
                    "BillingReference",
                    () -> out.group("InvoiceDocumentReference", () -> {
                        out.text("ID", preceding.number());
                        out.date("IssueDate", preceding.issueDate());
                    }));
        }
        reference("ContractDocumentReference", invoice.contractReference());
        invoice.attachments().forEach(this::attachment);
        if (credit && invoice.projectReference() != null) {
            out.group("AdditionalDocumentReference", () -> {
                out.text("ID", invoice.projectReference());
                out.text("DocumentTypeCode", "50");
            });
        } else {
            reference("ProjectReference", invoice.projectReference());
        }
    }

    private void reference(String group, @Nullable String id) {
        if (id != null && !id.isBlank()) {
            out.group(group, () -> out.text("ID", id));
        }
    }

    private void period(@Nullable Period period) {
        if (period != null) {
            out.group("InvoicePeriod", () -> {
                out.date("StartDate", period.start());
                out.date("EndDate", period.end());
            });
        }
    }

    private void attachment(Attachment file) {
        out.group("AdditionalDocumentReference", () -> {
            out.text("ID", file.id());
            out.text("DocumentDescription", file.description());
            byte[] content = file.content();
            if (content != null) {
                String name = file.fileName() == null ? file.id() : file.fileName();
                String type = file.mimeType() == null ? "application/pdf" : file.mimeType();
                out.group("Attachment", () -> out.file(type, name, content));
            } else if (file.link() != null) {
                out.group("Attachment", () -> out.group("ExternalReference", () -> out.text("URI", file.link())));
            }
        });
    }

    private void delivery() {
        Delivery delivery = invoice.delivery();
        if (delivery == null) {
            return;
        }
        PostalAddress address = delivery.address();
        out.group("Delivery", () -> {
            out.date("ActualDeliveryDate", delivery.date());
            if (address != null) {
                out.group("DeliveryLocation", () -> UblPartyWriter.address(out, "Address", address));
            }
        });
    }

    private void payment() {
        Payment payment = invoice.payment();
        LocalDate creditDue = credit ? invoice.dueDate() : null;
        if (payment == null) {
            return;
        }
        if (payment.meansCode() != null) {
            out.group("PaymentMeans", () -> means(payment, creditDue));
        }
        if (payment.terms() != null && !payment.terms().isBlank()) {
            out.group("PaymentTerms", () -> out.text("Note", payment.terms()));
        }
    }

    private void means(Payment payment, @Nullable LocalDate creditDue) {
        out.text("PaymentMeansCode", payment.meansCode());
        out.date("PaymentDueDate", creditDue);
        out.text("PaymentID", payment.reference());
        if (payment.account() != null) {
            out.group("PayeeFinancialAccount", () -> {
                out.text("ID", payment.account());
                out.text("Name", payment.accountName());
                reference("FinancialInstitutionBranch", payment.bic());
            });
        }
        if (payment.mandate() != null) {
            out.group("PaymentMandate", () -> out.text("ID", payment.mandate()));
        }
    }

    private void allowanceOrCharge(AllowanceCharge extra) {
        out.group("AllowanceCharge", () -> {
            out.text("ChargeIndicator", Boolean.toString(extra.charge()));
            out.text("AllowanceChargeReasonCode", extra.reasonCode());
            out.text("AllowanceChargeReason", extra.reason());
            out.text("MultiplierFactorNumeric", percent(extra.rate()));
            out.amount("Amount", extra.amount(), invoice.currency());
            out.amount("BaseAmount", extra.base(), invoice.currency());
            if (extra.vat() != null) {
                taxCategory("TaxCategory", extra.vat(), false);
            }
        });
    }

    private void taxTotal() {
        Totals totals = invoice.totals();
        out.group("TaxTotal", () -> {
            out.amount("TaxAmount", totals.tax(), invoice.currency());
            invoice.vat().forEach(this::taxSubtotal);
        });
        String taxCurrency = invoice.taxCurrency();
        if (taxCurrency != null && totals.taxInTaxCurrency() != null) {
            out.group("TaxTotal", () -> out.amount("TaxAmount", totals.taxInTaxCurrency(), taxCurrency));
        }
    }

    private void taxSubtotal(VatSubtotal row) {
        out.group("TaxSubtotal", () -> {
            out.amount("TaxableAmount", row.taxable(), invoice.currency());
            out.amount("TaxAmount", row.tax(), invoice.currency());
            taxCategory("TaxCategory", row.vat(), true);
        });
    }

    private void taxCategory(String group, VatTreatment vat, boolean withReason) {
        out.group(group, () -> {
            out.text("ID", vat.category() == null ? null : vat.category().name());
            out.text("Percent", percent(vat.rate()));
            if (withReason) {
                out.text("TaxExemptionReasonCode", vat.reasonCode());
                out.text("TaxExemptionReason", vat.reason());
            }
            out.group("TaxScheme", () -> out.text("ID", "VAT"));
        });
    }

    private void totals() {
        Totals totals = invoice.totals();
        String currency = invoice.currency();
        out.group("LegalMonetaryTotal", () -> {
            out.amount("LineExtensionAmount", totals.lines(), currency);
            out.amount("TaxExclusiveAmount", totals.taxExclusive(), currency);
            out.amount("TaxInclusiveAmount", totals.taxInclusive(), currency);
            out.amount("AllowanceTotalAmount", totals.allowances(), currency);
            out.amount("ChargeTotalAmount", totals.charges(), currency);
            out.amount("PrepaidAmount", totals.prepaid(), currency);
            out.amount("PayableRoundingAmount", totals.rounding(), currency);
            out.amount("PayableAmount", totals.payable(), currency);
        });
    }

    private void line(InvoiceLine line) {
        out.group(credit ? "CreditNoteLine" : "InvoiceLine", () -> {
            out.text("ID", line.id());
            out.text("Note", line.note());
            String quantity = line.quantity() == null ? null : line.quantity().toPlainString();
            out.text(credit ? "CreditedQuantity" : "InvoicedQuantity", quantity, "unitCode", line.unit());
            out.amount("LineExtensionAmount", line.net(), invoice.currency());
            period(line.period());
            line.allowancesAndCharges().forEach(this::allowanceOrCharge);
            out.group("Item", () -> {
                out.text("Description", line.description());
                out.text("Name", line.name());
                taxCategory("ClassifiedTaxCategory", line.vat(), false);
            });
            out.group("Price", () -> price(line));
        });
    }

    private void price(InvoiceLine line) {
        out.amount("PriceAmount", line.unitPrice(), invoice.currency());
        if (line.baseQuantity() != null) {
            out.text("BaseQuantity", line.baseQuantity().toPlainString(), "unitCode", line.unit());
        }
    }

    /** A fraction as per cent, without needless zeros: 0.21 is {@code 21}. */
    private static @Nullable String percent(@Nullable BigDecimal fraction) {
        if (fraction == null) {
            return null;
        }
        BigDecimal percent = fraction.movePointRight(2).stripTrailingZeros();
        return percent.scale() < 0 ? percent.setScale(0).toPlainString() : percent.toPlainString();
    }
}
