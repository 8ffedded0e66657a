package coop.ouvrage.returns.spi;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person whose wages are declared, as on the day of the declaration.
 *
 * @param nationalNumber eleven digits; empty if not known, which stops a return that asks for it
 * @param family as counted for the tax of the year; null if it was never declared
 */
public record Declared(
        UUID id,
        String nationalNumber,
        String givenName,
        String familyName,
        @Nullable LocalDate birthDate,
        String street,
        String postcode,
        String city,
        String country,
        String language,
        @Nullable Family family) {

    public String name() {
        return (givenName + " " + familyName).strip();
    }

    /** @param status code of the civil status, such as {@code SINGLE} */
    public record Family(
            String status,
            boolean spouseHasIncome,
            boolean disabled,
            boolean spouseDisabled,
            int children,
            int otherDependants) {}
}
