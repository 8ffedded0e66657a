package coop.ouvrage.exchange;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.calendar.DayBegan;
import coop.ouvrage.calendar.DayOrder;
import coop.ouvrage.refusal.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Fetches the file of the European Central Bank, each hour and, once there are rates, each morning, if an address is set; that of the last ninety days
 * ({@code https://www.ecb.europa.eu/stats/eurofxref/eurofxref-hist-90d.xml}) closes gaps by itself. Without an answer nothing happens:
 * what needs a rate says that it is missing.
 */
@Component
class RateDownload {

    private static final Logger LOG = LoggerFactory.getLogger(RateDownload.class);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String HOUR = "PT1H";

    private final ReferenceRates rates;
    private final CurrentUser user;
    private final String address;

    RateDownload(ReferenceRates rates, CurrentUser user, @Value("${ouvrage.exchange.url:}") String address) {
        this.rates = rates;
        this.user = user;
        this.address = address;
    }

    @EventListener
    @Order(DayOrder.INVOICING)
    void morning(DayBegan event) {
        if (!rates.latest().isEmpty()) { // as long as there is none, nobody waits for one
            fetch();
        }
    }

    @Scheduled(fixedDelayString = HOUR, initialDelayString = "PT15S")
    void hourly() {
        fetch();
    }

    void fetch() {
        if (address.isEmpty()) {
            return;
        }
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            HttpResponse<InputStream> response = client.send(
                    HttpRequest.newBuilder(URI.create(address))
                            .timeout(PATIENCE)
                            .build(),
                    HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                taken(response.statusCode(), body.readNBytes(ReferenceRates.LARGEST + 1));
            }
        } catch (IOException e) {
            LOG.warn("no exchange rates from {}", address, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void taken(int status, byte[] file) {
        if (status != 200) {
            LOG.warn("no exchange rates from {}: status {}", address, status);
            return;
        }
        Outcome<Integer> outcome = user.asSystem(() -> rates.take(file));
        if (outcome instanceof Outcome.Refused<Integer>(List<coop.ouvrage.refusal.Refusal> refusals)) {
            LOG.warn("exchange rates refused: {}", refusals);
        }
    }
}
