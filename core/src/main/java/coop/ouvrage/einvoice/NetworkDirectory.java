package coop.ouvrage.einvoice;

import coop.ouvrage.einvoice.EInvoiceGateway.GatewayDown;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.xml.sax.SAXException;

/**
 * Asks the network itself: the locator says who publishes for a participant (SML), the publisher which documents it takes (Peppol SMP
 * 1.4, service group). Only says whether somebody can be reached: the certificate of the receiver is the business of the access point.
 */
public final class NetworkDirectory implements ParticipantDirectory {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int MOST_BYTES = 2 * 1024 * 1024;
    private static final String DOCUMENT = "busdox-docid-qns::urn:oasis:names:specification:ubl:schema:xsd:%s-2::%s##";

    private final ServiceLocator locator;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    /**
     * @param zone of the locator, such as {@code participant.sml.prod.tech.peppol.org}
     * @param nameServer such as {@code dns://127.0.0.1:5353}; {@code dns:} takes those of the machine
     */
    public NetworkDirectory(String zone, String nameServer) {
        this.locator = new ServiceLocator(zone, nameServer);
    }

    @Override
    public Optional<Registration> find(Identifier participant) {
        return Optional.of(locator.publisher(participant)
                .map(publisher -> registration(publisher, participant))
                .orElse(Registration.NONE));
    }

    private Registration registration(URI publisher, Identifier participant) {
        requireTls(publisher);
        String id = URLEncoder.encode(ServiceLocator.SCHEME + "::" + participant, StandardCharsets.UTF_8);
        String base = publisher.toString().replaceAll("/+$", "");
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + "/" + id))
                .timeout(PATIENCE)
                .build();
        try {
            HttpResponse<InputStream> response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                return switch (response.statusCode()) {
                    case 200 -> new Registration(true, takes(body.readNBytes(MOST_BYTES)), publisher.getHost());
                    case 404 -> Registration.NONE;
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

    /** Plain HTTP is for a network of our own on this machine. */
    private static void requireTls(URI publisher) {
        boolean here = "127.0.0.1".equals(publisher.getHost()) || "localhost".equals(publisher.getHost());
        if (publisher.getHost() == null || !"https".equals(publisher.getScheme()) && !here) {
            throw new GatewayDown("the publisher has no secure address: " + publisher);
        }
    }

    private static Set<DocumentKind> takes(byte[] serviceGroup) {
        Set<DocumentKind> takes = EnumSet.noneOf(DocumentKind.class);
        try {
            XmlNode root = new XmlNode(XmlInput.parse(serviceGroup).getDocumentElement());
            for (XmlNode reference : root.all("ServiceMetadataReferenceCollection/ServiceMetadataReference")) {
                String href = reference.attribute("href");
                String service = href == null ? "" : URLDecoder.decode(href, StandardCharsets.UTF_8);
                for (DocumentKind kind : DocumentKind.values()) {
                    if (takes(service, kind)) {
                        takes.add(kind);
                    }
                }
            }
        } catch (SAXException e) {
            throw new GatewayDown("the publisher answers what is no XML", e);
        } catch (IllegalArgumentException e) {
            throw new GatewayDown("the publisher names a service that cannot be read", e);
        }
        return takes;
    }

    private static boolean takes(String service, DocumentKind kind) {
        String name = kind == DocumentKind.INVOICE ? "Invoice" : "CreditNote";
        return service.contains(DOCUMENT.formatted(name, name) + Profile.PEPPOL_BILLING.customization() + "::");
    }
}
