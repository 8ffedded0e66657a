package coop.ouvrage.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.app.testing.OuvrageTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Forms that are refused before any page reads them. */
@OuvrageTest
class RefusedFormTest {

    @LocalServerPort
    private int port;

    @Test
    void aFileThatIsTooLargeIsRefusedInWords() throws Exception {
        String head = "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.xml\"\r\n\r\n";
        String body = head + "a".repeat(22 << 20) + "\r\n--x--\r\n";
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/desk/purchases"))
                            .header("Content-Type", "multipart/form-data; boundary=x")
                            .header("Accept-Language", "fr")
                            .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.US_ASCII))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(413);
            assertThat(answer.body()).contains("Vingt mégaoctets au plus").doesNotContain("Tomcat", "HTTP Status");
        }
    }

    @Test
    void aRefusedFormLeadsBackToItsPageAndNowhereElse() throws Exception {
        assertThat(refused("http://127.0.0.1:" + port + "/desk/payruns?page=2&done=bank_held"))
                .contains("href=\"/desk/payruns?page=2\"")
                .contains("Revenir à la page");
        for (String elsewhere : List.of(
                "http://elsewhere.example/desk/payruns",
                "http://127.0.0.1:" + port + "//elsewhere.example/",
                "not a page")) {
            assertThat(refused(elsewhere)).as(elsewhere).doesNotContain("Revenir à la page", "elsewhere.example");
        }
    }

    private String refused(String from) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/desk/payruns"))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .header("Accept-Language", "fr")
                            .header("Referer", from)
                            .POST(HttpRequest.BodyPublishers.ofString("a=b"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(403);
            return answer.body();
        }
    }
}
