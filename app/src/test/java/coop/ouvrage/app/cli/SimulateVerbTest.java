package coop.ouvrage.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SimulateVerbTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private int code;

    @Test
    void aJobAtAThousandDownToTheNet() {
        JsonNode wage = simulate("--country be --invoice 1000 --costs 60 --date 2026-11-18");
        assertThat(code).isZero();
        assertThat(text(wage, "contribution")).isEqualTo("65.00");
        assertThat(text(wage, "budget")).isEqualTo("875.00");
        assertThat(text(wage, "gross")).isEqualTo("564.51");
        assertThat(text(wage, "charge")).isEqualTo("874.99");
        assertThat(text(wage, "left")).isEqualTo("0.01");
        assertThat(text(wage, "net")).isEqualTo("490.73");
        assertThat(text(wage.get("employer"), "cost")).isEqualTo("817.96");
        assertThat(text(wage.get("employer"), "coefficient_result")).isEqualTo("57.03");
    }

    @Test
    void theSameJobAsArtistAndAsStudent() {
        assertThat(text(simulate("--invoice 1000 --costs 60 --contract artist --date 2025-11-14"), "gross"))
                .isEqualTo("557.32");
        assertThat(text(simulate("--invoice 1000 --costs 60 --contract student --date 2025-11-14"), "net"))
                .isEqualTo("781.00");
    }

    @Test
    void aLastingMonthAndWorkByAnAgency() {
        JsonNode month = simulate("--gross 3200 --work lasting --week 38 --date 2026-11-18");
        assertThat(code).isZero();
        assertThat(text(month, "work")).isEqualTo("lasting");
        assertThat(text(month, "net")).isEqualTo(text(simulate("--gross 3200 --days 21 --date 2026-11-18"), "net"));
        simulate("--gross 1000 --work lasting --week 19 --date 2026-11-18");
        assertThat(code).as("half of the lowest monthly pay is more").isEqualTo(1);
        simulate("--gross 2233.61 --work lasting --week 38 --date 2026-11-18");
        assertThat(code)
                .as("the guaranteed monthly income of a full-time month is not below itself")
                .isZero();
        simulate("--gross 2233.60 --work lasting --week 38 --date 2026-11-18");
        assertThat(code).isEqualTo(1);
        JsonNode long39 = simulate("--gross 4000 --work lasting --week 39 --date 2026-11-18");
        assertThat(text(long39.get("refused").get(0), "code")).isEqualTo("payroll.simulator_week_too_long");
        assertThat(text(simulate("--gross 564.51 --costs 60 --work agency --date 2026-11-18"), "net"))
                .isEqualTo("490.73");
        assertThat(text(
                        simulate("--gross 3200 --work lasting --date 2027-01-18")
                                .get("refused")
                                .get(0),
                        "code"))
                .isEqualTo("legislation.no_value");
    }

    @Test
    void backFromANetToItsPrice() {
        JsonNode wage = simulate("--net 490.73 --costs 60 --date 2026-11-18");
        assertThat(text(wage, "gross")).isEqualTo("564.51");
        assertThat(text(wage, "invoice")).isEqualTo("1000.00");
        assertThat(text(simulate("--gross 564.51 --costs 60 --date 2026-11-18"), "invoice"))
                .isEqualTo("1000.00");
    }

    @Test
    void aWageBelowTheMinimumIsShownAndRefused() {
        JsonNode wage = simulate("--gross 50 --hours 2 --date 2026-11-18");
        assertThat(code).isZero();
        assertThat(wage.get("minimum_wage").get("hours_raised").asBoolean()).isTrue();
        JsonNode low = simulate("--gross 40 --hours 2 --date 2026-11-18");
        assertThat(code).isEqualTo(1);
        assertThat(text(low.get("refused").get(0), "code")).isEqualTo("payroll.below_minimum_wage");
    }

    @Test
    void anUnknownYearIsRefused() {
        JsonNode wage = simulate("--invoice 1000 --date 2031-01-05");
        assertThat(code).isEqualTo(1);
        assertThat(text(wage.get("refused").get(0), "code")).isEqualTo("legislation.no_value");
    }

    @Test
    void costsAboveThePriceLeaveNoBudget() {
        JsonNode wage = simulate("--invoice 10 --costs 60 --date 2026-11-18");
        assertThat(code).isEqualTo(1);
        assertThat(text(wage.get("refused").get(0), "code")).isEqualTo("payroll.no_budget");
    }

    @Test
    void wrongUseIsSaidInOneLine() {
        for (String wrong : List.of(
                "",
                "--invoice 1 --net 1",
                "--invoice -1",
                "--invoice 1.001",
                "--invoice 1000 --country fr",
                "--invoice 1000 --contract ghost",
                "--invoice 1000 --date today",
                "--invoice 1000 --family married",
                "--invoice 1000 --coefficient 0",
                "--invoice 1000 --lottery 7")) {
            assertThatThrownBy(() -> simulate(wrong)).as(wrong).isInstanceOf(Verb.WrongUse.class);
        }
    }

    private JsonNode simulate(String arguments) {
        out.reset();
        PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        List<String> words = arguments.isEmpty() ? List.of() : List.of(arguments.split(" "));
        code = new SimulateVerb().run(words, stream, new PrintStream(new ByteArrayOutputStream()));
        return JsonMapper.shared().readTree(out.toString(StandardCharsets.UTF_8));
    }

    private static String text(JsonNode node, String name) {
        return node.get(name).asString();
    }
}
