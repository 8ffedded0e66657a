package coop.ouvrage.treasury.format;

import coop.ouvrage.money.Iban;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** What must hold in a statement of any format. */
final class StatementChecks {

    private static final Pattern IBAN = Pattern.compile("[A-Z]{2}\\d{2}[A-Z0-9]{11,30}");

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
        if (!opening.currency().equals(statement.currency())) {
            reading.find(statement.line(), FindingCode.ACCOUNT_CURRENCY, opening.currency(), statement.currency());
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
                reading.find(
                        entry.line(),
                        FindingCode.ENTRY_CURRENCY,
                        entry.currency().isEmpty() ? "?" : entry.currency(),
                        statement.currency());
            }
            if (entry.amount().stripTrailingZeros().scale() > 2) {
                reading.find(entry.line(), FindingCode.FRACTION_OF_CENT, Amounts.plain(entry.amount()));
            }
        }
        dates(statement, reading);
    }

    /** What is booked was booked by the day of the closing balance, or by the day on which the bank wrote the file. */
    private static void dates(Statement statement, Reading reading) {
        Balance closing = statement.closing();
        LocalDate last = closing != null && closing.date() != null ? closing.date() : statement.created();
        if (last != null) {
            statement.entries().stream()
                    .filter(entry -> entry.isBooked()
                            && entry.date() != null
                            && entry.date().isAfter(last))
                    .forEach(entry -> reading.find(
                            entry.line(),
                            FindingCode.DATE_AFTER_CLOSING,
                            String.valueOf(entry.date()),
                            String.valueOf(last)));
        }
    }

    /** An account that is written as an IBAN and is none was altered on its way. */
    static void account(Statement statement, Reading reading) {
        if (IBAN.matcher(statement.account()).matches()
                && Iban.fault(statement.account())
                        .filter(Iban.Fault.CHECK_DIGITS::equals)
                        .isPresent()) {
            reading.find(statement.line(), FindingCode.ACCOUNT_CHECK_DIGITS, statement.account());
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
