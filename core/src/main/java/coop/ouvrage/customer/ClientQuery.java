package coop.ouvrage.customer;

import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a list of clients shows.
 *
 * @param text part of a name, a whole number or a whole mail address; empty for all
 * @param after client behind whose place in the order of names the part begins; null for a part by {@code offset}
 */
public record ClientQuery(
        String text,
        @Nullable ClientState state,
        @Nullable ClientKind kind,
        Sort sort,
        boolean descending,
        int offset,
        @Nullable UUID after,
        int limit) {

    private static final int MOST = 10_000;

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
        offset = Math.max(0, offset);
        limit = Math.clamp(limit, 1, MOST);
    }

    public static ClientQuery named(String text, int limit) {
        return new ClientQuery(text, null, null, Sort.NAME, false, 0, null, limit);
    }

    /** The part of the list by names that follows a client. */
    public static ClientQuery following(String text, @Nullable UUID after, int limit) {
        return new ClientQuery(text, null, null, Sort.NAME, false, 0, after, limit);
    }

    String order() {
        return sort.column + (descending ? " desc" : "") + " nulls last, c.party_id";
    }

    /** The text as a number is stored: without dots and blanks. */
    String asNumber() {
        return text.replaceAll("[\\s\\u00a0\\u202f./-]", "").toUpperCase(Locale.ROOT);
    }
}
