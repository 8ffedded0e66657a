package coop.ouvrage.legislation;

import org.jspecify.annotations.Nullable;

/** A text from which figures were read. The date is as the text gives it, not always a day. */
public record Source(
        String id,
        String title,
        @Nullable String publisher,
        @Nullable String url,
        @Nullable String date,
        @Nullable String note) {}
