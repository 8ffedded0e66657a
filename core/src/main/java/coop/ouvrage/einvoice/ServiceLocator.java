package coop.ouvrage.einvoice;

import coop.ouvrage.einvoice.EInvoiceGateway.GatewayDown;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Hashtable;
import java.util.Locale;
import java.util.Optional;
import javax.naming.Context;
import javax.naming.NameNotFoundException;
import javax.naming.NamingEnumeration;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.directory.InitialDirContext;
import org.jspecify.annotations.Nullable;

/**
 * Finds who publishes what a participant can receive: a U-NAPTR record under the hash of its identifier (Peppol SML 1.3, BDXL 1.0,
 * policy for use of identifiers, policy 7). The older CNAME records are no longer kept.
 */
final class ServiceLocator {

    static final String SCHEME = "iso6523-actorid-upis";

    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
    private static final String SERVICE = "Meta:SMP";

    private final String zone;
    private final Hashtable<String, String> environment = new Hashtable<>();

    /**
     * @param zone such as {@code participant.sml.prod.tech.peppol.org}
     * @param nameServer such as {@code dns://127.0.0.1:5353}; {@code dns:} takes those of the machine
     */
    ServiceLocator(String zone, String nameServer) {
        this.zone = zone;
        environment.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.dns.DnsContextFactory");
        environment.put(Context.PROVIDER_URL, nameServer);
        environment.put("com.sun.jndi.dns.timeout.initial", "1500");
        environment.put("com.sun.jndi.dns.timeout.retries", "2");
    }

    /** Address of the publisher; empty if the participant is not in the network. */
    Optional<URI> publisher(Identifier participant) {
        try {
            InitialDirContext names = new InitialDirContext(environment);
            try {
                return chosen(names.getAttributes(name(participant), new String[] {"NAPTR"})
                        .get("NAPTR"));
            } finally {
                names.close();
            }
        } catch (NameNotFoundException e) {
            return Optional.empty();
        } catch (NamingException e) {
            throw new GatewayDown("the directory of the network does not answer", e);
        }
    }

    /** The name that is asked for: the hash of the identifier in small letters, without padding. */
    String name(Identifier participant) {
        String value = participant.toString().toLowerCase(Locale.ROOT);
        return base32(sha256(value)) + "." + SCHEME + "." + zone;
    }

    private static Optional<URI> chosen(@Nullable Attribute records) throws NamingException {
        Optional<URI> found = Optional.empty();
        int best = Integer.MAX_VALUE;
        if (records != null) {
            NamingEnumeration<?> all = records.getAll();
            while (all.hasMore()) {
                String[] record = String.valueOf(all.next()).replace("\"", "").split(" ");
                int order =
                        record.length < 5 || !SERVICE.equalsIgnoreCase(record[3]) ? best : Integer.parseInt(record[0]);
                if (order < best) {
                    best = order;
                    found = Optional.of(address(record[4]));
                }
            }
        }
        return found;
    }

    /** The replacement of an expression such as {@code !.*!https://smp.example.org/!}; nothing of the name goes into it. */
    private static URI address(String expression) {
        String[] parts = expression.split(java.util.regex.Pattern.quote(expression.substring(0, 1)), -1);
        if (parts.length < 3) {
            throw new GatewayDown("the directory of the network answers what is no address");
        }
        try {
            return new URI(parts[2]);
        } catch (java.net.URISyntaxException e) {
            throw new GatewayDown("the directory of the network answers what is no address", e);
        }
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base32(byte[] bytes) {
        StringBuilder out = new StringBuilder();
        int bits = 0;
        int held = 0;
        for (byte b : bytes) {
            held = held << 8 | b & 0xFF;
            bits += 8;
            while (bits >= 5) {
                out.append(ALPHABET.charAt(held >> bits - 5 & 31));
                bits -= 5;
            }
            held &= (1 << bits) - 1;
        }
        return bits == 0
                ? out.toString()
                : out.append(ALPHABET.charAt(held << 5 - bits & 31)).toString();
    }
}
