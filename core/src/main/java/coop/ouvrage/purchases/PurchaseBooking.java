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
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.unit.Budgets;
import coop.ouvrage.unit.ProductionUnit;
import coop.ouvrage.unit.Reservation;
import coop.ouvrage.unit.Spending;
import coop.ouvrage.unit.Units;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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
    private final Sharing sharing;
    private final ReferenceRates rates;
    private final Policies policies;
    private final PurchaseStore store;
    private final Investments investments;
    private final BusinessTime time;

    PurchaseBooking(
            Budgets budgets,
            Units units,
            Ledger ledger,
            Sharing sharing,
            ReferenceRates rates,
            Policies policies,
            PurchaseStore store,
            Investments investments,
            BusinessTime time) {
        this.budgets = budgets;
        this.units = units;
        this.ledger = ledger;
        this.sharing = sharing;
        this.rates = rates;
        this.policies = policies;
        this.store = store;
        this.investments = investments;
        this.time = time;
    }

    /**
     * A purchase in the books, positive also for a credit note.
     *
     * @param excl before VAT; what the sums of the law count
     * @param vat that the supplier charges
     */
    record Amounts(Money excl, Money vat, List<Share> shares, Money rounding, Money payable) {

        /** Net amount and the VAT that is not deducted. */
        Money cost() {
            return Money.sum(shares.stream().map(Share::cost).toList());
        }

        private Money deducted() {
            return Money.sum(shares.stream().map(Share::deducted).toList());
        }

        private Money ownVat() {
            return Money.sum(shares.stream().map(Share::ownVat).toList());
        }
    }

    /** Which the document says in euro, or which its currency comes to. */
    private Amounts amounts(Purchase purchase) {
        Facts facts = inEuro(purchase).orThrow();
        return new Amounts(
                Objects.requireNonNull(facts.excl()),
                Objects.requireNonNull(facts.vat()),
                sharing.of(purchase, facts),
                rounding(facts),
                Objects.requireNonNull(facts.payable()));
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

    /** Of the document, by whose law it is taxed. */
    LocalDate day(Purchase purchase) {
        LocalDate issued = purchase.facts().issuedOn();
        return issued == null ? time.today() : issued;
    }

    /** What is left of the invoice that a credit note corrects; empty if it corrects none that we have. */
    Optional<Money> leftOfCorrected(Purchase purchase) {
        Facts facts = purchase.facts();
        UUID supplier = purchase.supplier();
        return !facts.credit() || facts.corrects() == null || supplier == null
                ? Optional.empty()
                : store.leftOf(supplier, facts.corrects(), facts.currency(), purchase.id());
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

    private static Money rounding(Facts facts) {
        return Objects.requireNonNull(facts.payable())
                .minus(Objects.requireNonNull(facts.excl()))
                .minus(Objects.requireNonNull(facts.vat()));
    }

    /**
     * Holds the cost of these parts on the budgets of their units; the common pot is not held to one. Refused, nothing is held.
     *
     * @param parts those that were approved just now; none for a document that is booked as a whole
     */
    Outcome<PurchaseId> hold(Purchase purchase, List<Purchase.Part> parts) {
        List<UUID> purposes = parts.isEmpty()
                ? List.of(purchase.id().value())
                : parts.stream().map(Purchase.Part::id).toList();
        List<UUID> held = new ArrayList<>();
        for (Budgets.Hold hold : holds(purchase, amounts(purchase))) {
            if (purposes.contains(hold.purpose())) {
                Outcome<Reservation> outcome = budgets.reserve(hold);
                if (!outcome.isDone()) {
                    held.forEach(budgets::release);
                    return Outcome.refused(outcome.refusals());
                }
                held.add(hold.purpose());
            }
        }
        return Outcome.done(purchase.id());
    }

    /** What units must hold for it. */
    private List<Budgets.Hold> holds(Purchase purchase, Amounts amounts) {
        if (purchase.facts().credit()) {
            return List.of();
        }
        Map<UUID, Budgets.Hold> holds = new LinkedHashMap<>();
        for (Share share : amounts.shares()) {
            UUID unit = Purchase.unit(share.coding());
            if (units.get(unit).kind() != ProductionUnit.Kind.POT) {
                holds.merge(
                        share.purpose(),
                        new Budgets.Hold(
                                share.purpose(),
                                unit,
                                Purchase.subject(share.coding()),
                                null,
                                share.cost(),
                                Money.ZERO),
                        (one, other) -> new Budgets.Hold(
                                one.purpose(),
                                one.unit(),
                                one.job(),
                                null,
                                one.amount().plus(other.amount()),
                                Money.ZERO));
            }
        }
        return holds.values().stream()
                .filter(hold -> hold.amount().isPositive())
                .toList();
    }

    void release(Purchase purchase) {
        budgets.release(purchase.id().value());
        purchase.parts().forEach(part -> budgets.release(part.id()));
    }

    /** Cost and VAT against the debt to the supplier; a credit note the other way round. */
    Amounts post(Purchase purchase) {
        Amounts amounts = amounts(purchase);
        boolean credit = purchase.facts().credit();
        String entity = Objects.requireNonNull(purchase.entity());
        EntryDraft.Builder entry = EntryDraft.in(entity, Journal.PURCHASE, time.today())
                .from("purchase", purchase.id().value())
                .key("purchase:" + purchase.id() + ":booked")
                .text(
                        credit ? "ledger.text.purchase_credit" : "ledger.text.purchase",
                        Map.of("number", purchase.facts().number()));
        investments.book(purchase, amounts.shares(), entry);
        for (Share share : amounts.shares()) {
            if (share.coding().nature().isInvestment()) {
                continue;
            }
            Dimensions place = Dim.unit(Purchase.unit(share.coding())).subject(Purchase.subject(share.coding()));
            Money cost = signed(share.cost(), credit);
            switch (share.coding().nature()) {
                case DISBURSED ->
                    entry.debit(AccountRole.DISBURSED, cost, place)
                            .debit(AccountRole.DISBURSED_BUDGET, cost, place)
                            .credit(AccountRole.DISBURSED_BUDGET, cost, Dim.unit(units.pot(entity)));
                case GOODS -> entry.debit(AccountRole.GOODS_BOUGHT, cost, place);
                default -> entry.debit(AccountRole.COSTS_OF_UNITS, cost, place);
            }
        }
        if (credit) {
            entry.credit(AccountRole.VAT_TO_REPAY, amounts.deducted(), Dim.none());
        } else {
            entry.debit(AccountRole.INPUT_VAT, amounts.deducted(), Dim.none());
        }
        entry.credit(AccountRole.VAT_DUE_BY_US, signed(amounts.ownVat(), credit), Dim.none())
                .debit(AccountRole.ROUNDING, signed(amounts.rounding(), credit), Dim.unit(units.pot(entity)))
                .credit(
                        AccountRole.SUPPLIER,
                        signed(amounts.payable(), credit),
                        Dim.party(Objects.requireNonNull(purchase.supplier()))
                                .subject(purchase.id().value()));
        List<Budgets.Hold> holds = holds(purchase, amounts);
        Spending spending =
                budgets.spending(holds.stream().map(Budgets.Hold::purpose).toList());
        holds.forEach(hold -> spending.use(hold.purpose(), hold.amount(), entry));
        spending.save();
        ledger.post(entry.build());
        return amounts;
    }

    private static Money signed(Money amount, boolean credit) {
        return credit ? amount.negate() : amount;
    }

    /** Rounding of another currency or a prepaid part is none of ours. */
    static boolean isRounding(Purchase purchase) {
        return rounding(purchase.facts()).abs().compareTo(MOST_ROUNDING) <= 0;
    }

    /** What stands against taking up in the register, or lessening there, what is coded as an investment. */
    List<Refusal> ofInvestments(Purchase purchase) {
        return preview(purchase) instanceof Outcome.Done<Amounts>(Amounts amounts)
                ? investments.refusals(purchase, amounts.shares())
                : List.of();
    }

    /** For pages: what the unit would bear. */
    Outcome<Amounts> preview(Purchase purchase) {
        Facts facts = purchase.facts();
        List<Refusal> unknown = sharing.refusals(purchase);
        if (!unknown.isEmpty()) {
            return Outcome.refused(unknown);
        }
        if (facts.excl() == null
                || facts.vat() == null
                || facts.payable() == null
                || purchase.findings().stream().anyMatch(Reading::isAboutAmounts)) {
            return Outcome.refused(Refusal.of("purchases.wrong_totals"));
        }
        Outcome<Facts> euro = inEuro(purchase);
        return euro.isDone() ? Outcome.done(amounts(purchase)) : Outcome.refused(euro.refusals());
    }
}
