package coop.ouvrage.expenses;

import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.guarantee.Guarantee;
import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.Dim;
import coop.ouvrage.ledger.Dimensions;
import coop.ouvrage.ledger.EntryDraft;
import coop.ouvrage.ledger.Journal;
import coop.ouvrage.ledger.Ledger;
import coop.ouvrage.money.Money;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.unit.Budgets;
import coop.ouvrage.unit.Reservation;
import coop.ouvrage.unit.Spending;
import coop.ouvrage.unit.Units;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * What claims do to budget and books: money held, then a cost of the unit owed to the claimant. What was paid in the name of a client is no cost
 * (directive 2006/112/EC, art. 79 (c)): it stands in a suspense account until the client is charged with it, and takes of the budget as a cost does.
 */
@Component
class ClaimBooking {

    private final Budgets budgets;
    private final Guarantee guarantee;
    private final Ledger ledger;
    private final Units units;
    private final BusinessTime time;

    ClaimBooking(Budgets budgets, Guarantee guarantee, Ledger ledger, Units units, BusinessTime time) {
        this.budgets = budgets;
        this.guarantee = guarantee;
        this.ledger = ledger;
        this.units = units;
        this.time = time;
    }

    /** Holds money that the unit has, for a cost that no order names. */
    Outcome<UUID> hold(ExpenseClaim claim) {
        return budgets.reserve(new Budgets.Hold(
                        claim.id().value(), claim.unit(), claim.job(), null, claim.amount(), Money.ZERO))
                .map(Reservation::purpose);
    }

    void release(ExpenseClaim claim) {
        budgets.release(claim.id().value());
    }

    /** The cost of the unit against the debt to the claimant; what the client has not paid yet is drawn on the cover of the order. */
    void post(ExpenseClaim claim) {
        post(List.of(claim));
    }

    /** The same of several: those after know what those before drew. */
    void post(List<ExpenseClaim> claims) {
        Spending spending =
                budgets.spending(claims.stream().map(ClaimBooking::purpose).collect(Collectors.toSet()));
        for (ExpenseClaim claim : claims) {
            EntryDraft.Builder entry = entry(claim);
            Budgets.Use use = spending.use(purpose(claim), claim.amount(), entry);
            ledger.postTogether(entry.build());
            if (claim.order() != null) {
                guarantee.drawn(claim.order(), use.coverUsed());
            }
        }
        spending.save();
    }

    private static UUID purpose(ExpenseClaim claim) {
        return claim.order() == null ? claim.id().value() : claim.order();
    }

    private EntryDraft.Builder entry(ExpenseClaim claim) {
        Dimensions unit = Dim.unit(claim.unit()).subject(claim.job());
        EntryDraft.Builder entry = EntryDraft.in(claim.entity(), Journal.PURCHASE, time.today())
                .from("claim", claim.id().value())
                .key("claim:" + claim.id() + ":approved")
                .text("ledger.text.claim", Map.of())
                .credit(
                        AccountRole.CLAIMS_PAYABLE,
                        claim.amount(),
                        Dim.party(claim.claimant()).subject(claim.id().value()));
        return claim.inClientsName()
                ? entry.debit(AccountRole.DISBURSED, claim.amount(), unit)
                        .debit(AccountRole.DISBURSED_BUDGET, claim.amount(), unit)
                        .credit(AccountRole.DISBURSED_BUDGET, claim.amount(), Dim.unit(units.pot(claim.entity())))
                : entry.debit(AccountRole.COSTS_OF_UNITS, claim.amount(), unit);
    }
}
