package coop.ouvrage.web;

import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.refusal.Refusal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is typed into a field and cannot be read is refused at that field, and nothing is made of it. */
class FormTest {

    private final Form form = Form.empty();

    private List<String> told() {
        return form.errors("field").stream().map(Refusal::code).toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "12.345; web.three_decimals",
                "-12.345; web.three_decimals",
                "0.001; web.three_decimals",
                "100000000; web.amount_too_big",
                "-100000000; web.amount_too_big",
                "1e9; web.not_a_number",
                "٣; web.not_a_number",
                "0x10; web.not_a_number",
                "''; web.required"
            })
    void anAmountHasTwoDecimalsAndEightDigits(String typed, String code) {
        assertThat(form.with("field", typed).money("field")).isNull();
        assertThat(told()).containsExactly(code);
    }

    @Test
    void trailingNoughtsAreNoThirdDecimal() {
        assertThat(form.with("field", "1.500,000").money("field")).hasToString("1500.00");
    }

    @Test
    void aDayATimeAThingAndATextAreRead() {
        assertThat(form.with("field", "31/02/2026").day("field")).isNull();
        assertThat(told()).containsExactly("web.not_a_day");
        Form time = Form.empty().with("field", "25:00");
        assertThat(time.time("field")).isNull();
        assertThat(time.errors("field")).extracting(Refusal::code).containsExactly("web.not_a_time");
        Form thing = Form.empty().with("field", "' or 1=1");
        assertThat(thing.id("field")).isNull();
        assertThat(thing.errors("field")).extracting(Refusal::code).containsExactly("web.not_found");
        Form text = Form.empty().with("field", "x".repeat(201));
        assertThat(text.required("field", 200)).isNull();
        assertThat(text.errors("field")).extracting(Refusal::code).containsExactly("web.too_long");
    }
}
