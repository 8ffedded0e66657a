package coop.ouvrage.purchases;

import coop.ouvrage.access.AccessDenied;
import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.documents.ContentHash;
import coop.ouvrage.documents.DocumentStore;
import coop.ouvrage.einvoice.EInvoice;
import coop.ouvrage.einvoice.EInvoiceGateway;
import coop.ouvrage.einvoice.EInvoiceReader;
import coop.ouvrage.einvoice.InvoicePicture;
import coop.ouvrage.einvoice.PdfPaper;
import coop.ouvrage.einvoice.ReadInvoice;
import coop.ouvrage.exchange.ReferenceRate;
import coop.ouvrage.money.Money;
import coop.ouvrage.purchases.spi.VatDeduction;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.unit.ProductionUnit;
import coop.ouvrage.unit.Units;
import coop.ouvrage.web.NotFound;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Documents of suppliers as their readers may see them: holders those of their units, finance and auditors all. */
@Service
public class PurchaseReading {

    private final PurchaseStore store;
    private final PurchaseListing listing;
    private final PurchaseBooking booking;
    private final PurchaseChecks checks;
    private final Suggestions suggestions;
    private final PaperHints hints;
    private final Responses responses;
    private final EInvoiceGateway gateway;
    private final DocumentStore files;
    private final Units units;
    private final Permissions permissions;
    private final CurrentUser user;
    private final Division division;
    private final Deductions deductions;
    private final Approvals approvals;

    PurchaseReading(
            Division division,
            Deductions deductions,
            Approvals approvals,
            PurchaseStore store,
            PurchaseListing listing,
            PurchaseBooking booking,
            PurchaseChecks checks,
            Suggestions suggestions,
            PaperHints hints,
            Responses responses,
            EInvoiceGateway gateway,
            DocumentStore files,
            Units units,
            Permissions permissions,
            CurrentUser user) {
        this.division = division;
        this.deductions = deductions;
        this.approvals = approvals;
        this.store = store;
        this.listing = listing;
        this.booking = booking;
        this.checks = checks;
        this.suggestions = suggestions;
        this.hints = hints;
        this.responses = responses;
        this.gateway = gateway;
        this.files = files;
        this.units = units;
        this.permissions = permissions;
        this.user = user;
    }

    /** @throws NotFound if there is none, or it is not for the reader */
    @Transactional(readOnly = true)
    public Purchase get(PurchaseId id) {
        Purchase purchase = store.find(id).orElseThrow(NotFound::new);
        boolean reads = purchase.units().isEmpty()
                ? permissions.allows(Permission.PURCHASE_READ)
                : purchase.units().stream().anyMatch(unit -> permissions.allows(Permission.PURCHASE_READ, unit));
        if (!reads) {
            throw new NotFound();
        }
        return purchase;
    }

    /** Of all units, for those who read all; else of the reader's units. */
    @Transactional(readOnly = true)
    public PurchaseQuery.Found list(PurchaseQuery query) {
        return listing.rows(permissions.allows(Permission.PURCHASE_READ) ? null : mine(), query);
    }

    /** @throws AccessDenied unless the reader sees the documents of all units */
    public void requireAll() {
        permissions.require(Permission.PURCHASE_READ);
    }

    private List<UUID> mine() {
        return user.partyId().stream()
                .flatMap(party -> Stream.concat(units.ofHolder(party).stream(), units.ofAdviser(party).stream()))
                .map(unit -> unit.id().value())
                .distinct()
                .toList();
    }

    /** Units of the reader that may buy, with the word that suppliers are asked to write on their invoices. */
    @Transactional(readOnly = true)
    public Map<UUID, UnitCode> codes() {
        Map<UUID, UnitCode> codes = new java.util.LinkedHashMap<>();
        user.partyId()
                .ifPresent(party -> units.ofHolder(party).stream()
                        .filter(ProductionUnit::open)
                        .forEach(unit -> codes.put(
                                unit.id().value(),
                                new UnitCode(
                                        unit.name(), Suggestions.code(unit.id().value())))));
        return codes;
    }

    /** @param code such as {@code OV-1A2B3C4D} */
    public record UnitCode(String name, String code) {}

    public byte[] original(Purchase purchase) {
        return files.get(new ContentHash(purchase.receipt().fileHash())).orElseThrow();
    }

    /** The document as an invoice, read again from its original; empty if it is none. */
    public Optional<EInvoice> invoice(Purchase purchase) {
        return EInvoiceReader.read(original(purchase)) instanceof Outcome.Done<ReadInvoice>(ReadInvoice read)
                ? Optional.of(read.invoice())
                : Optional.empty();
    }

    /** The readable form as PDF, made by us from the original. */
    public byte[] picture(Purchase purchase, Locale language) {
        EInvoice invoice = invoice(purchase).orElseThrow(NotFound::new);
        return InvoicePicture.pdf(
                invoice, language, InvoicePicture.Dress.plain(invoice.seller().name()));
    }

    /**
     * What people see of a document that programs cannot read, and what its text lets one guess.
     *
     * @param pages that can be shown; 0 for what is no PDF
     * @param entity of ours that it names; empty for none
     */
    public record Paper(int pages, String text, String entity, String supplierNumber, String account) {}

    public Paper paper(Purchase purchase) {
        PdfPaper.Content content = PdfPaper.content(original(purchase)).orElseGet(() -> new PdfPaper.Content(0, ""));
        PaperHints.Hints found = hints.of(content.text());
        return new Paper(
                content.pages(), content.text().strip(), found.entity(), found.supplierNumber(), found.account());
    }

    /** How many pages of it can be shown; 0 for what is no PDF. */
    public int pages(Purchase purchase) {
        return PdfPaper.content(original(purchase)).map(PdfPaper.Content::pages).orElse(0);
    }

    /** A page of it as PNG. */
    public byte[] page(Purchase purchase, int page) {
        return PdfPaper.picture(original(purchase), page).orElseThrow(NotFound::new);
    }

    /** What stands in the way of booking it; empty if nothing does. */
    public List<Refusal> obstacles(Purchase purchase) {
        return purchase.state().isDecided() || purchase.state() == Purchase.State.UNREADABLE
                ? List.of()
                : checks.ofContent(purchase);
    }

    public boolean isAccountConfirmed(Purchase purchase) {
        return checks.isAccountConfirmed(purchase);
    }

    /** What the unit bears; null while the document does not say enough. */
    public @Nullable Money cost(Purchase purchase) {
        return booking.preview(purchase) instanceof Outcome.Done<PurchaseBooking.Amounts>(var amounts)
                ? amounts.cost()
                : null;
    }

    /** Of a document in another currency: that at which it is booked, or would be; null for the euro and while it is not known. */
    public @Nullable ReferenceRate rate(Purchase purchase) {
        return booking.knownRate(purchase);
    }

    /** What the provider of the sender was told about the message itself; empty for what did not come by an access point of ours. */
    public Optional<EInvoiceGateway.Told> told(Purchase purchase) {
        return purchase.receipt().channel() == Purchase.Channel.NETWORK
                ? gateway.told(purchase.receipt().messageId())
                : Optional.empty();
    }

    /**
     * What the supplier was told.
     *
     * @param code UNCL 4343, such as {@code RE}
     * @param state {@code WAITING}, {@code SENT}, {@code NOBODY} or {@code REJECTED}
     */
    public record Answer(String code, String state) {}

    public List<Answer> answers(Purchase purchase) {
        return responses.of(purchase.id());
    }

    /** The parts of it, else how it could be divided. */
    public List<Division.Proposed> parts(Purchase purchase) {
        return division.proposed(purchase, invoice(purchase).orElse(null));
    }

    /** The rows that parts belong to, in the currency of the document. */
    public List<Facts.Vat> rows(Purchase purchase) {
        return Sharing.rows(purchase.facts());
    }

    /** Codes of what the law says of the deduction on the day of the document. */
    public List<String> limits(Purchase purchase) {
        return deductions.limits(booking.day(purchase)).stream()
                .map(VatDeduction.Limit::code)
                .toList();
    }

    /** Whether it waits for the reader, wholly or in part. */
    public boolean waitsForMe(Purchase purchase) {
        return purchase.state() == Purchase.State.HOLDER && approvals.waitForMe(purchase);
    }

    /** Whether the reader holds a unit that would bear something of it. */
    public boolean isMine(Purchase purchase) {
        return approvals.holdAny(purchase);
    }

    public Map<UUID, String> jobs(UUID unit) {
        return suggestions.jobs(unit);
    }
}
