package coop.ouvrage.membership;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

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

    /** The step with this slug. */
    public static Optional<RegistrationStep> find(String slug) {
        return Arrays.stream(values()).filter(step -> step.slug().equals(slug)).findFirst();
    }
}
