package coop.ouvrage.shifts;

import java.util.Locale;
import java.util.Optional;

/** Own equipment that a worker uses on a shift, as the file names it. */
public enum Equipment {
    NONE,
    BICYCLE,
    PHONE,
    BOTH;

    /** What two shifts of one day come to. */
    Equipment and(Equipment other) {
        return this == other || other == NONE ? this : this == NONE ? other : BOTH;
    }

    static Optional<Equipment> named(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "", "none" -> Optional.of(NONE);
            case "bicycle" -> Optional.of(BICYCLE);
            case "phone" -> Optional.of(PHONE);
            case "both", "bicycle+phone" -> Optional.of(BOTH);
            default -> Optional.empty();
        };
    }
}
