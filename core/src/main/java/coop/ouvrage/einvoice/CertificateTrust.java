package coop.ouvrage.einvoice;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.PKIXRevocationChecker;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The authorities of a network, whose certificates say who is an access point and who a publisher. Certificates of other authorities
 * count for nothing, however well known these are.
 */
public final class CertificateTrust {

    /** Why a certificate does not count. */
    public enum Problem {
        EXPIRED,
        NOT_YET_VALID,
        REVOKED,
        /** No authority of the network issued it. */
        STRANGER;

        /** As in messages and refusals. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Set<TrustAnchor> anchors;
    private final boolean asksRevocation;

    /**
     * @param authorities the issuer of each trusted certificate is one of them
     * @param asksRevocation whether the authority is asked if it took the certificate back; one that does not answer is no reason to refuse
     */
    public CertificateTrust(Collection<X509Certificate> authorities, boolean asksRevocation) {
        if (authorities.isEmpty()) {
            throw new IllegalArgumentException("no authority to trust");
        }
        this.anchors = authorities.stream()
                .map(certificate -> new TrustAnchor(certificate, null))
                .collect(Collectors.toUnmodifiableSet());
        this.asksRevocation = asksRevocation;
    }

    /**
     * The certificates of a file (PEM).
     *
     * @throws IllegalArgumentException with a sentence that says which file cannot be read
     */
    public static List<X509Certificate> file(Path pem) {
        try (InputStream in = Files.newInputStream(pem)) {
            return CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
                    .map(X509Certificate.class::cast)
                    .toList();
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException("the file of authorities " + pem + " cannot be read", e);
        }
    }

    /** Why a certificate does not count at a moment; empty if it does. */
    public Optional<Problem> problem(X509Certificate certificate, Instant at) {
        Date when = Date.from(at);
        if (certificate.getNotAfter().before(when)) {
            return Optional.of(Problem.EXPIRED);
        }
        if (certificate.getNotBefore().after(when)) {
            return Optional.of(Problem.NOT_YET_VALID);
        }
        try {
            CertPathValidator validator = CertPathValidator.getInstance("PKIX");
            PKIXParameters parameters = new PKIXParameters(anchors);
            parameters.setDate(when);
            parameters.setRevocationEnabled(asksRevocation);
            if (asksRevocation && validator.getRevocationChecker() instanceof PKIXRevocationChecker checker) {
                checker.setOptions(EnumSet.of(
                        PKIXRevocationChecker.Option.SOFT_FAIL, PKIXRevocationChecker.Option.ONLY_END_ENTITY));
                parameters.addCertPathChecker(checker);
            }
            validator.validate(
                    CertificateFactory.getInstance("X.509").generateCertPath(List.of(certificate)), parameters);
            return Optional.empty();
        } catch (CertPathValidatorException e) {
            return Optional.of(e.getReason() == BasicReason.REVOKED ? Problem.REVOKED : Problem.STRANGER);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
