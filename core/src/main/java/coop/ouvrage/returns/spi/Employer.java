package coop.ouvrage.returns.spi;

/**
 * Who declares, as on the day of the declaration.
 *
 * @param socialSecurityNumber empty when it has none
 */
public record Employer(
        String code,
        String name,
        String street,
        String postcode,
        String city,
        String enterpriseNumber,
        String socialSecurityNumber,
        String email) {}
