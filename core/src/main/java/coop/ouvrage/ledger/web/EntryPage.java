package coop.ouvrage.ledger.web;

import coop.ouvrage.ledger.JournalEntry;
import coop.ouvrage.ledger.Proof;
import coop.ouvrage.money.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One entry with its proof.
 *
 * @param source address of the document that it books; null if it has no page
 * @param intact whether it still gives the hash that was written with it
 */
public record EntryPage(
        JournalEntry entry,
        String entity,
        String text,
        @Nullable String source,
        List<Row> rows,
        Money total,
        Proof proof,
        boolean intact,
        boolean mayReverse) {

    /** One line. */
    public record Row(String account, String accountName, List<LinesPage.Tag> tags, Money debit, Money credit) {}
}
