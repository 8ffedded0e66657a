package coop.ouvrage.parties.identifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import coop.ouvrage.words.Texts;
import java.time.LocalDate;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifiersTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 19);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0203201340",
                "0403170701",
                "0566988259",
                "1000003682",
                "0000000196",
                "0100000169",
                "0203.201.340",
                "BE 0203.201.340",
                "203201340"
            })
    void enterpriseNumbersAreTaken(String written) {
        assertThat(EnterpriseNumber.fault(written)).isEmpty();
        assertThat(EnterpriseNumber.parse(written)).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "'', EMPTY",
        "02032013AB, CHARACTERS",
        "020320134, CHECK_DIGITS",
        "02032013401, LENGTH",
        "2203201340, FORM",
        "0203201341, CHECK_DIGITS",
        "0000000097, CHECK_DIGITS"
    })
    void wrongEnterpriseNumbersAreRefused(String written, IdentifierFault fault) {
        assertThat(EnterpriseNumber.fault(written)).contains(fault);
    }

    @Test
    void anEnterpriseNumberIsShownWithDotsAndMakesItsVatNumber() {
        EnterpriseNumber number = new EnterpriseNumber("0203201340");
        assertThat(number.display()).isEqualTo("0203.201.340");
        assertThat(number.toVatNumber()).isEqualTo(new VatNumber("BE0203201340"));
        assertThat(number.toVatNumber().enterpriseNumber()).contains(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "BE0203201340", "be 0203.201.340", "BE203201340", "NL004495445B01", "NL000099998B57", "FR40303265045",
                "FR83404833048", "DE136695976", "LU15027442", "IT00743110157", "ATU13585627", "ES54362315K",
                "XI123456789", "EL094259216", "IE1234567WA"
            })
    void vatNumbersAreTaken(String written) {
        assertThat(VatNumber.fault(written)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'', EMPTY",
        "BE0203201341, CHECK_DIGITS",
        "BE02032013, FORM",
        "US123456789, COUNTRY",
        "0203201340, COUNTRY",
        "NL123456789B01, CHECK_DIGITS",
        "NL123456789, FORM",
        "FR41303265045, CHECK_DIGITS",
        "DE136695978, CHECK_DIGITS",
        "LU15027443, CHECK_DIGITS",
        "IT00743110158, CHECK_DIGITS",
        "GB123456789, COUNTRY",
        "DE_36695978, CHARACTERS"
    })
    void wrongVatNumbersAreRefused(String written, IdentifierFault fault) {
        assertThat(VatNumber.fault(written)).contains(fault);
        assertThat(VatNumber.parse(written)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"EL094259216, GR", "XI123456789, GB", "BE0203201340, BE"})
    void aVatNumberNamesItsCountry(String written, String country) {
        assertThat(VatNumber.parse(written).orElseThrow().country()).isEqualTo(country);
    }

    @Test
    void aNationalNumberTellsBirthDateAndSerial() {
        NationalNumber number = national("850730033");
        assertThat(number.value()).isEqualTo("85073003328");
        assertThat(number.display()).isEqualTo("85.07.30-033.28");
        assertThat(number.birthDate()).contains(LocalDate.of(1985, 7, 30));
        assertThat(number.oddSerial()).contains(true);
        assertThat(number.isBis()).isFalse();
        assertThat(number.agreesWith(LocalDate.of(1985, 7, 30))).isTrue();
        assertThat(number.agreesWith(LocalDate.of(1985, 7, 31))).isFalse();
    }

    @Test
    void whoeverWasBornFrom2000OnHasATwoBeforeTheNine() {
        String digits = "051015123" + checkDigits(2_051_015_123L);
        NationalNumber number = NationalNumber.parse(digits, TODAY).orElseThrow();
        assertThat(number.birthDate()).contains(LocalDate.of(2005, 10, 15));
    }

    @Test
    void bisNumbersHaveARaisedMonth() {
        NationalNumber knownSex = national("855230034");
        assertThat(knownSex.isBis()).isTrue();
        assertThat(knownSex.birthDate()).contains(LocalDate.of(1985, 12, 30));
        assertThat(knownSex.oddSerial()).contains(false);
        assertThat(national("852730034").oddSerial()).isEmpty();
        assertThat(national("854000034").birthDate()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'', EMPTY", "8507300332A, CHARACTERS", "8507300332, LENGTH", "85133003328, BIRTH_DATE",
        "85023003328, BIRTH_DATE", "85663003328, BIRTH_DATE", "85073000028, SERIAL", "85073003329, CHECK_DIGITS"
    })
    void wrongNationalNumbersAreRefused(String written, IdentifierFault fault) {
        assertThat(NationalNumber.fault(written, TODAY)).contains(fault);
    }

    @Test
    void nobodyIsBornTomorrow() {
        String digits = "261120001" + checkDigits(2_261_120_001L);
        assertThat(NationalNumber.fault(digits, TODAY)).contains(IdentifierFault.BORN_IN_FUTURE);
        assertThat(NationalNumber.fault(digits, TODAY.plusDays(1))).isEmpty();
    }

    /** The code is the key of words that exist in four languages and never repeat the number. */
    @ParameterizedTest
    @CsvSource({
        "'', parties.identifier_empty",
        "8507300332A, parties.identifier_characters",
        "8507300332, parties.identifier_length",
        "85133003328, parties.identifier_birth_date",
        "85073000028, parties.identifier_serial",
        "85073003329, parties.identifier_check_digits"
    })
    void eachFaultOfANationalNumberIsToldInWords(String written, String code) {
        assertThat(NationalNumber.fault(written, TODAY).map(IdentifierFault::code))
                .contains(code);
        toldInWords(code);
    }

    @Test
    void soAreThoseOfOthers() {
        assertThat(VatNumber.fault("US123456789").map(IdentifierFault::code)).contains("parties.identifier_country");
        assertThat(VatNumber.fault("BE02032013").map(IdentifierFault::code)).contains("parties.identifier_form");
        assertThat(IdentifierFault.BORN_IN_FUTURE.code()).isEqualTo("parties.identifier_born_in_future");
        toldInWords("parties.identifier_country");
        toldInWords("parties.identifier_form");
        toldInWords("parties.identifier_born_in_future");
    }

    private static void toldInWords(String code) {
        for (String language : Texts.LANGUAGES) {
            assertThat(Texts.load().get(language, "refusal." + code, Map.of())).doesNotContain("[", "{");
        }
    }

    @Test
    void numbersAreHiddenInLogs() {
        assertThat(national("850730033").toString()).isEqualTo("*********28");
        assertThat(new EnterpriseNumber("0203201340").toString()).isEqualTo("*******340");
        assertThat(new VatNumber("BE0203201340").toString()).isEqualTo("BE*******340");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new NationalNumber("85073003329"))
                .withMessage("not a national number: parties.identifier_check_digits");
    }

    @Property
    void oneWrongDigitOfAnEnterpriseNumberIsAlwaysNoticed(
            @ForAll @IntRange(min = 1, max = 19_999_999) int base,
            @ForAll @IntRange(max = 9) int position,
            @ForAll @IntRange(min = 1, max = 9) int change) {
        String digits = "%08d%02d".formatted(base, 97 - base % 97);
        assertThat(EnterpriseNumber.faultOf(digits)).isEmpty();
        char[] changed = digits.toCharArray();
        changed[position] = (char) ('0' + (changed[position] - '0' + change) % 10);
        assertThat(EnterpriseNumber.faultOf(new String(changed))).isPresent();
    }

    private static NationalNumber national(String nine) {
        return NationalNumber.parse(nine + checkDigits(Long.parseLong(nine)), TODAY)
                .orElseThrow();
    }

    private static String checkDigits(long base) {
        return "%02d".formatted(97 - base % 97);
    }
}
