package coop.ouvrage.accounting.spi;

import coop.ouvrage.money.Money;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The order and headings in which a country publishes annual accounts. */
public interface StatementScheme {

    /** The lines of a statement, in order. */
    List<Line> lines(Statement statement);

    /** What is published. */
    enum Statement {
        BALANCE_SHEET,
        INCOME
    }

    /** Which form is published: the one of large enterprises, or the short one of small ones. */
    enum Form {
        FULL,
        ABBREVIATED
    }

    /**
     * A heading or total.
     *
     * @param code as the country's form numbers it
     * @param level 0 for totals, 1 and deeper for what they are made of
     * @param forms in which it stands
     * @param sign 1 if debits are shown positive, -1 if credits are
     * @param accounts beginnings of the numbers of its accounts; one ending in {@code D} or {@code C} counts only while it holds a debit
     *     or a credit, one after {@code !} never
     */
    record Line(String code, int level, Set<Form> forms, int sign, List<String> accounts, Map<String, String> names) {

        /** Whether an account with that balance, debit positive, is part of it. */
        public boolean holds(String account, Money balance) {
            return accounts.stream().anyMatch(begin -> takes(begin, account, balance))
                    && accounts.stream()
                            .noneMatch(begin -> begin.startsWith("!") && account.startsWith(begin.substring(1)));
        }

        private static boolean takes(String begin, String account, Money balance) {
            return switch (begin.charAt(begin.length() - 1)) {
                case 'D' -> !balance.isNegative() && account.startsWith(begin.substring(0, begin.length() - 1));
                case 'C' -> balance.isNegative() && account.startsWith(begin.substring(0, begin.length() - 1));
                default -> account.startsWith(begin);
            };
        }

        public String name(Locale language) {
            return names.getOrDefault(language.getLanguage(), names.getOrDefault("en", code));
        }
    }
}
