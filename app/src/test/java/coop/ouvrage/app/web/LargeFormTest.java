package coop.ouvrage.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.app.testing.OuvrageTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A file that is larger than the server takes apart, sent with the form of a page. */
@OuvrageTest
class LargeFormTest {

    @LocalServerPort
    private int port;

    @Test
    void isRefusedInWords() throws Exception {
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
}
