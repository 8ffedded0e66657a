package coop.ouvrage.expenses;

import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.guarantee.Guarantee;
import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.Dim;
import coop.ouvrage.ledger.EntryDraft;
import coop.ouvrage.ledger.Journal;
import coop.ouvrage.ledger.Ledger;
import coop.ouvrage.money.Money;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.unit.Budgets;
import coop.ouvrage.unit.Reservation;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What claims do to budget and books: money held, then a cost of the unit owed to the claimant. */
@Component
class ClaimBooking {

    private final Budgets budgets;
    private final Guarantee guarantee;
    private final Ledger ledger;
    private final BusinessTime time;

    ClaimBooking(Budgets budgets, Guarantee guarantee, Ledger ledger, BusinessTime time) {
        this.budgets = budgets;
        this.guarantee = guarantee;
        this.ledger = ledger;
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
        UUID order = claim.order();
        UUID purpose = order == null ? claim.id().value() : order;
        EntryDraft.Builder entry = EntryDraft.in(claim.entity(), Journal.PURCHASE, time.today())
                .from("claim", claim.id().value())
                .key("claim:" + claim.id() + ":approved")
                .text("ledger.text.claim", Map.of())
                .debit(
                        AccountRole.COSTS_OF_UNITS,
                        claim.amount(),
                        Dim.unit(claim.unit()).subject(claim.job()))
                .credit(
                        AccountRole.CLAIMS_PAYABLE,
                        claim.amount(),
                        Dim.party(claim.claimant()).subject(claim.id().value()));
        Budgets.Use use = budgets.use(purpose, claim.amount(), entry);
        ledger.post(entry.build());
        if (order != null) {
            guarantee.drawn(order, use.coverUsed());
        }
    }
}
