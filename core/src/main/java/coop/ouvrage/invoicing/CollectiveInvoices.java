package coop.ouvrage.invoicing;

import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.customer.Client;
import coop.ouvrage.customer.Clients;
import coop.ouvrage.invoicing.spi.Supply;
import coop.ouvrage.invoicing.spi.VatRules.VatCase;
import coop.ouvrage.money.Money;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Invoices of what was supplied under an agreement, without an order of its own for each, or drawn on a framework order: many lines on one document, with an annex that
 * says what they are made of. Corrected line by line with credit notes.
 */
@Service
public class CollectiveInvoices {

    private final InvoiceStore store;
    private final InvoiceDrafts drafts;
    private final InvoiceIssue issue;
    private final QuotePrices prices;
    private final FrameworkOrders frameworks;
    private final Clients clients;
    private final Permissions permissions;

    CollectiveInvoices(
            InvoiceStore store,
            InvoiceDrafts drafts,
            InvoiceIssue issue,
            QuotePrices prices,
            FrameworkOrders frameworks,
            Clients clients,
            Permissions permissions) {
        this.store = store;
        this.drafts = drafts;
        this.issue = issue;
        this.prices = prices;
        this.frameworks = frameworks;
        this.clients = clients;
        this.permissions = permissions;
    }

    /**
     * A line before VAT is decided.
     *
     * @param quantityUnit UN/ECE code, as for {@link SaleLine}
     */
    public record Item(String description, BigDecimal quantity, String quantityUnit, BigDecimal unitPrice) {}

    /**
     * What is to be invoiced together.
     *
     * @param subject the agreement or job, under which the lines stand in the books
     * @param suppliedOn last day of what was supplied
     * @param drawn the framework order that it is drawn on; null for none
     */
    public record Draft(
            String entity,
            UUID unit,
            UUID client,
            UUID subject,
            String title,
            String language,
            @Nullable String clientReference,
            LocalDate suppliedOn,
            List<Item> items,
            InvoiceAnnex annex,
            @Nullable Drawn drawn) {}

    /** @param sources whose draws the invoice bears */
    public record Drawn(OrderId order, Collection<UUID> sources) {}

    /** Refused when the client may not be invoiced, or the document would not be taken by its software. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Outcome<InvoiceId> issue(Draft draft) {
        permissions.require(Permission.INVOICE_ISSUE, draft.unit());
        Client client = clients.get(draft.client());
        VatCase vat = prices.vatCase(draft.unit(), draft.client(), Supply.SERVICE);
        List<Refusal> refusals = new ArrayList<>();
        if (!client.mayBeInvoicedForOrders()) {
            refusals.add(Refusal.of("invoicing.client_not_verified"));
        }
        if (vat.refused()) {
            refusals.add(Refusal.of("invoicing.supply_refused", "supply", Supply.SERVICE.name()));
        }
        refusals.addAll(prices.vatRefusals(draft.client(), vat));
        List<SaleLine> lines = draft.items().stream()
                .map(item -> SaleLine.of(
                        item.description(),
                        Supply.SERVICE,
                        item.quantity(),
                        item.quantityUnit(),
                        item.unitPrice(),
                        vat))
                .toList();
        SaleTotals totals = SaleTotals.of(lines);
        Invoice invoice = drafts.collective(draft, client, lines, totals, prices.contribution(totals.earned()));
        if (refusals.isEmpty()) {
            refusals.addAll(drafts.findings(invoice));
        }
        Drawn drawn = draft.drawn();
        if (drawn != null) {
            refusals.addAll(frameworks.refusals(drawn.order(), totals.exclVat()));
        }
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        InvoiceId issued = issue.invoice(invoice, draft.subject(), drawn != null, draft.annex());
        if (drawn != null) {
            frameworks.borne(drawn.order(), draft.subject(), drawn.sources(), invoice);
        }
        return Outcome.done(issued);
    }

    /**
     * Gives back parts of lines.
     *
     * @param nets by number of the line, counted from 1: what is given back of it before VAT, above zero
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Outcome<InvoiceId> credit(InvoiceId id, Map<Integer, Money> nets, String reason) {
        Invoice invoice = store.lock(id).orElseThrow();
        invoice.lines().stream()
                .map(Invoice.Line::unit)
                .distinct()
                .forEach(unit -> permissions.require(Permission.INVOICE_CREDIT, unit));
        List<Invoice> earlier = store.creditNotesOn(id);
        Money left = earlier.stream().map(Invoice::exclVat).reduce(invoice.exclVat(), Money::minus);
        if (Money.sum(nets.values()).compareTo(left) > 0) {
            return Outcome.refused(Refusal.of("invoicing.credit_above_invoice", "left", left));
        }
        Invoice note = drafts.creditNote(invoice, earlier, nets, reason);
        List<Refusal> refusals = drafts.findings(note);
        return refusals.isEmpty() ? Outcome.done(issue.creditNote(note, id)) : Outcome.refused(refusals);
    }
}
