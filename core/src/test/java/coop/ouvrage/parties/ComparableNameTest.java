package coop.ouvrage.parties;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparableNameTest {

    @ParameterizedTest
    @CsvSource({
        "Théâtre de l'Étoile ASBL, theatre de letoile",
        "S.R.L. Dupont & Fils, dupont fils",
        "DUPONT ET FILS SPRL, dupont et fils",
        "Straße GmbH, strasse",
        "Œuvre du Cœur, oeuvre du coeur",
        "V.Z.W. De Kring, de kring"
    })
    void caseAccentsPunctuationAndLegalFormDoNotCount(String name, String comparable) {
        assertThat(ComparableName.of(name).value()).isEqualTo(comparable);
    }

    @Test
    void aLegalFormAloneIsKept() {
        assertThat(ComparableName.of("NV").value()).isEqualTo("nv");
    }

    @Test
    void anotherAlphabetStays() {
        assertThat(ComparableName.of("بن يوسف").value()).isEqualTo("بن يوسف");
    }

    @ParameterizedTest
    @CsvSource({
        "Théâtre de l'Étoile ASBL, Theatre de l’Etoile",
        "Dupont Jean, Jean Dupont",
        "Brasserie Lambik, Lambik",
        "Atelier Mercator, Atelier Mercatro",
        "Imprimerie Carmin, Imprimerie Karmin",
        "Maison du Spectacle, Maison du Spectacles"
    })
    void alike(String left, String right) {
        assertThat(ComparableName.of(left).isLike(ComparableName.of(right))).isTrue();
        assertThat(ComparableName.of(right).isLike(ComparableName.of(left))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"Ville de Liège, Ville de Namur", "Bar 12, Bar 13", "Acme, Acne", "'', Acme"})
    void notAlike(String left, String right) {
        assertThat(ComparableName.of(left).isLike(ComparableName.of(right))).isFalse();
    }
}
