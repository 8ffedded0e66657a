package coop.ouvrage.takings;

import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.Dim;
import coop.ouvrage.ledger.Dimensions;
import coop.ouvrage.ledger.EntryDraft;
import coop.ouvrage.ledger.Journal;
import coop.ouvrage.ledger.Ledger;
import coop.ouvrage.money.Money;
import coop.ouvrage.policy.Policies;
import coop.ouvrage.unit.Units;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * A closed day as one entry: cash and what the card company owes against turnover and VAT, the mutual contribution as on an invoice, what was
 * brought to the bank, and the difference of the count, which the unit bears.
 */
@Component
class TillPosting {

    private final Ledger ledger;
    private final Units units;
    private final Policies policies;

    TillPosting(Ledger ledger, Units units, Policies policies) {
        this.ledger = ledger;
        this.units = units;
        this.policies = policies;
    }

    void post(TillDay day) {
        Dimensions unit = Dim.unit(day.unit()).subject(day.unit());
        EntryDraft.Builder entry = EntryDraft.in(day.entity(), Journal.SALES, day.day())
                .from("till-day", day.id())
                .key("till-day:" + day.id() + ":closed")
                .text("ledger.text.till_day", Map.of("number", day.number()))
                .debit(AccountRole.CASH, day.cash(), unit)
                .debit(AccountRole.TAKINGS_UNDERWAY, day.card(), unit);
        for (TillDay.Part part : day.parts()) {
            entry.credit(AccountRole.TURNOVER, part.net(), unit).credit(AccountRole.OUTPUT_VAT, part.vat(), Dim.none());
        }
        contribution(day, entry);
        entry.debit(AccountRole.TAKINGS_UNDERWAY, day.toBank(), unit)
                .credit(AccountRole.CASH, day.toBank(), unit)
                .debit(AccountRole.CASH, day.difference(), unit)
                .credit(AccountRole.CASH_DIFFERENCE, day.difference(), unit);
        if (!entry.isEmpty()) {
            ledger.post(entry.build());
        }
    }

    private void contribution(TillDay day, EntryDraft.Builder entry) {
        Money contribution = day.net().times(policies.rate("invoicing.contribution", day.day()));
        Money feed = day.net().times(policies.rate("guarantee.fund_feed", day.day()));
        entry.debit(AccountRole.CONTRIBUTION, contribution, Dim.unit(day.unit()).subject(day.unit()))
                .credit(AccountRole.CONTRIBUTION, contribution.minus(feed), Dim.unit(units.pot(day.entity())))
                .credit(AccountRole.CONTRIBUTION, feed, Dim.unit(units.fund(day.entity())));
    }
}
