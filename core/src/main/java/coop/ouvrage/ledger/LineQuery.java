package coop.ouvrage.ledger;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which lines of the books to show. What is not given does not limit.
 *
 * @param account the beginning of an account number
 * @param budget whether only accounts count that make up the budgets of units
 * @param cursor the {@code next} of the page before; none for the first
 * @param size lines on a page, from 1 to 1000
 */
public record LineQuery(
        String entity,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable Journal journal,
        @Nullable String account,
        @Nullable UUID unit,
        @Nullable UUID party,
        @Nullable UUID subject,
        boolean budget,
        @Nullable String cursor,
        int size) {

    public LineQuery {
        size = Math.clamp(size, 1, 1000);
    }

    public static LineQuery of(String entity) {
        return new LineQuery(entity, null, null, null, null, null, null, null, false, null, 100);
    }

    public LineQuery unit(UUID value) {
        return new LineQuery(entity, from, to, journal, account, value, party, subject, budget, cursor, size);
    }

    public LineQuery account(String value) {
        return new LineQuery(entity, from, to, journal, value, unit, party, subject, budget, cursor, size);
    }

    public LineQuery between(LocalDate first, LocalDate last) {
        return new LineQuery(entity, first, last, journal, account, unit, party, subject, budget, cursor, size);
    }

    /** Only lines that change the budget of a unit. */
    public LineQuery ofBudget() {
        return new LineQuery(entity, from, to, journal, account, unit, party, subject, true, cursor, size);
    }

    public LineQuery after(@Nullable String value) {
        return new LineQuery(entity, from, to, journal, account, unit, party, subject, budget, value, size);
    }

    public LineQuery size(int value) {
        return new LineQuery(entity, from, to, journal, account, unit, party, subject, budget, cursor, value);
    }
}
