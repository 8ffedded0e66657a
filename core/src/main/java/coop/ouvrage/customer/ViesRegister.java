package coop.ouvrage.customer;

import coop.ouvrage.customer.spi.VatRegister;
import coop.ouvrage.parties.identifier.VatNumber;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The REST service of the Commission: {@code POST .../vies/rest-api/check-vat-number}. Trouble comes as {@code errorWrappers} with any
 * status, or as {@code userError} beside {@code valid: false}; neither says anything of the number.
 */
@Component
class ViesRegister implements VatRegister {

    private static final Logger LOG = LoggerFactory.getLogger(ViesRegister.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String KEPT_BACK = "---";

    private final String address;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    /** @param address whole, such as {@code https://ec.europa.eu/taxation_customs/vies/rest-api/check-vat-number}; empty when nobody is asked */
    ViesRegister(@Value("${ouvrage.vies.url:}") String address) {
        this.address = address;
    }

    @Override
    public boolean isSet() {
        return !address.isEmpty();
    }

    @Override
    public Answer ask(VatNumber number, String requester) {
        if (!isSet()) {
            return Answer.nothing("NOT_SET");
        }
        try {
            HttpResponse<byte[]> response = client.send(
                    HttpRequest.newBuilder(URI.create(address))
                            .timeout(PATIENCE)
                            .header("Content-Type", "application/json")
                            .header("Accept", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofByteArray(
                                    JsonMapper.shared().writeValueAsBytes(question(number, requester))))
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
            return answer(JsonMapper.shared().readTree(response.body()), response.statusCode());
        } catch (IOException | JacksonException e) {
            LOG.warn("no answer about a VAT number of {}", number.prefix(), e);
            return Answer.nothing("SERVICE_UNAVAILABLE");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Answer.nothing("SERVICE_UNAVAILABLE");
        }
    }

    private static Map<String, String> question(VatNumber number, String requester) {
        Map<String, String> question = new LinkedHashMap<>();
        question.put("countryCode", number.prefix());
        question.put("vatNumber", number.value().substring(2));
        if (!requester.isEmpty()) {
            question.put("requesterMemberStateCode", requester.substring(0, 2));
            question.put("requesterNumber", requester.substring(2));
        }
        return question;
    }

    private static Answer answer(JsonNode said, int status) {
        String error = said.path("errorWrappers").path(0).path("error").asString("");
        String trouble = error.isEmpty() ? said.path("userError").asString("") : error;
        boolean answered = status == 200 && said.path("valid").isBoolean();
        if (answered && said.path("valid").asBoolean()) {
            return answer(Said.VALID, said);
        }
        if (answered && (trouble.isEmpty() || trouble.equals("INVALID"))) {
            return answer(Said.INVALID, said);
        }
        return Answer.nothing(trouble.isEmpty() ? "STATUS_" + status : trouble);
    }

    private static Answer answer(Said what, JsonNode said) {
        return new Answer(what, text(said, "requestIdentifier"), text(said, "name"), text(said, "address"), "");
    }

    private static String text(JsonNode said, String field) {
        String text = said.path(field).asString("").strip();
        return text.equals(KEPT_BACK) ? "" : text;
    }
}
