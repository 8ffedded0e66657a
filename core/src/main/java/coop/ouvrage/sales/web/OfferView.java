package coop.ouvrage.sales.web;

import coop.ouvrage.invoicing.FrameworkOrders;
import coop.ouvrage.invoicing.Invoice;
import coop.ouvrage.invoicing.Order;
import coop.ouvrage.invoicing.Quote;
import coop.ouvrage.invoicing.QuotePrices;
import coop.ouvrage.invoicing.QuoteTerms;
import coop.ouvrage.money.Money;
import coop.ouvrage.sales.CallOffs;
import coop.ouvrage.sales.Offer;
import coop.ouvrage.sales.OfferInvoices;
import coop.ouvrage.unit.ProductionUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the page of a unit's quote says.
 *
 * @param priced what the draft comes to; null if it would be refused today
 * @param versions those that were sent, latest first
 * @param terms of the latest version
 * @param declined what the client said when it declined; empty for nothing
 * @param left what of the order is not invoiced, before VAT, in its currency
 * @param deposits of that order, invoiced and not taken off yet
 * @param standing of a framework order in euro
 * @param drawn invoices of work that drew on the order
 * @param mayWrite whether the reader acts for the unit
 */
public record OfferView(
        Offer offer,
        ProductionUnit unit,
        String client,
        QuotePrices.@Nullable Priced priced,
        List<Quote> versions,
        @Nullable QuoteTerms terms,
        String declined,
        @Nullable Order order,
        Money left,
        Money deposits,
        List<OfferInvoices.Made> invoices,
        List<CallOffs.CallOff> callOffs,
        FrameworkOrders.@Nullable Standing standing,
        List<Invoice> drawn,
        Map<UUID, String> templates,
        boolean mayWrite) {

    public boolean isFramework() {
        return offer.draft().framework();
    }

    /** Whether a deposit is agreed and not asked for. */
    public boolean depositIsOpen() {
        return offer.draft().deposit().signum() > 0
                && invoices.stream()
                        .noneMatch(made -> made.kind() == OfferInvoices.Kind.DEPOSIT
                                && (made.invoice() != null || isWaiting(made)));
    }

    public boolean waits() {
        return invoices.stream().anyMatch(OfferView::isWaiting);
    }

    private static boolean isWaiting(OfferInvoices.Made made) {
        return made.state() == coop.ouvrage.sales.SaleRequest.State.WAITING;
    }
}
