package coop.ouvrage.employment;

/**
 * Where the work is done.
 *
 * @param name of the place, such as a venue
 * @param country two letters
 */
public record Workplace(
        String name, String street, String houseNumber, String postCode, String municipality, String country) {}
