package coop.ouvrage.invoicing;

import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.customer.Client;
import coop.ouvrage.customer.VatChecks;
import coop.ouvrage.invoicing.spi.Supply;
import coop.ouvrage.invoicing.spi.VatRules;
import coop.ouvrage.invoicing.spi.VatRules.VatCase;
import coop.ouvrage.invoicing.spi.VatRules.VatQuestion;
import coop.ouvrage.money.Money;
import coop.ouvrage.policy.Policies;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.unit.ProductionUnit;
import coop.ouvrage.unit.Units;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Prices what a holder wants to offer, and says what keeps it from being offered. Writes nothing. */
@Component
class QuoteDrafting {

    static final Money MOST = Money.of("10000000.00");

    private final VatRules vat;
    private final Units units;
    private final VatChecks vatChecks;
    private final Policies policies;
    private final BusinessTime time;

    QuoteDrafting(VatRules vat, Units units, VatChecks vatChecks, Policies policies, BusinessTime time) {
        this.vat = vat;
        this.units = units;
        this.vatChecks = vatChecks;
        this.policies = policies;
        this.time = time;
    }

    VatCase vatCase(ProductionUnit unit, Client client, Supply supply) {
        return vat.decide(new VatQuestion(
                time.today(),
                supply,
                units.vatExempt(unit.entity()),
                client.country(),
                client.taxable(),
                client.euInstitution()));
    }

    boolean asksJustification(VatCase decided) {
        return vat.asksJustification(decided);
    }

    Money contribution(Money earned) {
        return earned.times(policies.rate("invoicing.contribution", time.today()));
    }

    List<SaleLine> lines(ProductionUnit unit, Client client, List<QuoteDraft.Item> items) {
        return items.stream()
                .map(item -> SaleLine.of(
                                item.description(),
                                item.supply(),
                                item.quantity(),
                                item.quantityUnit(),
                                item.unitPrice(),
                                vatCase(unit, client, item.supply()))
                        .justified(item.justification()))
                .toList();
    }

    static boolean namesVatNumber(VatCase vat) {
        return vat.category().equals("AE") || vat.category().equals("K");
    }

    /**
     * Whether a deposit may not be asked for one of these lines. On goods for another member state the tax is chargeable with the supply,
     * never with an advance (directive 2006/112, art. 65 and 67), so that a deposit belongs neither among those supplies in the return nor
     * in the listing; which grid holds it instead was not found in an official text.
     */
    static boolean bearsNoDeposit(List<SaleLine> lines) {
        return lines.stream().anyMatch(line -> line.vat().category().equals("K"));
    }

    /** Why a supply cannot be sold by this entity to this client. */
    static Refusal refused(Supply supply, VatCase vat) {
        return vat.code().equals(VatRules.EXEMPT_ENTITY)
                ? Refusal.of("invoicing.exempt_entity")
                : Refusal.of("invoicing.supply_refused", "supply", supply.name());
    }

    /** Under the reverse charge an invoice names the client's VAT number, and nobody has said that it is not in use. */
    List<Refusal> vatRefusals(Client client, List<VatCase> cases) {
        if (cases.stream().noneMatch(QuoteDrafting::namesVatNumber)) {
            return List.of();
        }
        if (client.vatNumber() == null) {
            return List.of(Refusal.of("invoicing.vat_number_missing"));
        }
        return vatChecks.stands(client)
                ? List.of()
                : List.of(Refusal.of(
                        "invoicing.vat_number_invalid",
                        "number",
                        client.vatNumber().value()));
    }

    /** @param all the lines that bind and those that are offered as options */
    List<Refusal> refusals(
            QuoteDraft draft, @Nullable QuoteExtras extras, Client client, List<SaleLine> all, SaleTotals totals) {
        List<Refusal> refusals = new ArrayList<>();
        if (!client.mayBeOffered()) {
            refusals.add(Refusal.of("invoicing.client_closed"));
        }
        all.stream()
                .filter(line -> line.vat().refused())
                .forEach(line -> refusals.add(refused(line.supply(), line.vat())));
        refusals.addAll(vatRefusals(client, all.stream().map(SaleLine::vat).toList()));
        if (extras != null && extras.deposit().signum() > 0 && bearsNoDeposit(all)) {
            refusals.add(Refusal.of("invoicing.deposit_on_union_goods"));
        }
        refusals.addAll(QuoteTexts.refusals(draft, extras));
        refusals.addAll(amounts(draft, all, totals));
        if (draft.validUntil().isBefore(time.today())) {
            refusals.add(Refusal.of("invoicing.validity_past", "day", draft.validUntil()));
        }
        int most = policies.number("invoicing.quote_days_most", time.today());
        if (draft.validUntil().isAfter(time.today().plusDays(most))) {
            refusals.add(Refusal.of(
                    "invoicing.validity_too_long",
                    "days",
                    most,
                    "day",
                    time.today().plusDays(most)));
        }
        return refusals;
    }

    private List<Refusal> amounts(QuoteDraft draft, List<SaleLine> all, SaleTotals totals) {
        List<Refusal> refusals = new ArrayList<>();
        if (!totals.exclVat().isPositive()) {
            refusals.add(Refusal.of("invoicing.price_not_positive"));
        } else if (SaleTotals.of(all).exclVat().compareTo(MOST) > 0) {
            refusals.add(Refusal.of("invoicing.price_too_high", "most", MOST));
        }
        if (draft.costs().isNegative()
                || draft.costs().compareTo(totals.exclVat().minus(contribution(totals.earned()))) > 0) {
            refusals.add(Refusal.of("invoicing.costs_above_price", "costs", draft.costs()));
        }
        return refusals;
    }
}
