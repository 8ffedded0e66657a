package coop.ouvrage.einvoice;

import com.helger.peppol.security.PeppolTrustStores.Config2018;
import com.helger.peppol.security.PeppolTrustStores.Config2025;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * The authorities of Peppol as the library brings them: of the network and of its test, for publishers and for access points; the old and
 * the new ones together while both are in use.
 */
public final class PeppolAuthorities {

    private PeppolAuthorities() {}

    /** Those that certify publishers. */
    public static List<X509Certificate> publishers(String zone) {
        return together(
                isProduction(zone)
                        ? List.of(Config2018.TRUSTSTORE_SMP_PRODUCTION, Config2025.TRUSTSTORE_SMP_PRODUCTION)
                        : List.of(Config2018.TRUSTSTORE_SMP_PILOT, Config2025.TRUSTSTORE_SMP_TEST));
    }

    /** Those that certify access points. */
    public static List<X509Certificate> accessPoints(String zone) {
        return together(
                isProduction(zone)
                        ? List.of(Config2018.TRUSTSTORE_AP_PRODUCTION, Config2025.TRUSTSTORE_AP_PRODUCTION)
                        : List.of(Config2018.TRUSTSTORE_AP_PILOT, Config2025.TRUSTSTORE_AP_TEST));
    }

    /** Whether a zone is that of the network itself, not of its test. */
    public static boolean isProduction(String zone) {
        return zone.toLowerCase(Locale.ROOT).contains(".prod.");
    }

    private static List<X509Certificate> together(List<KeyStore> stores) {
        List<X509Certificate> all = new ArrayList<>();
        for (KeyStore store : stores) {
            try {
                for (String alias : Collections.list(store.aliases())) {
                    all.add((X509Certificate) store.getCertificate(alias));
                }
            } catch (KeyStoreException e) {
                throw new IllegalStateException(e);
            }
        }
        return all;
    }
}
