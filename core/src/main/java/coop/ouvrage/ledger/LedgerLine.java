package coop.ouvrage.ledger;

import coop.ouvrage.money.Money;
import java.time.LocalDate;
import java.util.Map;

/** A line with what its entry says about it. Debit is positive. */
public record LedgerLine(
        EntryId entry,
        int line,
        String entity,
        Journal journal,
        LocalDate date,
        LocalDate documentDate,
        String account,
        Money amount,
        Dimensions dimensions,
        String text,
        Map<String, String> arguments) {

    public Money debit() {
        return amount.isPositive() ? amount : Money.ZERO;
    }

    public Money credit() {
        return amount.isNegative() ? amount.negate() : Money.ZERO;
    }
}
