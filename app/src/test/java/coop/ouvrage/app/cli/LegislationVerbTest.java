package coop.ouvrage.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LegislationVerbTest {

    @Test
    void theValueOfTheDayWithItsSources() throws IOException {
        JsonNode quota = json("--on 2024-06-01 social_security/student_quota_hours")
                .get("parameters")
                .get(0);
        assertThat(quota.get("value").asString()).isEqualTo("600");
        assertThat(quota.get("from").asString()).isEqualTo("2023-01-01");
        assertThat(quota.get("until").asString()).isEqualTo("2024-12-31");
        assertThat(quota.get("verified").asBoolean()).isTrue();
        assertThat(quota.get("sources").get(0).get("id").asString()).isEqualTo("STUDENT");
    }

    @Test
    void whatNobodyKnowsIsListedApart() throws IOException {
        JsonNode law = json("--on 2017-12-15 work_bonus");
        assertThat(law.get("parameters")).isEmpty();
        assertThat(law.get("unknown").valueStream().map(JsonNode::asString))
                .contains("work_bonus/single_part", "work_bonus/three_bands", "work_bonus/part_a");
    }

    @Test
    void whatNobodyConfirmedForAYear() throws IOException {
        JsonNode now = json("--on 2026-12-01 --unconfirmed");
        assertThat(now.get("parameters")
                        .valueStream()
                        .map(value -> value.get("mark").asString()))
                .contains("MEM")
                .isSubsetOf("MEM", "REQ");
        JsonNode later = json("--on 2027-12-01 --unconfirmed social_security/employee_rate");
        assertThat(later.get("parameters")).hasSize(1);
        assertThat(json("--on 2026-12-01 --unconfirmed social_security/employee_rate")
                        .get("parameters"))
                .isEmpty();
    }

    @Test
    void whatIsCarriedIntoAYearIsListedForIt() throws IOException {
        JsonNode rate = json("--on 2027-01-01 --unconfirmed social_security/employee_rate")
                .get("parameters")
                .get(0);
        assertThat(rate.get("mark").asString()).isEqualTo("CARRIED");
        assertThat(rate.get("verified").asBoolean()).isFalse();
        assertThat(json("--on 2027-01-01 social_security withholding_tax")
                        .get("unknown")
                        .valueStream()
                        .map(JsonNode::asString))
                .as("what the law sets for one year is refused, not carried")
                .contains(
                        "withholding_tax/annual_scale",
                        "withholding_tax/performing_artist_flat_rate",
                        "social_security/closure_fund_special")
                .doesNotContain("social_security/cp200_social_fund");
    }

    @Test
    void theHistoryAsCsv() throws IOException {
        String csv = run("--history --format csv withholding_tax/tax_free_amount");
        assertThat(csv.lines().findFirst().orElseThrow()).startsWith("name,description,unit,from,until,value");
        assertThat(csv.lines()).hasSize(10);
    }

    @Test
    void anUnknownNameIsAnError() {
        assertThatThrownBy(() -> run("social_security/nothing")).isInstanceOf(Verb.WrongUse.class);
        assertThatThrownBy(() -> run("--on yesterday")).isInstanceOf(Verb.WrongUse.class);
    }

    private static JsonNode json(String arguments) throws IOException {
        return JsonMapper.shared().readTree(run(arguments));
    }

    private static String run(String arguments) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int code = new LegislationVerb()
                .run(List.of(arguments.split(" ")), new PrintStream(out, true, StandardCharsets.UTF_8), System.err);
        assertThat(code).isZero();
        return out.toString(StandardCharsets.UTF_8);
    }
}
