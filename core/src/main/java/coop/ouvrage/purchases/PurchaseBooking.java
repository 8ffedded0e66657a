package coop.ouvrage.purchases;

import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.exchange.ReferenceRate;
import coop.ouvrage.exchange.ReferenceRates;
import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.Dim;
import coop.ouvrage.ledger.Dimensions;
import coop.ouvrage.ledger.EntryDraft;
import coop.ouvrage.ledger.Journal;
import coop.ouvrage.ledger.Ledger;
import coop.ouvrage.money.Money;
import coop.ouvrage.policy.Policies;
import coop.ouvrage.purchases.spi.OwnVat;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.unit.Budgets;
import coop.ouvrage.unit.ProductionUnit;
import coop.ouvrage.unit.Units;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a purchase does to budget and books: money held on the holder's word, then cost, VAT and the debt to the supplier. */
@Component
class PurchaseBooking {

    /** More than this between total and amount payable is no rounding. */
    static final Money MOST_ROUNDING = Money.of("1.00");

    private final Budgets budgets;
    private final Units units;
    private final Ledger ledger;
    private final OwnVat law;
    private final ReferenceRates rates;
    private final Policies policies;
    private final PurchaseStore store;
    private final BusinessTime time;

    PurchaseBooking(
            Budgets budgets,
            Units units,
            Ledger ledger,
            OwnVat law,
            ReferenceRates rates,
            Policies policies,
            PurchaseStore store,
            BusinessTime time) {
        this.budgets = budgets;
        this.units = units;
        this.ledger = ledger;
        this.law = law;
        this.rates = rates;
        this.policies = policies;
        this.store = store;
        this.time = time;
    }

    /**
     * A purchase in the books, positive also for a credit note.
     *
     * @param excl before VAT; what the sums of the law count
     * @param vat that the supplier charges
     * @param cost net amount and the VAT that is not deducted
     * @param deducted of the VAT of the supplier and of our own
     * @param ownVat that we owe ourselves
     */
    record Amounts(Money excl, Money vat, Money cost, Money deducted, Money ownVat, Money rounding, Money payable) {}

    /** Which the document says in euro, or which its currency comes to. */
    private Amounts amounts(Purchase purchase) {
        Facts facts = inEuro(purchase).orThrow();
        Money excl = Objects.requireNonNull(facts.excl());
        Money vat = Objects.requireNonNull(facts.vat());
        Money payable = Objects.requireNonNull(facts.payable());
        Money own = ownBase(purchase, facts).times(ownRate(purchase).orThrow());
        Money deducted = vat.plus(own).times(purchase.coding().deductible());
        Money cost = excl.plus(vat).plus(own).minus(deducted);
        return new Amounts(excl, vat, cost, deducted, own, rounding(facts), payable);
    }

    /** What was bought without VAT and bears it here; the whole where the document has no table. */
    private Money ownBase(Purchase purchase, Facts facts) {
        OwnVat.Origin origin = purchase.coding().treatment().origin();
        if (origin == null || facts.table().isEmpty()) {
            return origin == null ? Money.ZERO : Objects.requireNonNull(facts.excl());
        }
        return Money.sum(facts.table().stream()
                .filter(row -> law.isOwed(origin, row.category(), !row.tax().isZero()))
                .map(Facts.Vat::taxable)
                .toList());
    }

    /**
     * What the document says, in euro. Converted at the last rate that the European Central Bank published on its day, that of the tax
     * (directive 2006/112/EC, art. 91 §2); what corrects an invoice takes the rate of that. Refused as long as the rate is not known, and
     * when the VAT in euro that the supplier states is not what its currency comes to.
     */
    Outcome<Facts> inEuro(Purchase purchase) {
        Facts facts = purchase.facts();
        if (facts.isEuro() || facts.excl() == null || facts.vat() == null || facts.payable() == null) {
            return Outcome.done(facts);
        }
        return switch (rateOf(purchase)) {
            case Outcome.Refused<ReferenceRate>(List<Refusal> refusals) -> Outcome.refused(refusals);
            case Outcome.Done<ReferenceRate>(ReferenceRate rate) -> {
                Money stated = facts.statedVat();
                yield stated == null ? Outcome.done(facts.inEuro(rate)) : inEuro(facts, rate, stated);
            }
        };
    }

    /** Suppliers may take another rate than we for the VAT that they state in euro, but not one further away than was decided. */
    private Outcome<Facts> inEuro(Facts facts, ReferenceRate rate, Money stated) {
        Money due = rate.toEuro(Objects.requireNonNull(facts.vat()).toDecimal());
        BigDecimal most = policies.rate("purchases.vat_beside_most", time.today());
        Money beside = stated.minus(due).abs();
        return beside.compareTo(due.abs().times(most).max(MOST_ROUNDING)) <= 0
                ? Outcome.done(facts.inEuro(rate))
                : Outcome.refused(Refusal.of(
                        "purchases.vat_in_euro",
                        "stated",
                        stated,
                        "due",
                        due,
                        "most",
                        most.movePointRight(2).stripTrailingZeros()));
    }

    private Outcome<ReferenceRate> rateOf(Purchase purchase) {
        Facts facts = purchase.facts();
        if (purchase.rate() != null) {
            return Outcome.done(purchase.rate());
        }
        LocalDate issued = facts.issuedOn();
        Optional<ReferenceRate> corrected = facts.corrects() == null || purchase.supplier() == null
                ? Optional.empty()
                : store.rateOf(purchase.supplier(), facts.corrects(), facts.currency());
        return corrected
                .map(Outcome::done)
                .orElseGet(() -> rates.on(facts.currency(), issued == null ? time.today() : issued));
    }

    /** At which it is converted; null for the euro. */
    @Nullable
    ReferenceRate rate(Purchase purchase) {
        return purchase.facts().isEuro() ? null : rateOf(purchase).orThrow();
    }

    /** The same; null too while no rate is known, as of a document that could not be read. */
    @Nullable
    ReferenceRate knownRate(Purchase purchase) {
        return !purchase.facts().isEuro() && rateOf(purchase) instanceof Outcome.Done<ReferenceRate>(ReferenceRate rate)
                ? rate
                : null;
    }

    /** Of the VAT that we owe ourselves: none where the supplier charges it. Refused when the law of the day is not known. */
    Outcome<BigDecimal> ownRate(Purchase purchase) {
        LocalDate issued = purchase.facts().issuedOn();
        return purchase.coding().treatment().isOwn()
                ? law.rate(purchase.coding().ownLevel(), issued == null ? time.today() : issued)
                : Outcome.done(BigDecimal.ZERO);
    }

    private static Money rounding(Facts facts) {
        return Objects.requireNonNull(facts.payable())
                .minus(Objects.requireNonNull(facts.excl()))
                .minus(Objects.requireNonNull(facts.vat()));
    }

    /** Holds the cost on the budget of the unit; the common pot is not held to one. */
    Outcome<PurchaseId> hold(Purchase purchase) {
        ProductionUnit unit = unit(purchase);
        Money cost = amounts(purchase).cost();
        if (purchase.facts().credit() || unit.kind() == ProductionUnit.Kind.POT || !cost.isPositive()) {
            return Outcome.done(purchase.id());
        }
        return budgets.reserve(new Budgets.Hold(
                        purchase.id().value(), unit.id().value(), subject(purchase), null, cost, Money.ZERO))
                .map(held -> purchase.id());
    }

    void release(Purchase purchase) {
        budgets.release(purchase.id().value());
    }

    /** Cost and VAT against the debt to the supplier; a credit note the other way round. */
    Amounts post(Purchase purchase) {
        Amounts amounts = amounts(purchase);
        boolean credit = purchase.facts().credit();
        EntryDraft.Builder entry = EntryDraft.in(
                        Objects.requireNonNull(purchase.entity()), Journal.PURCHASE, time.today())
                .from("purchase", purchase.id().value())
                .key("purchase:" + purchase.id() + ":booked")
                .text(
                        credit ? "ledger.text.purchase_credit" : "ledger.text.purchase",
                        Map.of("number", purchase.facts().number()));
        ProductionUnit unit = unit(purchase);
        Dimensions place = Dim.unit(unit.id().value()).subject(subject(purchase));
        boolean goods = purchase.coding().nature() == Purchase.Nature.GOODS;
        entry.debit(
                goods ? AccountRole.GOODS_BOUGHT : AccountRole.COSTS_OF_UNITS, signed(amounts.cost(), credit), place);
        if (credit) {
            entry.credit(AccountRole.VAT_TO_REPAY, amounts.deducted(), Dim.none());
        } else {
            entry.debit(AccountRole.INPUT_VAT, amounts.deducted(), Dim.none());
        }
        entry.credit(AccountRole.VAT_DUE_BY_US, signed(amounts.ownVat(), credit), Dim.none())
                .debit(AccountRole.ROUNDING, signed(amounts.rounding(), credit), Dim.unit(units.pot(unit.entity())))
                .credit(
                        AccountRole.SUPPLIER,
                        signed(amounts.payable(), credit),
                        Dim.party(Objects.requireNonNull(purchase.supplier()))
                                .subject(purchase.id().value()));
        if (!credit && unit.kind() != ProductionUnit.Kind.POT && amounts.cost().isPositive()) {
            budgets.use(purchase.id().value(), amounts.cost(), entry);
        }
        ledger.post(entry.build());
        return amounts;
    }

    private ProductionUnit unit(Purchase purchase) {
        return units.get(Objects.requireNonNull(purchase.coding().unit()));
    }

    private static UUID subject(Purchase purchase) {
        return Objects.requireNonNull(purchase.coding().subject());
    }

    private static Money signed(Money amount, boolean credit) {
        return credit ? amount.negate() : amount;
    }

    /** Rounding of another currency or a prepaid part is none of ours. */
    static boolean isRounding(Purchase purchase) {
        return rounding(purchase.facts()).abs().compareTo(MOST_ROUNDING) <= 0;
    }

    /** For pages: what the unit would bear. */
    Outcome<Amounts> preview(Purchase purchase) {
        Facts facts = purchase.facts();
        if (!ownRate(purchase).isDone()) {
            return Outcome.refused(ownRate(purchase).refusals());
        }
        if (facts.excl() == null || facts.vat() == null || facts.payable() == null) {
            return Outcome.refused(Refusal.of("purchases.wrong_totals"));
        }
        Outcome<Facts> euro = inEuro(purchase);
        return euro.isDone() ? Outcome.done(amounts(purchase)) : Outcome.refused(euro.refusals());
    }
}
