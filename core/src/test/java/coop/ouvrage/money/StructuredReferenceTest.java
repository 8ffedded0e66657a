package coop.ouvrage.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StructuredReferenceTest {

    @ParameterizedTest
    @CsvSource({
        "0000000001, +++000/0000/00101+++",
        "0000000097, +++000/0000/09797+++",
        "0002026000, +++000/2026/00058+++",
        "0000219000, +++000/0219/00071+++",
        "2026000042, +++202/6000/04236+++",
        "1234567890, +++123/4567/89002+++",
        "9999999999, +++999/9999/99948+++"
    })
    void hasTheCheckDigitsOfTheStandard(String digits, String display) {
        long base = Long.parseLong(digits);
        assertThat(StructuredReference.of(base).display()).isEqualTo(display);
        assertThat(StructuredReference.parse(display)).contains(StructuredReference.of(base));
        assertThat(StructuredReference.parse(display.replace('+', '*'))).contains(StructuredReference.of(base));
    }

    @ParameterizedTest
    @ValueSource(strings = {"123456789002", " 123/4567/89002 ", "+++ 123 / 4567 / 89002 +++", "123 4567 89002"})
    void isReadAsPeopleWriteIt(String written) {
        assertThat(StructuredReference.parse(written)).contains(StructuredReference.of(1234567890));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"+++123/4567/89012+++", "", "12345678900", "1234567890022", "000000000000", "+++", "12345678900a"
            })
    void isRefusedWhenWrong(String written) {
        assertThat(StructuredReference.parse(written)).isEmpty();
    }

    @Test
    void isKnownAgainInTheReferenceOfAPayerAbroad() {
        StructuredReference own = StructuredReference.of(2026000042);
        CreditorReference abroad = own.creditor();
        assertThat(abroad.value()).matches("RF[0-9]{2}202600004236");
        assertThat(StructuredReference.in(abroad)).contains(own);
        assertThat(StructuredReference.in(CreditorReference.of("INV20260042"))).isEmpty();
        for (String written :
                new String[] {abroad.value(), abroad.display(), abroad.value().toLowerCase()}) {
            assertThat(StructuredReference.findIn("Rechnung " + written + " danke"))
                    .containsExactly(own);
        }
        String wrong = abroad.value().startsWith("RF11") ? "RF12202600004236" : "RF11202600004236";
        assertThat(StructuredReference.findIn(wrong)).isEmpty();
        assertThat(StructuredReference.findIn(abroad.value() + "7")).isEmpty();
    }

    @Test
    void needsUpToTenDigits() {
        assertThatIllegalArgumentException().isThrownBy(() -> StructuredReference.of(10_000_000_000L));
        assertThatIllegalArgumentException().isThrownBy(() -> StructuredReference.of(-1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "facture +++123/4567/89002+++ merci",
                "FACT.123/4567/89002",
                "ref 123456789002 du 19/11/2026",
                "ref:123.4567.89002",
                "***123/4567/89002***"
            })
    void isFoundInFreeText(String text) {
        assertThat(StructuredReference.findIn(text)).containsExactly(StructuredReference.of(1234567890));
    }

    @ParameterizedTest
    @ValueSource(strings = {"BE68539007547034", "123456789012", "1234567890021", "tel 0470 12 34 56", ""})
    void isNotFoundWhereThereIsNone(String text) {
        assertThat(StructuredReference.findIn(text)).isEmpty();
    }

    @Test
    void severalAreFoundInOrderEachOnce() {
        assertThat(StructuredReference.findIn("202600004236 et +++123/4567/89002+++ et 202600004236"))
                .containsExactly(StructuredReference.of(2026000042), StructuredReference.of(1234567890));
    }

    @Property
    void everyBaseGivesAReferenceThatReadsBack(@ForAll @LongRange(max = 9_999_999_999L) long base) {
        StructuredReference reference = StructuredReference.of(base);
        assertThat(StructuredReference.parse(reference.display())).contains(reference);
        assertThat(StructuredReference.findIn("x " + reference.display() + " y"))
                .contains(reference);
    }

    @Property
    void oneWrongDigitIsAlwaysNoticed(
            @ForAll @LongRange(max = 9_999_999_999L) long base,
            @ForAll @IntRange(max = 11) int position,
            @ForAll @IntRange(min = 1, max = 9) int change) {
        char[] digits = StructuredReference.of(base).digits().toCharArray();
        digits[position] = (char) ('0' + (digits[position] - '0' + change) % 10);
        assertThat(StructuredReference.isValid(new String(digits))).isFalse();
    }
}
