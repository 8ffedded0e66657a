package coop.ouvrage.parties;

import coop.ouvrage.refusal.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where somebody lives or has its seat. The country is its ISO 3166 code of two letters. */
public record PostalAddress(
        String street, String number, @Nullable String box, String postcode, String city, String country) {

    private static final int LONGEST_LINE = 120;

    public PostalAddress {
        street = NameText.tidy(street);
        number = NameText.tidy(number);
        box = NameText.tidyOrNull(box);
        postcode = NameText.tidy(postcode);
        city = NameText.tidy(city);
        country = NameText.tidy(country).toUpperCase(Locale.ROOT);
    }

    /** What is wrong with this address, in the order of the form; empty if nothing is. */
    public List<Refusal> refusals() {
        List<Refusal> refusals = new ArrayList<>();
        if (street.isEmpty() || postcode.isEmpty() || city.isEmpty()) {
            refusals.add(Refusal.of("parties.address_incomplete"));
        }
        if (!Countries.isKnown(country)) {
            refusals.add(Refusal.of("parties.country_unknown", "country", country));
        }
        if (country.equals(Countries.HOME) && !postcode.isEmpty() && !postcode.matches("[1-9][0-9]{3}")) {
            refusals.add(Refusal.of("parties.postcode_wrong", "postcode", postcode));
        }
        if (Stream.of(street, number, postcode, city).anyMatch(line -> line.length() > LONGEST_LINE)) {
            refusals.add(Refusal.of("parties.address_too_long", "longest", LONGEST_LINE));
        }
        return List.copyOf(refusals);
    }

    /** Street with number and box, as on an envelope. */
    public String streetLine() {
        return Stream.of(street, number, box == null ? "" : "/ " + box)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
    }

    public String cityLine() {
        return postcode + " " + city;
    }

    /** The whole address on one line; the home country is left out. */
    public String oneLine() {
        return streetLine() + ", " + cityLine() + (country.equals(Countries.HOME) ? "" : ", " + country);
    }
}
