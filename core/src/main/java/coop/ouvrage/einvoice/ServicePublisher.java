package coop.ouvrage.einvoice;

import coop.ouvrage.einvoice.EInvoiceGateway.GatewayDown;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** Fetches what publishers (SMP) say: over TLS, within bounds of time and size. */
final class ServicePublisher {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int MOST_BYTES = 2 * 1024 * 1024;

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    /** What a publisher says of a participant: which documents it takes. Not signed. */
    Optional<byte[]> group(URI publisher, Identifier participant) {
        return fetch(URI.create(base(publisher) + "/" + encoded(participant)));
    }

    /** What a publisher says of one kind of document of a participant, under its signature. */
    Optional<ServiceMetadata> metadata(URI publisher, Identifier participant, String documentType) {
        String service = URLEncoder.encode(documentType, StandardCharsets.UTF_8);
        URI address = URI.create(base(publisher) + "/" + encoded(participant) + "/services/" + service);
        Optional<ServiceMetadata> said = fetch(address).map(ServiceMetadata::read);
        // One publisher may send on to another, which may not send on again (SMP 1.4, 2.3.1).
        Optional<URI> elsewhere = said.flatMap(ServiceMetadata::redirect);
        return elsewhere.isPresent() ? fetch(elsewhere.get()).map(ServiceMetadata::read) : said;
    }

    /** The content; empty if the publisher does not have it. */
    private Optional<byte[]> fetch(URI address) {
        requireTls(address);
        HttpRequest request = HttpRequest.newBuilder(address).timeout(PATIENCE).build();
        try {
            HttpResponse<InputStream> response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                return switch (response.statusCode()) {
                    case 200 -> Optional.of(body.readNBytes(MOST_BYTES));
                    case 404 -> Optional.empty();
                    default -> throw new GatewayDown("the publisher answers " + response.statusCode());
                };
            }
        } catch (IOException e) {
            throw new GatewayDown("the publisher does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new GatewayDown("interrupted while waiting for the publisher", e);
        }
    }

    private static String base(URI publisher) {
        return publisher.toString().replaceAll("/+$", "");
    }

    private static String encoded(Identifier participant) {
        return URLEncoder.encode(ServiceLocator.SCHEME + "::" + participant, StandardCharsets.UTF_8);
    }

    /** Plain HTTP is for a network of our own on this machine. */
    private static void requireTls(URI address) {
        boolean here = "127.0.0.1".equals(address.getHost()) || "localhost".equals(address.getHost());
        if (address.getHost() == null || !"https".equals(address.getScheme()) && !here) {
            throw new GatewayDown("the publisher has no secure address: " + address);
        }
    }
}
