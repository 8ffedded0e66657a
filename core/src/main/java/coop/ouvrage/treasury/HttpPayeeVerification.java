package coop.ouvrage.treasury;

import coop.ouvrage.treasury.spi.PayeeVerification;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks about payees over HTTP: {@code POST /payee-checks} with accounts and names, answered by the codes of the European scheme (MTCH,
 * CMTC, NMTC, NOAP). Banks have doors of their own; this is that of the bank simulator, and of whoever translates for a bank.
 */
@Component
class HttpPayeeVerification implements PayeeVerification {

    private static final Logger LOG = LoggerFactory.getLogger(HttpPayeeVerification.class);

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final String address;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    /** @param address without path, such as {@code http://127.0.0.1:4713}; empty when nobody is asked */
    HttpPayeeVerification(@Value("${ouvrage.payee-check.url:}") String address) {
        this.address = address;
    }

    @Override
    public boolean isOffered() {
        return !address.isEmpty();
    }

    @Override
    public List<Answer> ask(List<Payee> payees) {
        List<Answer> answers = new ArrayList<>();
        if (isOffered()) {
            try {
                answered(payees).forEach(each -> answers.add(answer(each)));
            } catch (IOException | JacksonException e) {
                LOG.warn("no answer to a check of {} payees", payees.size(), e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        return answers.size() == payees.size()
                ? List.copyOf(answers)
                : payees.stream().map(payee -> Answer.of(Result.NOT_AVAILABLE)).toList();
    }

    private JsonNode answered(List<Payee> payees) throws IOException, InterruptedException {
        List<Map<String, String>> questions = payees.stream()
                .map(payee -> Map.of("iban", payee.iban().value(), "name", payee.name()))
                .toList();
        HttpResponse<byte[]> response = client.send(
                HttpRequest.newBuilder(URI.create(address).resolve("/payee-checks"))
                        .timeout(PATIENCE)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(
                                JsonMapper.shared().writeValueAsBytes(questions)))
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
        if (response.statusCode() != 200) {
            throw new IOException("the bank answers " + response.statusCode());
        }
        return JsonMapper.shared().readTree(response.body());
    }

    /** An answer that we do not know is none. */
    private static Answer answer(JsonNode answer) {
        return switch (answer.path("result").asString("")) {
            case "MTCH" -> Answer.of(Result.MATCH);
            case "CMTC" -> new Answer(Result.CLOSE_MATCH, answer.path("holder").asString(""));
            case "NMTC" -> Answer.of(Result.NO_MATCH);
            default -> Answer.of(Result.NOT_AVAILABLE);
        };
    }
}
