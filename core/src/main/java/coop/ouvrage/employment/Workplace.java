package coop.ouvrage.employment;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where the work is done.
 *
 * @param name of the place, such as a venue
 * @param country two letters
 */
public record Workplace(
        String name, String street, String houseNumber, String postCode, String municipality, String country) {

    /** The country whose law the contracts are under; work elsewhere is work abroad. */
    public static final String HOME = "BE";

    public boolean isAbroad() {
        return !country.equals(HOME);
    }

    /** On one line, without what is not known. */
    public String line() {
        return Stream.of(name, street + " " + houseNumber, postCode + " " + municipality)
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
    }
}
