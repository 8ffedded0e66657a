package coop.ouvrage.web;

import java.util.List;
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

    public static int limit(@Nullable Integer asked) {
        return asked == null ? 50 : Math.clamp(asked, 1, LARGEST);
    }
}
