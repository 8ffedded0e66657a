package coop.ouvrage.demo.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Talks to the bank simulator as its clients and ours do. */
public final class BankDesk {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI bank;

    public BankDesk(URI bank) {
        this.bank = bank;
    }

    /** Opens an account of the co-operative, once. */
    public void open(String iban, String holder, long openingCents, LocalDate date) {
        post(
                "/accounts",
                Map.of("iban", iban, "holder", holder, "bic", "GKCCBEBB", "openingCents", openingCents, "date", date));
    }

    /**
     * A client pays into an account of the co-operative.
     *
     * @param id the same payment told twice is made once
     * @param reference twelve digits of a structured communication, or free text
     */
    public void receive(String id, String iban, LocalDate date, long cents, String name, String from, String reference) {
        boolean structured = reference.matches("[0-9]{12}");
        post(
                "/receipts",
                Map.of(
                        "id", id, "iban", iban, "date", date, "cents", cents, "name", name, "from", from, "structured",
                        structured, "communication", reference));
    }

    /** Hands in a payment file. */
    public void execute(byte[] pain) {
        send("/files", HttpRequest.BodyPublishers.ofByteArray(pain));
    }

    /** Cuts the next statement of an account; gives its number. */
    public int cut(String iban, LocalDate date) {
        return post("/statements", Map.of("iban", iban, "date", date)).path("number").asInt();
    }

    /** @param form {@code coda} or {@code camt} */
    public byte[] statement(String iban, int number, String form) {
        return get("/statements/" + iban + "/" + number + "/" + form);
    }

    private JsonNode post(String path, Map<String, Object> body) {
        return JSON.readTree(send(path, HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body))));
    }

    private byte[] get(String path) {
        return call(HttpRequest.newBuilder(bank.resolve(path)).GET());
    }

    private byte[] send(String path, HttpRequest.BodyPublisher body) {
        return call(HttpRequest.newBuilder(bank.resolve(path)).POST(body));
    }

    private byte[] call(HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException("the bank refuses: " + JSON.readTree(answer.body()).path("error").asString());
            }
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the bank was asked", e);
        }
    }
}
