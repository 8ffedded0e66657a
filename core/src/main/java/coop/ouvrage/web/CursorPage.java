package coop.ouvrage.web;

import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.refusal.RefusedException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list in the API.
 *
 * @param next give it back as {@code cursor} for what follows; null at the end
 */
public record CursorPage<T>(List<T> items, @Nullable String next) {

    public static final int LARGEST = 200;

    /** Cuts {@code found}, read with one more than {@code limit}, and points behind the last one shown. */
    public static <T> CursorPage<T> of(List<T> found, int limit, Function<T, String> cursor) {
        if (found.size() <= limit) {
            return new CursorPage<>(List.copyOf(found), null);
        }
        List<T> shown = List.copyOf(found.subList(0, limit));
        return new CursorPage<>(shown, cursor.apply(shown.getLast()));
    }

    /**
     * A part of a list that is short enough to be read whole.
     *
     * @param name what tells one from the others, and is the cursor behind it
     * @throws RefusedException if the cursor names none of the list any more
     */
    public static <T> CursorPage<T> cut(
            List<T> all, @Nullable String cursor, @Nullable Integer limit, Function<T, String> name) {
        int from = 0;
        if (cursor != null && !cursor.isEmpty()) {
            from = all.stream().map(name).toList().indexOf(cursor) + 1;
            if (from == 0) {
                throw unknown();
            }
        }
        int size = limit(limit);
        return of(all.subList(from, Math.min(all.size(), from + size + 1)), size, name);
    }

    /** As {@link #of}, for a list that is read from a place in its order; see {@link #offset}. */
    public static <T> CursorPage<T> from(int offset, List<T> found, int limit) {
        return of(found, limit, last -> String.valueOf(offset + limit));
    }

    /** A part of a list that is short enough to be read whole, and keeps its order. */
    public static <T> CursorPage<T> cut(List<T> all, @Nullable String cursor, @Nullable Integer limit) {
        int size = limit(limit);
        int offset = Math.min(offset(cursor), all.size());
        return from(offset, all.subList(offset, Math.min(all.size(), offset + size + 1)), size);
    }

    /**
     * The place that a cursor of {@link #from} points to.
     *
     * @throws RefusedException if it is none that was given out
     */
    public static int offset(@Nullable String cursor) {
        if (cursor == null || cursor.isEmpty()) {
            return 0;
        }
        if (!cursor.matches("\\d{1,7}")) {
            throw unknown();
        }
        return Integer.parseInt(cursor);
    }

    /**
     * The identifier that a cursor names; none for no cursor.
     *
     * @throws RefusedException if it is none that was given out
     */
    public static Optional<UUID> id(@Nullable String cursor) {
        if (cursor == null || cursor.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(UUID.fromString(cursor));
        } catch (IllegalArgumentException e) {
            throw unknown();
        }
    }

    public static RefusedException unknown() {
        return new RefusedException(Refusal.of("web.cursor_unknown"));
    }

    public static int limit(@Nullable Integer asked) {
        return asked == null ? 50 : Math.clamp(asked, 1, LARGEST);
    }
}
