package coop.ouvrage.returns.spi;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Objects;

/**
 * Who declares, as on the day of the declaration.
 *
 * @param socialSecurityNumber empty when it has none
 * @param establishmentNumber of the establishment unit from which people work; empty when it is not known
 */
public record Employer(
        String code,
        String name,
        String street,
        String postcode,
        String city,
        String enterpriseNumber,
        String socialSecurityNumber,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) String establishmentNumber,
        String email) {

    public Employer {
        // returns that were kept before it was asked for do not name it
        establishmentNumber = Objects.requireNonNullElse(establishmentNumber, "");
    }
}
