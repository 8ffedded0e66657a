package coop.ouvrage.invoicing;

import coop.ouvrage.customer.Client;
import coop.ouvrage.customer.Clients;
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
import coop.ouvrage.ledger.LegalEntities;
import coop.ouvrage.ledger.LegalEntity;
import coop.ouvrage.money.StructuredReference;
import coop.ouvrage.treasury.BankAccounts;
import coop.ouvrage.words.Texts;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes an invoice or credit note as the official document of EN 16931. */
@Component
class InvoiceWriter {

    private static final int LONGEST_REFERENCE = 100;
    private static final String NO_NUMBER_YET = "0";

    private final InvoiceStore invoices;
    private final InvoiceAnnexes annexes;
    private final InvoiceParties parties;
    private final LegalEntities entities;
    private final Clients clients;
    private final BankAccounts accounts;
    private final Texts texts;

    InvoiceWriter(
            InvoiceStore invoices,
            InvoiceAnnexes annexes,
            InvoiceParties parties,
            LegalEntities entities,
            Clients clients,
            BankAccounts accounts,
            Texts texts) {
        this.invoices = invoices;
        this.annexes = annexes;
        this.parties = parties;
        this.entities = entities;
        this.clients = clients;
        this.accounts = accounts;
        this.texts = texts;
    }

    EInvoice write(Invoice invoice) {
        LegalEntity entity = entities.get(invoice.entity());
        Party seller = parties.seller(entity, invoice.language());
        Client client = clients.get(invoice.client());
        Party buyer =
                parties.buyer(client, clients.contactAddress(invoice.client()).orElse(null));
        EInvoiceBuilder document = begin(invoice, seller, buyer)
                .dueOn(invoice.kind() == Invoice.Kind.INVOICE ? invoice.dueOn() : null)
                .references(reference(invoice), null)
                .note(note(invoice))
                .delivered(new Delivery(invoice.suppliedOn(), null))
                .payable(payment(invoice, entity));
        if (!InvoiceParties.isReachedByNetwork(client)) {
            document.outsideNetwork();
        }
        for (int i = 0; i < invoice.lines().size(); i++) {
            document.line(line(i + 1, invoice.lines().get(i)));
        }
        annexes.of(invoice.id())
                .map(annex -> new Attachment(annex.name(), null, annex.name(), annex.mimeType(), annex.content(), null))
                .ifPresent(document::attach);
        return document.build().withTax(invoice.vat().toDecimal());
    }

    private EInvoiceBuilder begin(Invoice invoice, Party seller, Party buyer) {
        String number = invoice.number().isEmpty() ? NO_NUMBER_YET : invoice.number();
        InvoiceId corrects = invoice.corrects();
        if (corrects == null) {
            return EInvoice.invoice(number, invoice.issuedOn(), seller, buyer);
        }
        Invoice corrected = invoices.find(corrects).orElseThrow();
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
        return reference.length() <= LONGEST_REFERENCE ? reference : reference.substring(0, LONGEST_REFERENCE);
    }

    /** A credit note says why, and that the buyer gives back the VAT that it deducted (royal decree no. 4, art. 4). */
    private @Nullable String note(Invoice invoice) {
        if (invoice.kind() == Invoice.Kind.INVOICE) {
            return null;
        }
        String why = texts.get(invoice.language(), "invoicing.print.reason", Map.of("reason", invoice.reason()));
        return invoice.vat().isZero() ? why : why + " " + texts.get(invoice.language(), "invoicing.print.vat_back");
    }

    private @Nullable Payment payment(Invoice invoice, LegalEntity entity) {
        String reference = invoice.structuredReference();
        if (invoice.kind() == Invoice.Kind.CREDIT_NOTE || reference == null) {
            return null;
        }
        String shown = new StructuredReference(reference).display();
        return accounts.receiving(invoice.entity())
                .map(iban -> Payment.transfer(iban.value(), entity.name(), shown, null))
                .orElse(null);
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
                line.net().toDecimal());
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
