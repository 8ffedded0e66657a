package coop.ouvrage.einvoice;

import coop.ouvrage.einvoice.EInvoiceGateway.GatewayDown;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAccessor;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.xml.sax.SAXException;

/**
 * What a publisher says, under its signature, of one kind of document of one participant (Peppol SMP 1.4, signed service metadata).
 *
 * @param signer whose signature covers the whole of it; null if there is none that does
 */
record ServiceMetadata(XmlNode root, @Nullable X509Certificate signer) {

    /** The one transport profile that every receiver of Peppol has. */
    private static final String AS4 = "peppol-transport-as4-v2_0";

    /** Where messages go, and for whom they are enciphered. */
    record Endpoint(URI address, X509Certificate certificate) {}

    static ServiceMetadata read(byte[] xml) {
        try {
            XmlNode root = new XmlNode(XmlInput.parse(xml).getDocumentElement());
            return new ServiceMetadata(root, XmlSignature.signer(root.element()).orElse(null));
        } catch (SAXException e) {
            throw new GatewayDown("the publisher answers what is no XML", e);
        }
    }

    /** Another publisher that keeps it now. */
    Optional<URI> redirect() {
        XmlNode redirect = root.at("ServiceMetadata/Redirect");
        String href = redirect == null ? null : redirect.attribute("href");
        return href == null ? Optional.empty() : Optional.of(URI.create(href));
    }

    /** Signed words about somebody else, or about another document, prove nothing. */
    boolean isAbout(Identifier participant, String documentType) {
        String said = text("ParticipantIdentifier");
        return said.toLowerCase(Locale.ROOT).equals(participant.toString().toLowerCase(Locale.ROOT))
                && documentType.endsWith("::" + text("DocumentIdentifier"));
    }

    /** Where a process is served by AS4 at a moment. */
    Optional<Endpoint> endpoint(String process, Instant at) {
        for (XmlNode served : root.all("ServiceMetadata/ServiceInformation/ProcessList/Process")) {
            if (process.equals(served.text("ProcessIdentifier"))) {
                for (XmlNode endpoint : served.all("ServiceEndpointList/Endpoint")) {
                    if (AS4.equals(endpoint.attribute("transportProfile")) && serves(endpoint, at)) {
                        return Optional.of(read(endpoint));
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static boolean serves(XmlNode endpoint, Instant at) {
        Instant from = moment(endpoint.text("ServiceActivationDate"), Instant.MIN);
        Instant until = moment(endpoint.text("ServiceExpirationDate"), Instant.MAX);
        return !at.isBefore(from) && at.isBefore(until);
    }

    private static Instant moment(@Nullable String text, Instant otherwise) {
        if (text == null || text.isBlank()) {
            return otherwise;
        }
        try {
            TemporalAccessor read = DateTimeFormatter.ISO_DATE_TIME.parseBest(
                    text.strip(), OffsetDateTime::from, java.time.LocalDateTime::from);
            return read instanceof OffsetDateTime moment
                    ? moment.toInstant()
                    : java.time.LocalDateTime.from(read).toInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException e) {
            throw new GatewayDown("the publisher names a date that cannot be read", e);
        }
    }

    private static Endpoint read(XmlNode endpoint) {
        try {
            byte[] der = Base64.getMimeDecoder().decode(endpoint.textOrEmpty("Certificate"));
            X509Certificate certificate = (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
            return new Endpoint(
                    URI.create(endpoint.textOrEmpty("EndpointReference/Address").strip()), certificate);
        } catch (CertificateException | IllegalArgumentException e) {
            throw new GatewayDown("the publisher names a receiver that cannot be read", e);
        }
    }

    private String text(String name) {
        return root.textOrEmpty("ServiceMetadata/ServiceInformation/" + name);
    }
}
