package coop.ouvrage.parties;

import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.refusal.Refusal;
import java.util.List;
import org.junit.jupiter.api.Test;

class PostalAddressTest {

    @Test
    void aHomeAddressHasAPostcodeOfFourDigits() {
        assertThat(codes("Rue du Marteau", "12", "1000", "BE")).isEmpty();
        assertThat(codes("Rue du Marteau", "12", "0100", "BE")).containsExactly("parties.postcode_wrong");
        assertThat(codes("Rue du Marteau", "12", "75011", "FR")).isEmpty();
    }

    @Test
    void everyFaultIsTold() {
        assertThat(codes("", "1", "99999", "ZZ"))
                .containsExactly("parties.address_incomplete", "parties.country_unknown");
    }

    @Test
    void aLineHasALimit() {
        assertThat(codes("x".repeat(121), "1", "1000", "BE")).containsExactly("parties.address_too_long");
    }

    @Test
    void oneLineLeavesTheHomeCountryOut() {
        assertThat(new PostalAddress("Rue du Marteau", "12", "3", "1000", "Bruxelles", "be").oneLine())
                .isEqualTo("Rue du Marteau 12 / 3, 1000 Bruxelles");
        assertThat(new PostalAddress("Rue Oberkampf", "5", null, "75011", "Paris", "FR").oneLine())
                .isEqualTo("Rue Oberkampf 5, 75011 Paris, FR");
    }

    private static List<String> codes(String street, String number, String postcode, String country) {
        return new PostalAddress(street, number, null, postcode, "Ville", country)
                .refusals().stream().map(Refusal::code).toList();
    }
}
