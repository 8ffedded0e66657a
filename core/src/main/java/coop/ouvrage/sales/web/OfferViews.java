package coop.ouvrage.sales.web;

import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.invoicing.Order;
import coop.ouvrage.invoicing.QuoteId;
import coop.ouvrage.invoicing.QuotePrices;
import coop.ouvrage.invoicing.Quotes;
import coop.ouvrage.money.Money;
import coop.ouvrage.parties.Parties;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.sales.Offer;
import coop.ouvrage.sales.OfferOrders;
import coop.ouvrage.sales.OfferTemplates;
import coop.ouvrage.sales.Offers;
import coop.ouvrage.unit.Units;
import coop.ouvrage.web.NotFound;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Puts together what the page of a unit's quote says. */
@Component
class OfferViews {

    private final Offers offers;
    private final OfferOrders ordered;
    private final OfferTemplates templates;
    private final Quotes quotes;
    private final Units units;
    private final Parties parties;
    private final Permissions permissions;

    OfferViews(
            Offers offers,
            OfferOrders ordered,
            OfferTemplates templates,
            Quotes quotes,
            Units units,
            Parties parties,
            Permissions permissions) {
        this.offers = offers;
        this.ordered = ordered;
        this.templates = templates;
        this.quotes = quotes;
        this.units = units;
        this.parties = parties;
        this.permissions = permissions;
    }

    OfferView of(UUID id) {
        Offer offer = offers.find(id).orElseThrow(NotFound::new);
        boolean mayWrite = permissions.allows(Permission.QUOTE_WRITE, offer.unit());
        Order order = ordered.order(offer).orElse(null);
        QuoteId sent = offer.quote();
        return new OfferView(
                offer,
                units.get(offer.unit()),
                parties.name(offer.draft().client()),
                mayWrite && offer.isOpen() ? priced(offer) : null,
                quotes.ofJob(id),
                sent == null ? null : quotes.terms(sent).orElse(null),
                sent == null ? "" : quotes.declinedReason(sent).orElse(""),
                order,
                order == null ? Money.ZERO : ordered.left(order),
                order == null ? Money.ZERO : ordered.deposits(order),
                ordered.invoices(offer),
                ordered.callOffs(offer),
                order == null ? null : ordered.standing(order).orElse(null),
                order == null ? List.of() : ordered.drawn(offer, order),
                templates.of(offer.unit()),
                mayWrite);
    }

    private QuotePrices.@org.jspecify.annotations.Nullable Priced priced(Offer offer) {
        return offers.price(offer.unit(), offer.draft())
                        instanceof Outcome.Done<QuotePrices.Priced>(QuotePrices.Priced priced)
                ? priced
                : null;
    }
}
