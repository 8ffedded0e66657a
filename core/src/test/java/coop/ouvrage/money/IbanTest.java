package coop.ouvrage.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import coop.ouvrage.money.Iban.Fault;
import coop.ouvrage.words.Texts;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IbanTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "BE68 5390 0754 7034",
                "be71096123456769",
                "NL91ABNA0417164300",
                "FR1420041010050500013M02606",
                "DE89370400440532013000",
                "LU280019400644750000"
            })
    void validOnesAreTaken(String written) {
        assertThat(Iban.fault(written)).isEmpty();
        assertThat(Iban.parse(written)).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "'', EMPTY",
        "'  ', EMPTY",
        "BE68-5390, CHARACTERS",
        "539007547034, CHARACTERS",
        "ZZ68539007547034, COUNTRY",
        "US68539007547034, COUNTRY",
        "BE6853900754703, FORM",
        "BE685390075470341, FORM",
        "NL91123404171643AB, FORM",
        "BE68539007547035, CHECK_DIGITS",
        "BE86539007547034, CHECK_DIGITS",
        "BE41539007547035, NATIONAL_CHECK_DIGITS"
    })
    void wrongOnesAreRefusedWithTheFirstReason(String written, Fault fault) {
        assertThat(Iban.fault(written)).contains(fault);
        assertThat(Iban.parse(written)).isEmpty();
    }

    /** The code is the key of words that exist in four languages and never repeat the number. */
    @ParameterizedTest
    @CsvSource({
        "'', money.iban_empty",
        "BE68-5390, money.iban_characters",
        "US68539007547034, money.iban_country",
        "BE6853900754703, money.iban_form",
        "BE86539007547034, money.iban_check_digits",
        "BE41539007547035, money.iban_national_check_digits"
    })
    void eachFaultIsToldInWords(String written, String code) {
        assertThat(Iban.fault(written).map(Fault::code)).contains(code);
        for (String language : Texts.LANGUAGES) {
            assertThat(Texts.load().get(language, "refusal." + code, Map.of())).doesNotContain("[", "{");
        }
    }

    @Test
    void isShownInGroupsAndHiddenInLogs() {
        Iban iban = Iban.of("be68539007547034");
        assertThat(iban.grouped()).isEqualTo("BE68 5390 0754 7034");
        assertThat(iban.toString()).isEqualTo("BE68 … 7034").isEqualTo(iban.masked());
        assertThat("" + iban).doesNotContain("5390");
    }

    @Test
    void theRefusalNeverNamesTheNumber() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Iban.of("BE68539007547035"))
                .withMessage("not an account number: money.iban_check_digits");
    }

    @Property
    void everyBelgianNumberMadeByTheRuleIsTaken(@ForAll @LongRange(min = 1, max = 9_999_999_999L) long base) {
        String national = StructuredReference.of(base).digits();
        String iban = "BE%02d%s".formatted(98 - Mod97.of(national + "BE00"), national);
        assertThat(Iban.fault(iban)).isEmpty();
        assertThat(Iban.of(Iban.of(iban).grouped())).isEqualTo(Iban.of(iban));
    }
}
