package coop.ouvrage.accounting;

import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.Dim;
import coop.ouvrage.ledger.Dimensions;
import coop.ouvrage.ledger.EntryDraft;
import coop.ouvrage.ledger.Journal;
import coop.ouvrage.money.Money;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The entries of a closing, one a unit on each side of the new year. The budget of a unit is the same before and after both: what is
 * a cost on 31 December is credited on 1 January, what leaves the accounts of income and cost stands in its opening account.
 */
final class YearEntries {

    static final String SOURCE = "year_closing";

    private final YearClosing closing;

    YearEntries(YearClosing closing) {
        this.closing = closing;
    }

    @Nullable
    EntryDraft carriedOver(YearClosing.Unit unit) {
        Dimensions of = Dim.unit(unit.unit());
        Money rest = unit.remaining();
        EntryDraft.Builder entry = entry(
                        unit, LocalDate.of(closing.year(), 12, 31), "carry", "ledger.text.year_carried")
                .debit(AccountRole.OPENING, unit.broughtIn(), of)
                .debit(AccountRole.BUDGETS_CARRIED, unit.cost(), of)
                .credit(AccountRole.BUDGETS_ACCRUED, unit.carried(), of)
                .debit(AccountRole.RESULT_CARRIED, rest, of)
                .credit(AccountRole.OPENING, rest, of);
        return entry.isEmpty() ? null : entry.build();
    }

    @Nullable
    EntryDraft givenBack(YearClosing.Unit unit) {
        if (unit.carried().isZero()) {
            return null;
        }
        Dimensions of = Dim.unit(unit.unit());
        return entry(unit, LocalDate.of(closing.year() + 1, 1, 1), "back", "ledger.text.year_given_back")
                .debit(AccountRole.BUDGETS_ACCRUED, unit.carried(), of)
                .credit(AccountRole.BUDGETS_CARRIED, unit.carried(), of)
                .build();
    }

    private EntryDraft.Builder entry(YearClosing.Unit unit, LocalDate date, String step, String text) {
        return EntryDraft.in(closing.entity(), Journal.SUNDRY, date)
                .from(SOURCE, closing.id())
                .key("year:" + closing.entity() + ":" + closing.year() + ":" + step + ":" + unit.unit())
                .text(text, Map.of("year", Integer.toString(closing.year())));
    }
}
