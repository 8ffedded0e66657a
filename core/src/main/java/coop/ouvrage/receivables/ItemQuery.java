package coop.ouvrage.receivables;

import coop.ouvrage.money.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What to list of the open items.
 *
 * @param text part of a number, client or reference
 * @param filter {@code not_due}, {@code overdue}, {@code over_30}, {@code over_90} (days), {@code part_paid}, or the code of an entity;
 *     empty for all
 */
public record ItemQuery(String text, String filter, String sort, boolean descending, int offset, int limit) {

    /** All that is found, for an export. */
    public ItemQuery whole() {
        return new ItemQuery(text, filter, sort, descending, 0, 100_000);
    }

    /** A part of what was found, how many there are in all, and what they leave open together. */
    public record Found(List<Row> rows, long total, Money left) {}

    /**
     * An open item in a list.
     *
     * @param reference in the form of the payer, without signs
     * @param late days after the due date; zero until then
     */
    public record Row(
            UUID invoice,
            String entity,
            String number,
            UUID client,
            String clientName,
            @Nullable String reference,
            LocalDate issuedOn,
            LocalDate dueOn,
            int late,
            Money total,
            Money paid,
            Money left,
            Money charged,
            OpenItem.@Nullable Foreign foreign) {

        /** Its total in another currency, for a text in a language; null for the euro. */
        public @Nullable String totalAbroad(String language) {
            return foreign == null ? null : foreign.written(language);
        }

        /** Likewise what is left, as long as no part is settled. */
        public @Nullable String leftAbroad(String language) {
            return left.equals(total) ? totalAbroad(language) : null;
        }
    }
}
