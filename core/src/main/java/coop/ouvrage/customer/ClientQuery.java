package coop.ouvrage.customer;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a list of clients shows.
 *
 * @param text part of a name, a whole number or a whole mail address; empty for all
 * @param page counted from 1
 */
public record ClientQuery(
        String text,
        @Nullable ClientState state,
        @Nullable ClientKind kind,
        Sort sort,
        boolean descending,
        int page,
        int size) {

    private static final int LARGEST_PAGE = 200;

    /** Columns that a list is sorted by. */
    public enum Sort {
        NAME("d.search_name"),
        CITY("lower(d.city)"),
        STATE("c.state"),
        PROMISED("c.promised_at");

        private final String column;

        Sort(String column) {
            this.column = column;
        }
    }

    public ClientQuery {
        text = text.strip();
        page = Math.max(1, page);
        size = Math.clamp(size, 1, LARGEST_PAGE);
    }

    public static ClientQuery named(String text, int size) {
        return new ClientQuery(text, null, null, Sort.NAME, false, 1, size);
    }

    String order() {
        return sort.column + (descending ? " desc" : "") + " nulls last, c.party_id";
    }

    int offset() {
        return (page - 1) * size;
    }

    /** The text as a number is stored: without dots and blanks. */
    String asNumber() {
        return text.replaceAll("[\\s\\u00a0\\u202f./-]", "").toUpperCase(Locale.ROOT);
    }
}
