package coop.ouvrage.royalties;

import coop.ouvrage.calendar.BusinessTime;
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

/**
 * What concessions do to budget and books: money of the unit is held, then a cost of the unit is owed to the authors and, for the tax
 * withheld, to the tax office. The guarantee covers no rights: cover is never asked for.
 */
@Component
class RoyaltyBooking {

    private final Budgets budgets;
    private final Ledger ledger;
    private final BusinessTime time;

    RoyaltyBooking(Budgets budgets, Ledger ledger, BusinessTime time) {
        this.budgets = budgets;
        this.ledger = ledger;
        this.time = time;
    }

    Outcome<UUID> hold(Concession concession) {
        return budgets.reserve(new Budgets.Hold(
                        concession.id().value(),
                        concession.unit(),
                        concession.job(),
                        null,
                        concession.gross(),
                        Money.ZERO))
                .map(Reservation::purpose);
    }

    void release(Concession concession) {
        budgets.release(concession.id().value());
    }

    void post(Concession concession) {
        UUID id = concession.id().value();
        EntryDraft.Builder entry = EntryDraft.in(concession.entity(), Journal.PURCHASE, time.today())
                .from("concession", id)
                .key("concession:" + id + ":approved")
                .text("ledger.text.royalties", Map.of())
                .debit(
                        AccountRole.ROYALTIES,
                        concession.gross(),
                        Dim.unit(concession.unit()).subject(concession.job()));
        for (Royalty royalty : concession.royalties()) {
            if (royalty.net().isPositive()) {
                entry.credit(
                        AccountRole.ROYALTIES_PAYABLE,
                        royalty.net(),
                        Dim.party(royalty.author()).subject(royalty.id()));
            }
        }
        if (concession.tax().isPositive()) {
            entry.credit(AccountRole.RIGHTS_TAX_PAYABLE, concession.tax(), Dim.subject(id));
        }
        budgets.use(id, concession.gross(), entry);
        ledger.post(entry.build());
    }
}
