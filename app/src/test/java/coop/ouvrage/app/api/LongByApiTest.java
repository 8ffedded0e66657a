package coop.ouvrage.app.api;

import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.access.Role;
import coop.ouvrage.app.testing.OuvrageTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Lasting contracts, work abroad and agency work, by programs. */
@OuvrageTest(perMethod = true, at = "2026-11-24T09:00")
@Import(ApiWorld.class)
class LongByApiTest {

    private final ApiWorld world;
    private final JdbcClient jdbc;

    @LocalServerPort
    int port;

    LongByApiTest(ApiWorld world, JdbcClient jdbc) {
        this.world = world;
        this.jdbc = jdbc;
    }

    private static Map<String, Object> halfTime(String unit, String worker) {
        List<Map<String, Object>> week = Stream.of("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY")
                .<Map<String, Object>>map(
                        day -> Map.of("day", day, "start", "09:00", "end", "12:48", "breakMinutes", 0))
                .toList();
        Map<String, Object> place = Map.of(
                "name",
                "",
                "street",
                "",
                "houseNumber",
                "",
                "postCode",
                "1000",
                "municipality",
                "Bruxelles",
                "country",
                "BE");
        Map<String, Object> post = Map.of(
                "function", "Graphiste", "place", place, "jointCommittee", "200.00", "reason", "", "functionClass", "");
        return new HashMap<>(Map.of(
                "unit",
                unit,
                "worker",
                worker,
                "kind",
                "EMPLOYEE",
                "startsOn",
                "2026-12-01",
                "variable",
                false,
                "fullHours",
                "38",
                "week",
                week,
                "gross",
                "1400.00",
                "post",
                post));
    }

    @Test
    void holderAsksAndOfficerDecides() {
        world.open();
        UUID maud = world.person("Maud", "Lekeux", "maud@lekeux.example");
        UUID noor = world.person("Noor", "Maes", "noor@maes.example");
        Program holder = world.user(port, "maud@lekeux.example", Role.MEMBER, maud);
        String unit = world.unit(maud);
        jdbc.sql("update production_unit set tool = 'ACTIVITY'").update();
        Map<String, Object> draft = halfTime(unit, noor.toString());
        JsonNode asked = holder.post("/api/v1/long-contracts", draft).done();
        assertThat(asked.at("/terms/0/gross").asString()).isEqualTo("1400.00");
        assertThat(asked.at("/terms/0/weeklyHours").asString()).isEqualTo("19.00");
        String path = "/api/v1/long-contracts/" + asked.path("id").asString();
        draft.put("gross", "900.00");
        assertThat(holder.post("/api/v1/long-contracts", draft).codes()).contains("employment.below_minimum");

        Program officer = world.officer(port, Role.PAYROLL);
        Map<String, Object> forecast =
                Map.of("cautious", "20000.00", "expected", "30000.00", "good", "35000.00", "reason", "Three clients");
        assertThat(officer.post(path + "/agreement", forecast).codes()).isEqualTo("employment.long_above_forecast");
        JsonNode agreed = officer.post(
                        path + "/agreement",
                        Map.of(
                                "cautious",
                                "27000.00",
                                "expected",
                                "30000.00",
                                "good",
                                "35000.00",
                                "reason",
                                "Three clients"))
                .done();
        assertThat(agreed.path("stage").asString()).isEqualTo("SENT");
        assertThat(officer.get("/api/v1/long-contracts?all=true")
                        .done()
                        .path("items")
                        .size())
                .isEqualTo(1);
        assertThat(holder.get(path + "/months").done().at("/items/0/month").asString())
                .isEqualTo("2026-12");
        assertThat(officer.post(
                                path + "/absences",
                                Map.of(
                                        "kind",
                                        "UNPAID",
                                        "firstDay",
                                        "2026-12-07",
                                        "lastDay",
                                        "2026-12-08",
                                        "otherCause",
                                        false,
                                        "paper",
                                        ""))
                        .codes())
                .isEqualTo("employment.long_not_running");
        assertThat(holder.get(path + "/absences").done().path("items").size()).isZero();
        Program stranger = world.user(port, "lou@example.org", Role.MEMBER, null);
        assertThat(stranger.get(path).status()).isEqualTo(404);
        assertThat(stranger.get("/api/v1/long-contracts").done().path("items").size())
                .isZero();
    }

    @Test
    void agenciesAndCountriesAreRecordedWithTheirSource() {
        world.open();
        Program administrator = world.officer(port, Role.ADMINISTRATOR);
        Map<String, Object> agency =
                new HashMap<>(Map.of("entity", "PROD", "recognition", "W.INT.1", "committee", "322.00", "source", ""));
        assertThat(administrator.post("/api/v1/agencies", agency).codes()).isEqualTo("postsheet.agency_unsourced");
        agency.put("source", "Decision of 3 March 2026");
        administrator.post("/api/v1/agencies", agency).done();
        assertThat(administrator
                        .get("/api/v1/agencies")
                        .done()
                        .at("/items/0/entity")
                        .asString())
                .isEqualTo("PROD");
        Program payroll = world.officer(port, Role.PAYROLL);
        Map<String, Object> rule = Map.of(
                "country", "FR", "from", "2026-01-01", "paper", "A1", "needs", "", "source", "Portal, read in March");
        payroll.post("/api/v1/mission-countries", rule).done();
        assertThat(payroll.get("/api/v1/mission-countries")
                        .done()
                        .at("/items/0/country")
                        .asString())
                .isEqualTo("FR");
        String nowhere = "/api/v1/contracts/" + UUID.randomUUID();
        assertThat(payroll.get(nowhere + "/mission").status()).isEqualTo(404);
        assertThat(payroll.get(nowhere + "/post-sheet").status()).isEqualTo(404);
    }
}
