package coop.ouvrage.treasury.format;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;

/** What must hold in a statement of any format. */
final class StatementChecks {

    private StatementChecks() {}

    /** Opening balance plus booked entries is the closing balance, all in one currency, in whole cents. */
    static void balance(Statement statement, Reading reading) {
        Balance opening = statement.opening();
        Balance closing = statement.closing();
        if (opening == null || closing == null) {
            return;
        }
        if (!opening.currency().equals(closing.currency())) {
            reading.find(statement.line(), FindingCode.BALANCE_CURRENCY, opening.currency(), closing.currency());
            return;
        }
        BigDecimal expected = opening.amount().add(statement.movement());
        if (expected.compareTo(closing.amount()) != 0) {
            reading.find(
                    statement.line(),
                    FindingCode.BALANCE,
                    Amounts.plain(opening.amount()),
                    Amounts.plain(statement.movement()),
                    Amounts.plain(expected),
                    Amounts.plain(closing.amount()));
        }
    }

    static void entries(Statement statement, Reading reading) {
        for (Entry entry : statement.entries()) {
            if (!entry.currency().equals(statement.currency())
                    && !statement.currency().isEmpty()) {
                reading.find(entry.line(), FindingCode.ENTRY_CURRENCY, entry.currency(), statement.currency());
            }
            if (entry.amount().stripTrailingZeros().scale() > 2) {
                reading.find(entry.line(), FindingCode.FRACTION_OF_CENT, Amounts.plain(entry.amount()));
            }
        }
    }

    /** Statements of one account in a file join, in the one order or the other. */
    static void joins(Reading reading) {
        Map<String, Statement> last = new HashMap<>();
        for (Statement next : reading.statements) {
            Statement previous = last.put(next.account() + next.currency(), next);
            if (previous != null && !join(previous, next) && !join(next, previous)) {
                reading.find(next.line(), FindingCode.GAP);
            }
        }
    }

    private static boolean join(Statement earlier, Statement later) {
        Balance closing = earlier.closing();
        Balance opening = later.opening();
        return closing == null || opening == null || closing.amount().compareTo(opening.amount()) == 0;
    }
}
