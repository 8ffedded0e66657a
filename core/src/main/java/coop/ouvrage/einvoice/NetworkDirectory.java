package coop.ouvrage.einvoice;

import coop.ouvrage.einvoice.EInvoiceGateway.GatewayDown;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.xml.sax.SAXException;

/**
 * Asks the network itself: the locator says who publishes for a participant (SML), the publisher which documents it takes and where
 * (Peppol SMP 1.4). An answer without the signature of a publisher of the network is marked as not verified: anybody on the way could
 * have written it.
 */
public final class NetworkDirectory implements ParticipantDirectory {

    private static final String DOCUMENT = "busdox-docid-qns::urn:oasis:names:specification:ubl:schema:xsd:%s-2::%s##";

    private final ServiceLocator locator;
    private final ServicePublisher publishers = new ServicePublisher();
    private final Supplier<CertificateTrust> trust;
    private final Supplier<Instant> now;

    /**
     * @param zone of the locator, such as {@code participant.sml.prod.tech.peppol.org}
     * @param nameServer such as {@code dns://127.0.0.1:5353}; {@code dns:} takes those of the machine
     * @param trust authorities that certify publishers; asked for at the first look-up
     */
    public NetworkDirectory(String zone, String nameServer, Supplier<CertificateTrust> trust, Supplier<Instant> now) {
        this.locator = new ServiceLocator(zone, nameServer);
        this.trust = trust;
        this.now = now;
    }

    /**
     * Where a participant receives a kind of document.
     *
     * @param address of its access point
     * @param certificate of its access point, for which messages are enciphered
     * @param verified whether a publisher of the network signed this
     */
    public record ReceivingPoint(URI address, X509Certificate certificate, boolean verified) {}

    @Override
    public Optional<Registration> find(Identifier participant) {
        return Optional.of(locator.publisher(participant)
                .map(publisher -> registration(publisher, participant))
                .orElse(Registration.NONE));
    }

    /**
     * Where a participant receives; empty if it does not.
     *
     * @param documentType with its scheme, such as {@code busdox-docid-qns::urn:...}
     * @param process such as {@code urn:fdc:peppol.eu:2017:poacc:billing:01:1.0}
     * @throws GatewayDown if the network does not answer, so that nothing is known
     */
    public Optional<ReceivingPoint> receivingPoint(Identifier participant, String documentType, String process) {
        return locator.publisher(participant)
                .flatMap(publisher -> publishers.metadata(publisher, participant, documentType))
                .flatMap(said -> said.endpoint(process, now.get())
                        .map(endpoint -> new ReceivingPoint(
                                endpoint.address(),
                                endpoint.certificate(),
                                isVerified(said, participant, documentType))));
    }

    private Registration registration(URI publisher, Identifier participant) {
        Optional<byte[]> group = publishers.group(publisher, participant);
        if (group.isEmpty()) {
            return Registration.NONE;
        }
        Map<DocumentKind, String> takes = takes(group.get());
        boolean verified = takes.values().stream()
                .allMatch(type -> publishers
                        .metadata(publisher, participant, type)
                        .filter(said -> isVerified(said, participant, type))
                        .isPresent());
        return new Registration(true, takes.keySet(), publisher.getHost(), verified);
    }

    private boolean isVerified(ServiceMetadata said, Identifier participant, String documentType) {
        X509Certificate signer = said.signer();
        return signer != null
                && said.isAbout(participant, documentType)
                && trust.get().problem(signer, now.get()).isEmpty();
    }

    private static Map<DocumentKind, String> takes(byte[] serviceGroup) {
        Map<DocumentKind, String> takes = new EnumMap<>(DocumentKind.class);
        try {
            XmlNode root = new XmlNode(XmlInput.parse(serviceGroup).getDocumentElement());
            for (XmlNode reference : root.all("ServiceMetadataReferenceCollection/ServiceMetadataReference")) {
                String href = reference.attribute("href");
                String service = href == null ? "" : URLDecoder.decode(href, StandardCharsets.UTF_8);
                for (DocumentKind kind : DocumentKind.values()) {
                    int at = service.indexOf(type(kind));
                    if (at >= 0) {
                        takes.put(kind, service.substring(at));
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

    private static String type(DocumentKind kind) {
        String name = kind == DocumentKind.INVOICE ? "Invoice" : "CreditNote";
        return DOCUMENT.formatted(name, name) + Profile.PEPPOL_BILLING.customization() + "::";
    }
}
