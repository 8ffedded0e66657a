package coop.ouvrage.einvoice;

import org.jspecify.annotations.Nullable;

/** Where a party is seated; the country as ISO 3166-1 alpha-2, which the rules demand. */
public record PostalAddress(
        @Nullable String street,
        @Nullable String additional,
        @Nullable String postCode,
        @Nullable String city,
        @Nullable String region,
        @Nullable String country) {

    public static PostalAddress of(String street, String postCode, String city, String country) {
        return new PostalAddress(street, null, postCode, city, null, country);
    }
}
