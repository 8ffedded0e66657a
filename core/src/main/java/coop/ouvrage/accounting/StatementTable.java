package coop.ouvrage.accounting;

import coop.ouvrage.accounting.spi.StatementScheme.Form;
import coop.ouvrage.money.Money;
import java.util.List;
import java.util.Set;

/**
 * A statement ready to be read: one row for each heading of the scheme, one amount for each column.
 *
 * @param columns what stands above the amounts: years, or entities
 * @param differences what does not add up between the entities of the group, by the name of what was eliminated; empty when all does
 */
public record StatementTable(List<String> columns, List<Row> rows, List<Difference> differences) {

    /** Without the headings that do not stand in that form. */
    public StatementTable in(Form form) {
        return new StatementTable(
                columns, rows.stream().filter(row -> row.forms().contains(form)).toList(), differences);
    }

    /** One heading. */
    public record Row(String code, int level, Set<Form> forms, String name, List<Money> amounts) {

        public boolean isEmpty() {
            return amounts.stream().allMatch(Money::isZero);
        }
    }

    /** Something that entities of the group should say alike and do not. */
    public record Difference(String name, Money amount) {}
}
