package coop.ouvrage.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PayslipVerbTest {

    private static final String CASES = """
            id,year,period,category,inputs,expected_net
            BE047,2026,2026-09,employee monthly,gross=2233.61;worker=employee;full_time=yes;family=single;children=0,2084.45
            BAD,2026,2026-09,lottery,gross=1,
            """;

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void oneJsonObjectHoldsPayslipsAndRefusals() throws IOException {
        assertThat(run(CASES)).isEqualTo(1);
        JsonNode json = JsonMapper.shared().readTree(out.toString(StandardCharsets.UTF_8));
        JsonNode payslip = json.get("payslips").get(0);
        assertThat(payslip.get("id").asString()).isEqualTo("BE047");
        assertThat(payslip.get("work_bonus").asString()).isEqualTo("291.93");
        assertThat(payslip.get("net").asString()).isEqualTo("2084.45");
        assertThat(payslip.get("other").get("work_bonus_B").asString()).isEqualTo("164.39");
        assertThat(payslip.has("explanation")).isFalse();
        JsonNode refused = json.get("refused").get(0);
        assertThat(refused.get("line").asInt()).isEqualTo(3);
        assertThat(refused.get("code").asString()).isEqualTo("payslip.unknown_category");
        assertThat(refused.get("message").asString()).contains("lottery");
    }

    @Test
    void explainAddsEveryStepWithItsSource() throws IOException {
        run(CASES, "--explain");
        JsonNode steps = JsonMapper.shared()
                .readTree(out.toString(StandardCharsets.UTF_8))
                .get("payslips")
                .get(0)
                .get("explanation");
        assertThat(steps.get(0).get("code").asString()).isEqualTo("be.employee_contribution");
        JsonNode rate = steps.get(0).get("terms").get(1);
        assertThat(rate.get("value").asString()).isEqualTo("0.1307");
        assertThat(rate.get("mark").asString()).isEqualTo("V2");
        assertThat(rate.get("sources").get(0).asString()).isEqualTo("ODOO");
    }

    @Test
    void csvLeavesRefusalsToTheErrorStream() throws IOException {
        assertThat(run(CASES, "--format", "csv")).isEqualTo(1);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("""
                id,social_contribution,work_bonus,taxable,withholding_before_credit,fiscal_work_bonus,withholding,special_contribution,net,other
                BE047,291.93,291.93,2233.61,266.99,128.64,138.35,10.81,2084.45,work_bonus_A=127.54;work_bonus_B=164.39
                """);
        assertThat(err.toString(StandardCharsets.UTF_8)).startsWith("line 3 (BAD): payslip.unknown_category: ");
    }

    @Test
    void figuresCarriedIntoAYearAreTold() throws IOException {
        String next = """
                id,year,period,category,inputs
                Q,2027,2027-Q1,quarterly declaration,quarter_wages=10000
                """;
        run(next);
        assertThat(JsonMapper.shared()
                        .readTree(out.toString(StandardCharsets.UTF_8))
                        .get("payslips")
                        .get(0)
                        .get("unverified")
                        .get(0)
                        .asString())
                .isEqualTo("social_security/global_rate_employee_worker_495 (CARRIED)");
        run(next, "--format", "csv");
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("Q: not confirmed for the year: social_security/global_rate_employee_worker_495");
    }

    @Test
    void aFileThatIsFineExitsWithZero() throws IOException {
        assertThat(run(CASES.lines().limit(2).reduce("", (a, b) -> a + b + "\n")))
                .isZero();
    }

    @Test
    void wrongUseIsSaidInOneLine() {
        PayslipVerb verb = new PayslipVerb();
        PrintStream nowhere = new PrintStream(out);
        assertThatThrownBy(() -> verb.run(List.of(), nowhere, nowhere)).isInstanceOf(Verb.WrongUse.class);
        assertThatThrownBy(() -> verb.run(List.of("nowhere.csv"), nowhere, nowhere))
                .isInstanceOf(Verb.WrongUse.class)
                .hasMessageContaining("nowhere.csv");
        assertThatThrownBy(() -> verb.run(List.of("a.csv", "--format", "xml"), nowhere, nowhere))
                .isInstanceOf(Verb.WrongUse.class);
    }

    @Test
    void helpListsCategoriesAndKeys() {
        assertThat(new PayslipVerb().help())
                .contains("employee monthly", "exceptional allowance", "annual_reference_pay", "regime");
    }

    private int run(String cases, String... more) throws IOException {
        Path file = Files.writeString(folder.resolve("cases.csv"), cases);
        List<String> arguments = new java.util.ArrayList<>(List.of(file.toString()));
        arguments.addAll(List.of(more));
        return new PayslipVerb()
                .run(
                        arguments,
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8));
    }
}
