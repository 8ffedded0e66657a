package coop.ouvrage.royalties;

import coop.ouvrage.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A concession as it is proposed.
 *
 * @param uses media and purposes that the page names
 * @param until the last day; null as long as the rights last
 * @param gross what the authors are owed together, before tax
 */
public record ConcessionDraft(
        UUID unit,
        UUID invoice,
        List<Part> authors,
        String work,
        String uses,
        String territory,
        boolean exclusive,
        LocalDate from,
        @Nullable LocalDate until,
        Money gross) {

    public ConcessionDraft {
        authors = List.copyOf(authors);
    }

    /** @param percent of the rights, two decimals at most */
    public record Part(UUID author, BigDecimal percent) {}
}
