package coop.ouvrage.ledger.web;

import coop.ouvrage.money.Money;
import coop.ouvrage.web.Form;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Lines of the books.
 *
 * @param next address of the lines that follow; null at the end
 * @param export address of the file of all of them
 */
public record LinesPage(
        Form form,
        Map<String, String> entities,
        Map<String, String> journals,
        List<Row> rows,
        @Nullable String next,
        String export) {

    /** One line. Debit and credit are zero on the other side. */
    public record Row(
            UUID entry,
            LocalDate date,
            @Nullable LocalDate documentDate,
            String journal,
            String text,
            String account,
            String accountName,
            List<Tag> tags,
            Money debit,
            Money credit) {}

    /** Unit, party or subject of a line, leading to all its lines. */
    public record Tag(String kind, String name, String href) {}
}
