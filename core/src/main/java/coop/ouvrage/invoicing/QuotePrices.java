package coop.ouvrage.invoicing;

import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.customer.Client;
import coop.ouvrage.customer.Clients;
import coop.ouvrage.exchange.ReferenceRate;
import coop.ouvrage.exchange.ReferenceRates;
import coop.ouvrage.invoicing.spi.Supply;
import coop.ouvrage.invoicing.spi.VatRules.VatCase;
import coop.ouvrage.money.Money;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.unit.ProductionUnit;
import coop.ouvrage.unit.Units;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** What offers come to, with their VAT and contribution, before anything is written. */
@Service
public class QuotePrices {

    private final QuoteDrafting drafting;
    private final Units units;
    private final Clients clients;
    private final ReferenceRates rates;
    private final Permissions permissions;
    private final BusinessTime time;

    QuotePrices(
            QuoteDrafting drafting,
            Units units,
            Clients clients,
            ReferenceRates rates,
            Permissions permissions,
            BusinessTime time) {
        this.drafting = drafting;
        this.units = units;
        this.clients = clients;
        this.rates = rates;
        this.permissions = permissions;
        this.time = time;
    }

    /** The VAT case of a supply of a unit to a client today, before anything is written. */
    public VatCase vatCase(UUID unit, UUID client, Supply supply) {
        return drafting.vatCase(units.get(unit), clients.visible(client).orElseThrow(), supply);
    }

    /**
     * What the client must still tell so that an invoice of this case can be written: under the reverse charge it names the client's
     * VAT number (directive 2006/112, art. 226 (4)). Asked for before the work: on the day of the invoice it would be too late.
     */
    public List<Refusal> vatRefusals(UUID client, VatCase vat) {
        return drafting.vatRefusals(clients.visible(client).orElseThrow(), List.of(vat));
    }

    /** Supplies that cannot be sold here at all: told before anything else, as no other correction would help. */
    public List<Refusal> supplyRefusals(UUID unit, UUID client, List<Supply> supplies) {
        return supplies.stream()
                .distinct()
                .map(supply -> Map.entry(supply, vatCase(unit, client, supply)))
                .filter(one -> one.getValue().refused())
                .map(one -> QuoteDrafting.refused(one.getKey(), one.getValue()))
                .distinct()
                .toList();
    }

    /** Whether the seller must say why the VAT of this supply is right, since it is below the standard rate. */
    public boolean asksJustification(UUID unit, UUID client, Supply supply) {
        return drafting.asksJustification(vatCase(unit, client, supply));
    }

    /** As {@link #asksJustification(UUID, UUID, Supply)}, of a case that is decided. */
    public boolean asksJustification(VatCase decided) {
        return drafting.asksJustification(decided);
    }

    /** The mutual contribution on turnover before VAT, half-up to the cent. */
    public Money contribution(Money earned) {
        return drafting.contribution(earned);
    }

    /**
     * What an offer comes to, before it is written.
     *
     * @param options what the client may add; not in the totals
     * @param foreign what it comes to in its currency, at the rate of today; null for the euro
     */
    public record Priced(
            List<SaleLine> lines,
            List<SaleLine> options,
            SaleTotals totals,
            @Nullable ForeignAmounts foreign) {

        /** Its price with VAT, in its currency, for a text in a language. */
        public Object price(String language) {
            Money inclVat = foreign == null ? totals.inclVat() : Money.of(foreign.inclVat());
            return Quote.written(foreign, inclVat, language);
        }
    }

    /** What an offer would come to today; refused for what {@link Quotes#draft(QuoteDraft)} refuses. */
    public Outcome<Priced> price(QuoteDraft draft, @Nullable QuoteExtras extras) {
        permissions.require(Permission.QUOTE_WRITE, draft.unit());
        ProductionUnit unit = units.get(draft.unit());
        Client client = clients.visible(draft.client()).orElseThrow();
        Outcome<ReferenceRate> known = draft.currency() == null ? null : rates.on(draft.currency(), time.today());
        if (known instanceof Outcome.Refused<ReferenceRate>(List<Refusal> missing)) {
            return Outcome.refused(missing);
        }
        ReferenceRate rate = known == null ? null : known.orThrow();
        List<SaleLine> priced = drafting.lines(unit, client, draft.items());
        List<SaleLine> lines = inEuro(priced, rate);
        List<SaleLine> options =
                extras == null ? List.of() : inEuro(drafting.lines(unit, client, extras.options()), rate);
        List<SaleLine> all = new ArrayList<>(lines);
        all.addAll(options);
        SaleTotals totals = SaleTotals.of(lines);
        List<Refusal> refusals = drafting.refusals(draft, extras, client, all, totals);
        ForeignAmounts foreign = rate == null ? null : ForeignAmounts.of(rate, SaleTotals.of(priced));
        return refusals.isEmpty()
                ? Outcome.done(new Priced(lines, options, totals, foreign))
                : Outcome.refused(refusals);
    }

    private static List<SaleLine> inEuro(List<SaleLine> priced, @Nullable ReferenceRate rate) {
        return rate == null
                ? priced
                : priced.stream()
                        .map(line -> line.coming(rate.toEuro(line.net().toDecimal())))
                        .toList();
    }
}
