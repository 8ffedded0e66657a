package coop.ouvrage.membership;

import java.util.Locale;

/** The parts of a registration, in the order of the pages. */
public enum RegistrationStep {
    IDENTITY,
    ADDRESS,
    ACCOUNT,
    FAMILY,
    TRADE,
    AGREEMENT;

    /** Last part of the address of its page. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException if no step has this slug */
    public static RegistrationStep ofSlug(String slug) {
        return valueOf(slug.toUpperCase(Locale.ROOT));
    }
}
