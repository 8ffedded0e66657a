package coop.ouvrage.simulators.directory;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.concurrent.atomic.AtomicLong;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** An authority of our own that certifies publishers and access points of a network that exists nowhere else. */
public final class TestAuthority {

    /** Of every store that is made here. */
    public static final String PASSWORD = "simulated";

    private static final AtomicLong NUMBERS = new AtomicLong(1);

    private final Holder own;
    private final Instant now;

    /** Who a certificate is of, with the key to it. */
    public record Holder(PrivateKey key, X509Certificate certificate) {

        /** A store with this key under the alias {@code key}, as an access point is configured with. */
        public KeyStore store() {
            KeyStore store = empty();
            try {
                store.setKeyEntry("key", key, PASSWORD.toCharArray(), new Certificate[] {certificate});
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
            return store;
        }
    }

    /** @param name such as {@code Authority of a test} */
    public TestAuthority(String name, Instant now) {
        this.now = now;
        KeyPair keys = keys();
        X500Principal subject = new X500Principal("CN=" + name + ",C=BE");
        this.own = new Holder(keys.getPrivate(), certificate(subject, keys, subject, keys.getPrivate(), true, now));
    }

    /** Certifies an access point; its name is the seat, such as {@code PBE000001}. */
    public Holder accessPoint(String seat) {
        return accessPoint(seat, now);
    }

    /** Certifies an access point until a year after {@code from}. */
    public Holder accessPoint(String seat, Instant from) {
        return issue("CN=" + seat + ",OU=PEPPOL TEST AP,O=Test,C=BE", from);
    }

    Holder publisher() {
        return issue("CN=SMP_TEST,OU=PEPPOL TEST SMP,O=Test,C=BE", now);
    }

    /** The authority's own certificate: what those who trust it keep. */
    public X509Certificate certificate() {
        return own.certificate();
    }

    private Holder issue(String subject, Instant from) {
        KeyPair keys = keys();
        return new Holder(
                keys.getPrivate(),
                certificate(
                        new X500Principal(subject),
                        keys,
                        own.certificate().getSubjectX500Principal(),
                        own.key(),
                        false,
                        from));
    }

    private static X509Certificate certificate(
            X500Principal subject,
            KeyPair keys,
            X500Principal issuer,
            PrivateKey signs,
            boolean authority,
            Instant from) {
        try {
            var builder = new JcaX509v3CertificateBuilder(
                    issuer,
                    BigInteger.valueOf(NUMBERS.getAndIncrement()),
                    Date.from(from.minus(Duration.ofDays(400))),
                    Date.from(from.plus(Duration.ofDays(364))),
                    subject,
                    keys.getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
            return new JcaX509CertificateConverter()
                    .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withRSA").build(signs)));
        } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyStore empty() {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            return store;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
