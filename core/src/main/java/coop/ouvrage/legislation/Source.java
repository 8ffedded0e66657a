package coop.ouvrage.legislation;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A text from which figures were read. The date is as the text gives it, not always a day. */
public record Source(
        String id,
        String title,
        @Nullable String publisher,
        @Nullable String url,
        @Nullable String date,
        @Nullable String note) {

    private static final Pattern REST = Pattern.compile("\\s*[:;(].*", Pattern.DOTALL);

    /** The beginning of its title, enough for a sentence that names it. */
    public String brief() {
        return REST.matcher(title).replaceFirst("");
    }
}
