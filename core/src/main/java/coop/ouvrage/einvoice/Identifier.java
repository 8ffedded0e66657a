package coop.ouvrage.einvoice;

import org.jspecify.annotations.Nullable;

/** A number or name in a registration scheme, such as {@code 0208} for the Belgian enterprise number. */
public record Identifier(@Nullable String scheme, String value) {

    /** The Belgian enterprise number, ten digits without {@code BE} and dots. */
    public static Identifier enterpriseNumber(String tenDigits) {
        return new Identifier("0208", tenDigits);
    }

    /** Reads what {@link #toString} writes; without a colon it has no scheme. */
    public static Identifier of(String text) {
        int colon = text.indexOf(':');
        return colon < 0
                ? new Identifier(null, text)
                : new Identifier(text.substring(0, colon), text.substring(colon + 1));
    }

    /** As used in look-ups and envelopes: {@code 0208:0203201340}. */
    @Override
    public String toString() {
        return scheme == null ? value : scheme + ":" + value;
    }
}
