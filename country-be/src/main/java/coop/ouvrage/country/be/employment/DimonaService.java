package coop.ouvrage.country.be.employment;

import coop.ouvrage.employment.spi.DeclarationGateway;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The Dimona web service over HTTP. Without an address nothing is ever sent, and nothing is believed to be. Bodies and answers hold
 * national numbers: they are written to no log and to no address.
 */
@Component
final class DimonaService implements DeclarationGateway {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String BASE = "/REST/dimona/v2";

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final AuthorityAccess access;

    DimonaService(AuthorityAccess access) {
        this.access = access;
    }

    @Override
    public String hand(String json) {
        HttpResponse<String> response = authorised(url -> HttpRequest.newBuilder(url.resolve(BASE + "/declarations"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
        return switch (response.statusCode()) {
            case 201 ->
                response.headers()
                        .firstValue("Location")
                        .orElseThrow(() -> new UnknownOutcome("received without an address", null));
            case 400, 403 -> throw new Rejected("the authority does not take it: status " + response.statusCode());
            case 401 -> throw new NotReached("the authority does not know us", null);
            default -> throw new UnknownOutcome("status " + response.statusCode(), null);
        };
    }

    @Override
    public Optional<String> answer(String location) {
        HttpResponse<String> response =
                authorised(url -> HttpRequest.newBuilder(url.resolve(location)).GET());
        return switch (response.statusCode()) {
            case 200 -> Optional.of(response.body());
            case 404 -> Optional.empty();
            default -> throw new NotReached("status " + response.statusCode(), null);
        };
    }

    @Override
    public String periods(String enterpriseNumber, LocalDate firstDay) {
        String path = BASE + "/periods?enterpriseNumber=" + enterpriseNumber + "&startDate=" + firstDay;
        HttpResponse<String> response =
                authorised(url -> HttpRequest.newBuilder(url.resolve(path)).GET());
        if (response.statusCode() != 200) {
            throw new NotReached("status " + response.statusCode(), null);
        }
        return response.body();
    }

    /** Sends with the token at hand; a token that has run out is replaced once. */
    private HttpResponse<String> authorised(Call call) {
        URI url = access.url().orElseThrow(() -> new NotReached("no address of the authority is set", null));
        HttpResponse<String> response = send(call.to(url), access.token(http));
        if (response.statusCode() == 401) {
            access.forgetToken();
            response = send(call.to(url), access.token(http));
        }
        return response;
    }

    private HttpResponse<String> send(HttpRequest.Builder request, String token) {
        try {
            return http.send(
                    request.timeout(PATIENCE)
                            .header("Authorization", "Bearer " + token)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (ConnectException | HttpConnectTimeoutException e) {
            throw new NotReached("no connection", e);
        } catch (IOException e) {
            throw new UnknownOutcome("the connection broke", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnknownOutcome("interrupted", e);
        }
    }

    private interface Call {
        HttpRequest.Builder to(URI url);
    }
}
