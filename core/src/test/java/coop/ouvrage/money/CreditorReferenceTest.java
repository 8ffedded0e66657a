package coop.ouvrage.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CreditorReferenceTest {

    @ParameterizedTest
    @CsvSource({"INV20260042, RF73INV20260042", "2348231, RF712348231"})
    void hasTheCheckDigitsOfTheStandard(String own, String expected) {
        assertThat(CreditorReference.of(own).value()).isEqualTo(expected);
        assertThat(CreditorReference.parse(expected.toLowerCase(java.util.Locale.ROOT)))
                .contains(CreditorReference.of(own));
        assertThat(CreditorReference.parse(CreditorReference.of(own).display())).contains(CreditorReference.of(own));
    }

    @ParameterizedTest
    @ValueSource(strings = {"RF123456", "RF73INV20260043", "", "RF", "RF73", "INV20260042"})
    void isRefusedWhenWrong(String written) {
        assertThat(CreditorReference.parse(written)).isEmpty();
    }

    @Test
    void isMadeFromLettersAndDigitsOnly() {
        assertThatIllegalArgumentException().isThrownBy(() -> CreditorReference.of("A-1"));
        assertThatIllegalArgumentException().isThrownBy(() -> CreditorReference.of("x".repeat(22)));
    }
}
