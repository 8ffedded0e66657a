package coop.ouvrage.einvoice.as4;

import coop.ouvrage.einvoice.Identifier;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Collection;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;

/**
 * Who we are as an access point: the key that the network's authority certified, and the authorities that certify the others. Printed, it
 * says the seat and nothing secret.
 */
final class As4Keys {

    /** Scheme of service providers as participants (Service Provider Identification Scheme 1.0). */
    static final String PROVIDERS = "0242";

    private final KeyStore store;
    private final String alias;
    private final char[] secret;
    private final X509Certificate certificate;
    private final KeyStore authorities;

    /** @throws IllegalArgumentException with a sentence that says what is missing; never the password */
    As4Keys(KeyStore store, String alias, char[] secret, Collection<X509Certificate> authorities) {
        this.store = store;
        this.alias = alias;
        this.secret = secret.clone();
        this.authorities = trusted(authorities);
        try {
            if (!store.isKeyEntry(alias) || !(store.getCertificate(alias) instanceof X509Certificate own)) {
                throw new IllegalArgumentException("the key store has no key with the alias " + alias);
            }
            store.getKey(alias, secret);
            this.certificate = own;
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("the password of the key " + alias + " is wrong", e);
        }
    }

    /** A store kept as PKCS #12 or JKS. */
    static KeyStore open(Path file, char[] secret) {
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, secret);
            return store;
        } catch (IOException | GeneralSecurityException e) {
            String why = Files.exists(file) ? "its password is wrong, or it is no key store" : "there is no such file";
            throw new IllegalArgumentException("the key store " + file + " cannot be opened: " + why, e);
        }
    }

    KeyStore store() {
        return store;
    }

    KeyStore authorities() {
        return authorities;
    }

    String alias() {
        return alias;
    }

    char[] secret() {
        return secret.clone();
    }

    X509Certificate certificate() {
        return certificate;
    }

    /** The month, by UTC, from which the network's authority certifies us. */
    YearMonth since() {
        return YearMonth.from(certificate.getNotBefore().toInstant().atOffset(ZoneOffset.UTC));
    }

    /** The name of an access point in the network, such as {@code PBE000001}. */
    String seat() {
        return commonName(certificate);
    }

    /** As whom other providers write to us: seat {@code PBE000001} is {@code 0242:000001}. */
    Identifier provider() {
        return provider(seat());
    }

    /** As whom one writes to the provider with that seat, unless it asks for another address. */
    static Identifier provider(String seat) {
        return new Identifier(PROVIDERS, seat.replaceFirst("^P[A-Z]{2}", ""));
    }

    static String commonName(X509Certificate certificate) {
        try {
            return new LdapName(certificate.getSubjectX500Principal().getName())
                    .getRdns().stream()
                            .filter(rdn -> "CN".equalsIgnoreCase(rdn.getType()))
                            .map(Rdn::getValue)
                            .map(String::valueOf)
                            .findFirst()
                            .orElse("");
        } catch (InvalidNameException e) {
            return "";
        }
    }

    private static KeyStore trusted(Collection<X509Certificate> authorities) {
        try {
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            int number = 0;
            for (X509Certificate authority : authorities) {
                trusted.setCertificateEntry("authority-" + number++, authority);
            }
            return trusted;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return "As4Keys[" + seat() + "]";
    }
}
