package coop.ouvrage.einvoice.as4;

import com.helger.peppol.reporting.api.PeppolReportingHelper;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Messages of one kind between one end user of ours and one other provider in a month; only those with a receipt count.
 *
 * @param seat of the provider at the other end, such as {@code PBE000002}
 * @param documentType with its scheme
 * @param process with its scheme
 * @param country of the sender, as the envelope names it; null for what we sent
 * @param endUser whoever sends or receives through us, such as {@code 0208:0203201340}
 */
record Exchanged(
        boolean incoming,
        String seat,
        String documentType,
        String process,
        @Nullable String country,
        String endUser,
        long count) {

    /** A month of the reports begins and ends by UTC; reports themselves do not count. */
    static List<Exchanged> of(JdbcClient jdbc, YearMonth month) {
        return jdbc
                .sql("""
                        select false as incoming, receiver_seat as seat, document_type, process, null as country,
                            sender as end_user, count(*) as count
                        from einvoice_as4_sent where delivered_at >= :from and delivered_at < :until and receiver_seat is not null
                        group by 2, 3, 4, 6
                        union all
                        select true, signer, document_type, process, sender_country, receiver, count(*)
                        from einvoice_as4_received where received_at >= :from and received_at < :until and document_type is not null
                        group by 2, 3, 4, 5, 6
                        order by 1, 2, 3, 4, 5, 6""")
                .param("from", month.atDay(1).atStartOfDay().atOffset(ZoneOffset.UTC))
                .param("until", month.plusMonths(1).atDay(1).atStartOfDay().atOffset(ZoneOffset.UTC))
                .query(Exchanged.class)
                .list()
                .stream()
                .filter(Exchanged::counts)
                .toList();
    }

    private boolean counts() {
        return PeppolReportingHelper.isDocumentTypeEligableForReporting(scheme(documentType), value(documentType));
    }

    /**
     * An enterprise is one end user, whether it is addressed by its number in the register or by that for VAT (scheme 9925 puts the
     * country before the same digits).
     */
    String person() {
        String digits = endUser.replaceFirst("(?i)^(0208:|9925:be)", "");
        return digits.equals(endUser) ? endUser : "BE" + digits;
    }

    /** Providers speak to each other too (scheme 0242, since Message Level Status): none of them is an end user. */
    boolean isOfEndUser() {
        return !endUser.startsWith(As4Keys.PROVIDERS + ":");
    }

    static String scheme(String withScheme) {
        return withScheme.substring(0, withScheme.indexOf("::"));
    }

    static String value(String withScheme) {
        return withScheme.substring(withScheme.indexOf("::") + 2);
    }

    /** What the rules write where an envelope names no country. */
    String countryOrNone() {
        return Objects.requireNonNullElse(country, "ZZ");
    }
}
