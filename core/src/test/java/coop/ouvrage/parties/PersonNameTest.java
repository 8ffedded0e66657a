package coop.ouvrage.parties;

import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.refusal.Refusal;
import java.util.List;
import org.junit.jupiter.api.Test;

class PersonNameTest {

    @Test
    void apostrophesHyphensAndParticlesAreNames() {
        assertThat(codes(PersonName.of("Siobhán", "O'Hara-D’Hondt van 't Sant")))
                .isEmpty();
    }

    @Test
    void anArabicNameAsksForItsLatinForm() {
        assertThat(codes(PersonName.of("ليلى", "بن يوسف"))).containsExactly("parties.latin_name_missing");
        PersonName both = new PersonName("ليلى", "بن يوسف", "Leïla", "Ben Youssef");
        assertThat(codes(both)).isEmpty();
        assertThat(both.full()).isEqualTo("ليلى بن يوسف");
        assertThat(both.latin()).isEqualTo("Leïla Ben Youssef");
    }

    @Test
    void theLatinFormIsInLatinLetters() {
        assertThat(codes(new PersonName("ليلى", "بن يوسف", "ليلى", "بن يوسف")))
                .containsExactly("parties.latin_name_not_latin");
    }

    @Test
    void twoHundredCharactersAreTakenAndOneMoreIsNot() {
        assertThat(codes(PersonName.of("A", "é".repeat(200)))).isEmpty();
        assertThat(codes(PersonName.of("A", "é".repeat(201)))).containsExactly("parties.name_too_long");
    }

    @Test
    void lettersOutsideTheBasicPlaneCountAsOne() {
        assertThat(codes(new PersonName("A", "𐐀".repeat(200), "A", "B"))).isEmpty();
    }

    @Test
    void aPersonMayHaveOneNameOnly() {
        assertThat(codes(PersonName.of("", "Suharto"))).isEmpty();
        assertThat(PersonName.of("", "Suharto").full()).isEqualTo("Suharto");
        assertThat(codes(PersonName.of("Ana", "  "))).containsExactly("parties.family_name_missing");
    }

    @Test
    void marksThatTurnTheWritingRoundAreRefused() {
        assertThat(codes(PersonName.of("Ana", "Doe\u202Eevil"))).containsExactly("parties.name_signs");
        assertThat(codes(PersonName.of("<b>", "Doe"))).contains("parties.name_signs");
    }

    @Test
    void aNameHasALetter() {
        assertThat(codes(PersonName.of("Ana", "12 34"))).containsExactly("parties.name_without_letter");
    }

    @Test
    void blanksAreTidied() {
        assertThat(PersonName.of(" Ana\u00a0 ", " De   Vos ").full()).isEqualTo("Ana De Vos");
    }

    private static List<String> codes(PersonName name) {
        return name.refusals().stream().map(Refusal::code).toList();
    }
}
