package coop.ouvrage.invoicing;

import coop.ouvrage.customer.Client;
import coop.ouvrage.einvoice.Attachment;
import coop.ouvrage.einvoice.Delivery;
import coop.ouvrage.einvoice.EInvoice;
import coop.ouvrage.einvoice.EInvoiceBuilder;
import coop.ouvrage.einvoice.InvoiceLine;
import coop.ouvrage.einvoice.Party;
import coop.ouvrage.einvoice.Payment;
import coop.ouvrage.einvoice.PrecedingInvoice;
import coop.ouvrage.einvoice.VatCategory;
import coop.ouvrage.einvoice.VatTreatment;
import coop.ouvrage.parties.Countries;
import coop.ouvrage.treasury.BankAccount;
import coop.ouvrage.words.Texts;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes an invoice or credit note as the official document of EN 16931. */
@Component
class InvoiceWriter {

    private static final String NO_NUMBER_YET = "0";

    private final InvoiceParties parties;
    private final Texts texts;

    InvoiceWriter(InvoiceParties parties, Texts texts) {
        this.parties = parties;
        this.texts = texts;
    }

    /** Asks nobody anything, so that several threads may write at once. */
    EInvoice write(Invoice invoice, InvoiceSources sources) {
        Party seller = parties.seller(sources.entity(), invoice.language());
        Client client = sources.client();
        Party buyer = parties.buyer(client, sources.contact());
        EInvoiceBuilder document = begin(invoice, seller, buyer, sources.corrected())
                .dueOn(invoice.kind() == Invoice.Kind.INVOICE ? invoice.dueOn() : null)
                .references(reference(invoice), null)
                .note(note(invoice))
                .taxDueOn(paidOn(invoice))
                .delivered(delivery(invoice, buyer))
                .payable(payment(invoice, sources));
        if (!InvoiceParties.isReachedByNetwork(client)) {
            document.outsideNetwork();
        }
        for (int i = 0; i < invoice.lines().size(); i++) {
            document.line(line(i + 1, invoice.lines().get(i)));
        }
        InvoiceAnnex annex = sources.annex();
        if (annex != null) {
            document.attach(new Attachment(annex.name(), null, annex.name(), annex.mimeType(), annex.content(), null));
        }
        if (invoice.foreign() != null) {
            document.in(invoice.currency(), "EUR", invoice.vat().toDecimal());
        }
        return document.build().withTax(invoice.documentVat());
    }

    /**
     * A deposit is invoiced before anything is supplied, so no day of supply is stated; goods sent to another country of the Union name
     * a day and the country all the same (BR-IC-11, BR-IC-12).
     */
    private static @Nullable Delivery delivery(Invoice invoice, Party buyer) {
        boolean sent =
                invoice.lines().stream().anyMatch(line -> line.vatCategory().equals(VatCategory.K.name()));
        return invoice.form() == Invoice.Form.DEPOSIT && !sent
                ? null
                : new Delivery(invoice.suppliedOn(), sent ? buyer.address() : null);
    }

    /** A deposit that was received before it is invoiced names that day (royal decree no. 1, art. 5; BT-7). */
    private static @Nullable LocalDate paidOn(Invoice invoice) {
        boolean before = invoice.suppliedOn().isBefore(invoice.issuedOn());
        return invoice.form() == Invoice.Form.DEPOSIT && invoice.kind() == Invoice.Kind.INVOICE && before
                ? invoice.suppliedOn()
                : null;
    }

    private static EInvoiceBuilder begin(Invoice invoice, Party seller, Party buyer, @Nullable Invoice corrected) {
        String number = invoice.number().isEmpty() ? NO_NUMBER_YET : invoice.number();
        if (corrected == null) {
            EInvoiceBuilder begun = EInvoice.invoice(number, invoice.issuedOn(), seller, buyer);
            return invoice.form() == Invoice.Form.DEPOSIT ? begun.prepayment() : begun;
        }
        return EInvoice.creditNote(
                number,
                invoice.issuedOn(),
                seller,
                buyer,
                new PrecedingInvoice(corrected.number(), corrected.issuedOn()));
    }

    /** The network wants a reference by which the buyer files it: theirs, else what was ordered. */
    private static String reference(Invoice invoice) {
        String given = invoice.clientReference();
        String reference = given == null || given.isBlank() ? invoice.title() : given.strip();
        return reference.length() <= EInvoice.LONGEST_REFERENCE
                ? reference
                : reference.substring(0, EInvoice.LONGEST_REFERENCE);
    }

    /** A credit note says why, and that the buyer gives back the VAT that it deducted (royal decree no. 4, art. 4). */
    private @Nullable String note(Invoice invoice) {
        if (invoice.kind() == Invoice.Kind.INVOICE) {
            return null;
        }
        String why = texts.get(invoice.language(), "invoicing.print.reason", Map.of("reason", invoice.reason()));
        if (invoice.vat().isZero()) {
            return why;
        }
        String ended = why.matches("(?s).*[.!?…]") ? why : why + ".";
        return ended + " " + texts.get(invoice.language(), "invoicing.print.vat_back");
    }

    private static @Nullable Payment payment(Invoice invoice, InvoiceSources sources) {
        String reference = invoice.structuredReference();
        BankAccount account = sources.account();
        if (invoice.kind() == Invoice.Kind.CREDIT_NOTE || reference == null || account == null) {
            return null;
        }
        String stated = sources.client().reference(reference).stated();
        Payment transfer = Payment.transfer(
                        account.iban().value(), sources.entity().name(), stated, null)
                .at(bank(account, sources.client()));
        return invoice.foreign() == null ? transfer : transfer.outsideSepa();
    }

    /** The code of our bank, which banks abroad may ask for; at home the number of the account says it all. Null if not known. */
    private static @Nullable String bank(BankAccount account, Client client) {
        return Countries.HOME.equals(client.country()) || account.bic().isEmpty() ? null : account.bic();
    }

    private static InvoiceLine line(int number, Invoice.Line line) {
        return new InvoiceLine(
                Integer.toString(number),
                null,
                plain(line.quantity()),
                line.quantityUnit(),
                line.description(),
                null,
                plain(line.unitPrice()),
                null,
                List.of(),
                treatment(line),
                null,
                line.documentNet());
    }

    private static VatTreatment treatment(Invoice.Line line) {
        VatCategory category = VatCategory.valueOf(line.vatCategory());
        return category == VatCategory.S
                ? VatTreatment.standard(line.vatRate().stripTrailingZeros())
                : VatTreatment.untaxed(category, line.vatReasonCode(), line.vatMention());
    }

    /** Without needless zeros, so that a line reads the same before and after it was kept. */
    static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
