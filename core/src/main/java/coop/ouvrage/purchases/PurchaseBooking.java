package coop.ouvrage.purchases;

import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.Dim;
import coop.ouvrage.ledger.Dimensions;
import coop.ouvrage.ledger.EntryDraft;
import coop.ouvrage.ledger.Journal;
import coop.ouvrage.ledger.Ledger;
import coop.ouvrage.money.Money;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.unit.Budgets;
import coop.ouvrage.unit.ProductionUnit;
import coop.ouvrage.unit.Units;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What a purchase does to budget and books: money held on the holder's word, then cost, VAT and the debt to the supplier. */
@Component
class PurchaseBooking {

    /** The standard rate, which is owed on what is bought without VAT unless the goods bear a lower one (royal decree no. 20). */
    private static final BigDecimal OWN_RATE = new BigDecimal("0.21");

    /** More than this between total and amount payable is no rounding. */
    static final Money MOST_ROUNDING = Money.of("1.00");

    private final Budgets budgets;
    private final Units units;
    private final Ledger ledger;
    private final BusinessTime time;

    PurchaseBooking(Budgets budgets, Units units, Ledger ledger, BusinessTime time) {
        this.budgets = budgets;
        this.units = units;
        this.ledger = ledger;
        this.time = time;
    }

    /**
     * A purchase in the books, positive also for a credit note.
     *
     * @param cost net amount and the VAT that is not deducted
     * @param deducted of the VAT of the supplier and of our own
     * @param ownVat that we owe ourselves
     */
    record Amounts(Money cost, Money deducted, Money ownVat, Money rounding, Money payable) {}

    static Amounts amounts(Purchase purchase) {
        Facts facts = purchase.facts();
        Money excl = Objects.requireNonNull(facts.excl());
        Money vat = Objects.requireNonNull(facts.vat());
        Money payable = Objects.requireNonNull(facts.payable());
        Money own = purchase.coding().treatment().isOwn() ? excl.times(OWN_RATE) : Money.ZERO;
        Money deducted = vat.plus(own).times(purchase.coding().deductible());
        Money cost = excl.plus(vat).plus(own).minus(deducted);
        return new Amounts(cost, deducted, own, payable.minus(excl).minus(vat), payable);
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
        return amounts(purchase).rounding().abs().compareTo(MOST_ROUNDING) <= 0;
    }

    /** For pages: what the unit would bear. */
    static Outcome<Amounts> preview(Purchase purchase) {
        Facts facts = purchase.facts();
        return facts.excl() == null || facts.vat() == null || facts.payable() == null
                ? Outcome.refused(Refusal.of("purchases.wrong_totals"))
                : Outcome.done(amounts(purchase));
    }
}
