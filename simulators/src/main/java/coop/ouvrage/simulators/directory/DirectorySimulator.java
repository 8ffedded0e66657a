package coop.ouvrage.simulators.directory;

import com.sun.net.httpserver.HttpExchange;
import coop.ouvrage.simulators.http.LoopbackService;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Participants, each with the documents that it takes. A participant that is only located has a record in the locator, but its publisher
 * knows nothing of it, as after a move that was not finished.
 */
public final class DirectorySimulator implements AutoCloseable {

    private static final String SCHEME = "iso6523-actorid-upis";
    private static final String BILLING =
            "urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0::2.1";

    private final Map<String, List<String>> published = new ConcurrentHashMap<>();
    private final Map<String, Boolean> located = new ConcurrentHashMap<>();
    private final Map<String, Receiver> receivers = new ConcurrentHashMap<>();
    private final LoopbackService publisher;
    private final NameServer names;
    private volatile Mood mood = Mood.GOOD;

    /** Good and bad days. */
    public enum Mood {
        GOOD,
        /** The name server fails. */
        LOCATOR_FAILS,
        /** The name server says nothing. */
        LOCATOR_SILENT,
        /** The publisher answers 503. */
        PUBLISHER_DOWN,
        /** The publisher answers what is no XML. */
        PUBLISHER_BABBLES,
        /** The publisher answers with an external entity. */
        PUBLISHER_ATTACKS,
        /** The locator names a publisher without TLS elsewhere. */
        PUBLISHER_INSECURE,
        /** What the publisher signed was changed on its way. */
        SIGNATURE_BROKEN,
        /** Somebody else signed. */
        SIGNED_BY_STRANGER,
        /** The publisher answers with its signed words about another participant. */
        ABOUT_ANOTHER
    }

    /** Made once per process, as keys take a moment. */
    private static final class Signers {
        static final TestAuthority AUTHORITY = new TestAuthority("Authority of the simulator", Instant.now());
        static final TestAuthority.Holder OWN = AUTHORITY.publisher();
        static final TestAuthority.Holder STRANGER = new TestAuthority("Another authority", Instant.now()).publisher();
    }

    private record Receiver(URI address, TestAuthority.Holder accessPoint) {}

    private DirectorySimulator(String zone) {
        this.publisher = LoopbackService.start("publisher simulator", 0, this::answer);
        this.names = NameServer.start(this::replacement, zone);
    }

    /** @param zone under which participants are located, such as {@code participant.test} */
    public static DirectorySimulator start(String zone) {
        return new DirectorySimulator(zone);
    }

    /** As a name service is configured: {@code dns://127.0.0.1:12345}. */
    public String nameServer() {
        return "dns://127.0.0.1:" + names.port();
    }

    public void behave(Mood mood) {
        this.mood = mood;
    }

    /**
     * Registers a participant.
     *
     * @param participant such as {@code 0208:0203201340}
     * @param documents such as {@code Invoice} and {@code CreditNote}
     */
    public void register(String participant, String... documents) {
        locate(participant);
        published.put(participant.toLowerCase(Locale.ROOT), List.of(documents));
    }

    /**
     * Registers a participant with its access point.
     *
     * @param accessPoint where messages go
     * @param holder for whom they are enciphered
     */
    public void register(String participant, URI accessPoint, TestAuthority.Holder holder, String... documents) {
        register(participant, documents);
        receivers.put(participant.toLowerCase(Locale.ROOT), new Receiver(accessPoint, holder));
    }

    /** Certifies the publisher, and access points if they ask. */
    public TestAuthority authority() {
        return Signers.AUTHORITY;
    }

    /** Gives a participant a record in the locator only. */
    public void locate(String participant) {
        located.put(hash(participant.toLowerCase(Locale.ROOT)), true);
    }

    /** What the locator answers for a label; null for a name that does not exist. */
    private NameServer.Answer replacement(String label) {
        if (mood == Mood.LOCATOR_SILENT) {
            return NameServer.Answer.SILENCE;
        }
        if (mood == Mood.LOCATOR_FAILS) {
            return NameServer.Answer.FAILURE;
        }
        if (!located.containsKey(label)) {
            return NameServer.Answer.NO_SUCH_NAME;
        }
        String url = mood == Mood.PUBLISHER_INSECURE ? "http://smp.example.org/" : publisher.url() + "/smp/";
        return new NameServer.Answer(0, "!^.*$!" + url + "!");
    }

    private void answer(HttpExchange exchange) throws IOException {
        String prefix = "/smp/" + SCHEME + "::";
        String path = URLDecoder.decode(exchange.getRequestURI().getRawPath(), StandardCharsets.UTF_8);
        String[] asked =
                path.startsWith(prefix) ? path.substring(prefix.length()).split("/services/", 2) : new String[] {""};
        List<String> documents = published.get(asked[0].toLowerCase(Locale.ROOT));
        int code = mood == Mood.PUBLISHER_DOWN ? 503 : documents == null ? 404 : 200;
        String body = code != 200
                ? ""
                : switch (mood) {
                    case PUBLISHER_BABBLES -> "<html><br></html>";
                    case PUBLISHER_ATTACKS -> "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><x>&e;</x>";
                    default ->
                        asked.length == 2
                                ? metadata(asked[0], asked[1])
                                : group(asked[0], Objects.requireNonNull(documents));
                };
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/xml");
        exchange.sendResponseHeaders(code, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private String metadata(String participant, String service) {
        Receiver receiver = receivers.getOrDefault(
                participant.toLowerCase(Locale.ROOT),
                new Receiver(URI.create("https://ap.example.org/as4"), Signers.OWN));
        String process;
        if (service.contains("invoice_response")) {
            process = "urn:fdc:peppol.eu:poacc:bis:invoice_response:3";
        } else if (service.contains("urn:peppol:edec:mls")) {
            process = "urn:peppol:edec:mls";
        } else if (service.contains("StatisticsReport")) {
            process = "urn:fdc:peppol.eu:edec:bis:reporting:1.0";
        } else {
            process = "urn:fdc:peppol.eu:2017:poacc:billing:01:1.0";
        }
        try {
            String signed = SignedMetadata.of(
                    mood == Mood.ABOUT_ANOTHER ? "0208:0000000097" : participant,
                    service.substring(service.indexOf("::") + 2),
                    process,
                    receiver.address().toString(),
                    receiver.accessPoint(),
                    mood == Mood.SIGNED_BY_STRANGER ? Signers.STRANGER : Signers.OWN);
            return mood == Mood.SIGNATURE_BROKEN ? signed.replace("example.org", "example.net") : signed;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private String group(String participant, List<String> documents) {
        StringBuilder references = new StringBuilder();
        for (String document : documents) {
            String id = "busdox-docid-qns::urn:oasis:names:specification:ubl:schema:xsd:%s-2::%s##%s"
                    .formatted(document, document, BILLING);
            references.append("<smp:ServiceMetadataReference href=\"%s/smp/%s/services/%s\"/>"
                    .formatted(
                            publisher.url(),
                            URLEncoder.encode(SCHEME + "::" + participant, StandardCharsets.UTF_8),
                            URLEncoder.encode(id, StandardCharsets.UTF_8)));
        }
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <smp:ServiceGroup xmlns:smp="http://busdox.org/serviceMetadata/publishing/1.0/" \
                xmlns:id="http://busdox.org/transport/identifiers/1.0/">
                <id:ParticipantIdentifier scheme="%s">%s</id:ParticipantIdentifier>
                <smp:ServiceMetadataReferenceCollection>%s</smp:ServiceMetadataReferenceCollection>
                </smp:ServiceGroup>""".formatted(SCHEME, participant, references);
    }

    /** SHA-256 in base 32 (RFC 4648), small letters, without padding. */
    private static String hash(String participant) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(participant.getBytes(StandardCharsets.UTF_8));
            String bits = new java.math.BigInteger(1, digest).shiftLeft(4).toString(32);
            StringBuilder out = new StringBuilder("0".repeat(52 - bits.length()) + bits);
            for (int i = 0; i < out.length(); i++) {
                int value = Character.digit(out.charAt(i), 32);
                out.setCharAt(i, "abcdefghijklmnopqrstuvwxyz234567".charAt(value));
            }
            return out.toString();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        names.close();
        publisher.close();
    }
}
