package coop.ouvrage.simulators.authority;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class AuthoritySimulatorTest {

    private static final String WORKER = "85073003328";
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path directory;

    private final HttpClient http = HttpClient.newHttpClient();
    private Instant now = Instant.parse("2026-11-20T09:00:00Z");
    private AuthoritySimulator authority;
    private String token = "";

    @BeforeEach
    void start() throws Exception {
        open();
    }

    @AfterEach
    void stop() {
        authority.close();
    }

    @Test
    void acceptsWorkDeclaredInTime() throws Exception {
        String location = declare(in("OTH", "2026-11-23", "2026-11-24", 0));

        JsonNode status = status(location);
        assertThat(status.path("result").asString()).isEqualTo("A");
        assertThat(status.path("period").path("id").asLong()).isPositive();
        assertThat(periods("2026-11-23")).hasSize(1);
    }

    @Test
    void refusesWhatItsRulesForbid() throws Exception {
        assertThat(result(in("XYZ", "2026-11-23", "2026-11-24", 0))).isEqualTo("B");
        assertThat(result(in("OTH", "2026-11-24", "2026-11-23", 0))).isEqualTo("B");
        assertThat(result(in("STU", "2026-11-23", "2026-11-24", 0))).isEqualTo("B");
        assertThat(result(in("STU", "2026-12-23", "2027-01-04", 20))).isEqualTo("B");
        assertThat(result(in("OTH", "2026-11-23", "2026-11-24", 0).replace(WORKER, "85073003329")))
                .isEqualTo("B");
        assertThat(result(in("OTH", "2026-11-23", "2026-11-24", 0))).isEqualTo("A");
        assertThat(result(in("OTH", "2026-11-23", "2026-11-24", 0))).isEqualTo("B");
    }

    @Test
    void warnsOfLateDeclarationAndOfSpentStudentHours() throws Exception {
        assertThat(result(in("OTH", "2026-11-19", "2026-11-19", 0))).isEqualTo("W");
        assertThat(result(in("STU", "2026-11-23", "2026-11-24", 640))).isEqualTo("A");
        assertThat(result(in("STU", "2026-11-25", "2026-11-26", 11))).isEqualTo("W");
        assertThat(result(in("STU", "2026-11-27", "2026-11-27", 8))).isEqualTo("W");
    }

    @Test
    void cancelledPeriodGivesStudentHoursBack() throws Exception {
        String location = declare(in("STU", "2026-11-23", "2026-11-24", 650));
        long period = status(location).path("period").path("id").asLong();
        assertThat(result("{\"dimonaCancel\":{\"periodId\":" + period + "}}")).isEqualTo("A");

        assertThat(result(in("STU", "2026-11-25", "2026-11-26", 650))).isEqualTo("A");
        assertThat(result("{\"dimonaCancel\":{\"periodId\":" + period + "}}")).isEqualTo("B");
    }

    @Test
    void updateAndOutChangeThePeriod() throws Exception {
        long period = status(declare(in("STU", "2026-11-23", "2026-11-24", 16)))
                .path("period")
                .path("id")
                .asLong();
        assertThat(result("{\"dimonaUpdate\":{\"periodId\":" + period
                        + ",\"endDate\":\"2026-11-25\",\"plannedHoursNumber\":20}}"))
                .isEqualTo("A");
        JsonNode updated = periods("2026-11-23").get(0);
        assertThat(updated.path("plannedHoursNumber").asInt()).isEqualTo(20);
        assertThat(updated.path("endDate").asString()).isEqualTo("2026-11-25");

        assertThat(result("{\"dimonaOut\":{\"periodId\":" + period + ",\"endDate\":\"2026-11-23\"}}"))
                .isEqualTo("A");
        assertThat(periods("2026-11-23").get(0).path("endDate").asString()).isEqualTo("2026-11-23");
    }

    @Test
    void refusesForTheReasonThatWasSet() throws Exception {
        authority.behave(new Behaviour(Behaviour.Mode.REFUSE, Duration.ZERO, "employer number suspended"));

        JsonNode status = status(declare(in("OTH", "2026-11-23", "2026-11-24", 0)));
        assertThat(status.path("result").asString()).isEqualTo("B");
        assertThat(status.path("anomalies").get(0).path("label").asString()).isEqualTo("employer number suspended");
    }

    @Test
    void staysSilentUntilWoken() throws Exception {
        authority.behave(Behaviour.of(Behaviour.Mode.SILENT));
        String location = declare(in("OTH", "2026-11-23", "2026-11-24", 0));
        now = now.plus(Duration.ofDays(300));
        assertThat(get(location).statusCode()).isEqualTo(401); // the token has run out meanwhile
        renewToken();
        assertThat(get(location).statusCode()).isEqualTo(404);
        assertThat(periods("2026-11-23")).isEmpty();

        authority.wake();
        assertThat(status(location).path("result").asString()).isEqualTo("A");
    }

    @Test
    void answersLateOrAfterIdentification() throws Exception {
        authority.behave(new Behaviour(Behaviour.Mode.LATE, Duration.ofMinutes(3), ""));
        String late = declare(in("OTH", "2026-11-23", "2026-11-24", 0));
        authority.behave(new Behaviour(Behaviour.Mode.WAIT, Duration.ofMinutes(3), ""));
        String waiting = declare(in("OTH", "2026-11-25", "2026-11-26", 0));
        assertThat(get(late).statusCode()).isEqualTo(404);
        assertThat(status(waiting).path("result").asString()).isEqualTo("S");

        now = now.plus(Duration.ofMinutes(3));
        assertThat(status(late).path("result").asString()).isEqualTo("A");
        assertThat(status(waiting).path("result").asString()).isEqualTo("A");
    }

    @Test
    void answersTwiceForUnknownIdAndNotAtAll() throws Exception {
        authority.behave(Behaviour.of(Behaviour.Mode.TWICE));
        String twice = declare(in("OTH", "2026-11-23", "2026-11-23", 0));
        assertThat(status(twice).path("result").asString()).isEqualTo("A");
        assertThat(status(twice).path("result").asString()).isEqualTo("B");

        authority.behave(Behaviour.of(Behaviour.Mode.UNKNOWN_ID));
        assertThat(get(declare(in("OTH", "2026-11-24", "2026-11-24", 0))).statusCode())
                .isEqualTo(404);
        assertThat(periods("2026-11-24")).hasSize(1);

        authority.behave(Behaviour.of(Behaviour.Mode.LOST));
        assertThatThrownBy(() -> post(in("OTH", "2026-11-25", "2026-11-25", 0))).isInstanceOf(IOException.class);
        assertThat(authority.received()).isEqualTo(3);

        authority.behave(Behaviour.of(Behaviour.Mode.DOWN));
        assertThat(post(in("OTH", "2026-11-26", "2026-11-26", 0)).statusCode()).isEqualTo(500);
        assertThat(authority.received()).isEqualTo(3);
    }

    @Test
    void refusesBadFormAndStrangers() throws Exception {
        assertThat(post("{").statusCode()).isEqualTo(400);
        assertThat(post("{\"employer\":{\"enterpriseNumber\":\"0123456789\"}}").statusCode())
                .isEqualTo(400);
        token = "stolen";
        assertThat(post(in("OTH", "2026-11-23", "2026-11-24", 0)).statusCode()).isEqualTo(401);
    }

    @Test
    void remembersAfterRestartAndLogsNobody() throws Exception {
        String location = declare(in("OTH", "2026-11-23", "2026-11-24", 0));
        status(location);
        authority.close();
        open();

        assertThat(status(location).path("result").asString()).isEqualTo("A");
        assertThat(result(in("OTH", "2026-11-23", "2026-11-24", 0))).isEqualTo("B");
        assertThat(Files.readString(directory.resolve("log.jsonl")))
                .contains("received")
                .doesNotContain(WORKER);
    }

    private void open() throws Exception {
        authority = AuthoritySimulator.start(directory, 0, () -> now);
        renewToken();
    }

    private void renewToken() throws Exception {
        String form = "grant_type=client_credentials&client_assertion=a.b.c"
                + "&client_assertion_type=urn%3Aietf%3Aparams%3Aoauth%3Aclient-assertion-type%3Ajwt-bearer";
        HttpRequest request = HttpRequest.newBuilder(uri("/REST/oauth/v5/token"))
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        token = JSON.readTree(send(request).body()).path("access_token").asString();
    }

    private static String in(String type, String start, String end, int hours) {
        return """
                {"employer":{"enterpriseNumber":"0123456789"},"worker":{"ssin":"%s"},
                 "dimonaIn":{"features":{"jointCommissionNumber":"XXX","workerType":"%s"},
                 "startDate":"%s","endDate":"%s"%s}}""".formatted(WORKER, type, start, end, hours == 0 ? "" : ",\"plannedHoursNumber\":" + hours);
    }

    private String result(String body) throws Exception {
        return status(declare(body)).path("result").asString();
    }

    private String declare(String body) throws Exception {
        HttpResponse<String> response = post(body);
        assertThat(response.statusCode()).isEqualTo(201);
        return response.headers().firstValue("Location").orElseThrow();
    }

    private HttpResponse<String> post(String body) throws Exception {
        return send(authorised("/REST/dimona/v2/declarations")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    private JsonNode status(String location) throws Exception {
        return JSON.readTree(get(location).body()).path("declarationStatus");
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send(authorised(path).GET().build());
    }

    private JsonNode periods(String start) throws Exception {
        return JSON.readTree(get("/REST/dimona/v2/periods?enterpriseNumber=0123456789&startDate=" + start)
                        .body())
                .path("items");
    }

    private HttpRequest.Builder authorised(String path) {
        return HttpRequest.newBuilder(uri(path)).header("Authorization", "Bearer " + token);
    }

    private URI uri(String path) {
        return authority.url().resolve(path);
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
