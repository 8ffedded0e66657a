package coop.ouvrage.einvoice.as4;

import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.documents.ContentHash;
import coop.ouvrage.documents.DocumentStore;
import coop.ouvrage.einvoice.Addressed;
import coop.ouvrage.einvoice.EInvoiceGateway.GatewayDown;
import coop.ouvrage.einvoice.EInvoiceGateway.Sending;
import coop.ouvrage.einvoice.Finding;
import coop.ouvrage.einvoice.Identifier;
import coop.ouvrage.einvoice.ProviderReports.Report;
import coop.ouvrage.einvoice.ProviderRules;
import coop.ouvrage.einvoice.ProviderRules.Kind;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The reports of a month: made once, kept, checked by the official rules, and sent by the network that they are about. OpenPeppol takes
 * them until the 15th of the following month, also those of a month without messages.
 */
final class As4Reports {

    /** OpenPeppol as a participant of its own network. */
    static final Identifier OPEN_PEPPOL = new Identifier("9925", "be0848934496");

    private static final Logger LOG = LoggerFactory.getLogger(As4Reports.class);
    private static final String PROCESS = "urn:fdc:peppol.eu:edec:bis:reporting:1.0";

    private final JdbcClient jdbc;
    private final DocumentStore files;
    private final BusinessTime time;
    private final As4Gateway gateway;
    private final Identifier sender;
    private final String country;

    /**
     * @param sender as whom we write to OpenPeppol
     * @param country of our end users
     */
    As4Reports(
            JdbcClient jdbc,
            DocumentStore files,
            BusinessTime time,
            As4Gateway gateway,
            Identifier sender,
            String country) {
        this.jdbc = jdbc;
        this.files = files;
        this.time = time;
        this.gateway = gateway;
        this.sender = sender;
        this.country = country;
    }

    /**
     * Whether we were a provider in a month: certified then, or in the network before, under a certificate that was renewed since.
     *
     * @param certified first month of the certificate that is in use
     */
    boolean isOwed(YearMonth month, YearMonth certified) {
        return !month.isBefore(certified)
                || jdbc.sql("""
                        select exists (select from einvoice_as4_report where month < :month)
                            or exists (select from einvoice_as4_sent where delivered_at < :end)
                            or exists (select from einvoice_as4_received where received_at < :end)""")
                        .param("month", month.atDay(1))
                        .param(
                                "end",
                                month.plusMonths(1).atDay(1).atStartOfDay().atOffset(ZoneOffset.UTC))
                        .query(Boolean.class)
                        .single();
    }

    /** Makes both reports of a month that is over; those that are there stay as they are. */
    void make(YearMonth month) {
        if (!kept(month).isEmpty()) {
            return;
        }
        StatisticsReports made = new StatisticsReports(month, gateway.name(), country, Exchanged.of(jdbc, month));
        keep(month, Kind.TRANSACTIONS, made.transactions(), made);
        keep(month, Kind.END_USERS, made.endUsers(), made);
    }

    private void keep(YearMonth month, Kind kind, byte[] file, StatisticsReports made) {
        jdbc.sql("""
                insert into einvoice_as4_report (month, kind, hash, incoming, outgoing, made_at)
                values (:month, :kind, :hash, :incoming, :outgoing, :at) on conflict do nothing""")
                .param("month", month.atDay(1))
                .param("kind", kind.name())
                .param("hash", files.put(file).hex())
                .param("incoming", made.count(true))
                .param("outgoing", made.count(false))
                .param("at", time.now().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** A report as it is kept. */
    record Kept(Kind kind, String hash, boolean sent) {}

    List<Kept> kept(YearMonth month) {
        return jdbc.sql("""
                        select kind, hash, sent_at is not null as sent from einvoice_as4_report
                        where month = :month order by kind""").param("month", month.atDay(1)).query(Kept.class).list();
    }

    /** Sends what did not go out yet; what fails says why and is tried again the next day. */
    void send(YearMonth month) {
        kept(month).stream().filter(report -> !report.sent()).forEach(report -> send(month, report));
    }

    private void send(YearMonth month, Kept report) {
        String trouble = sent(
                month, report.kind(), files.get(new ContentHash(report.hash())).orElseThrow());
        if (!trouble.isEmpty()) {
            LOG.warn("the report {} of {} did not go out: {}", report.kind(), month, trouble);
        }
        jdbc.sql("""
                update einvoice_as4_report set trouble = :trouble, sent_at = case when :trouble = '' then :at end
                where month = :month and kind = :kind""")
                .param("trouble", trouble)
                .param("at", time.now().atOffset(ZoneOffset.UTC))
                .param("month", month.atDay(1))
                .param("kind", report.kind().name())
                .update();
    }

    /** Why it did not go out: a word, with what the other side said behind a colon; empty if it did. What the official rules refuse, OpenPeppol would refuse too. */
    private String sent(YearMonth month, Kind kind, byte[] file) {
        List<Finding> findings = ProviderRules.check(kind, file);
        if (!findings.isEmpty()) {
            return "rules: " + findings.getFirst().rule() + " "
                    + findings.getFirst().message();
        }
        Addressed addressed = Addressed.as(sender, OPEN_PEPPOL, version(kind), PROCESS, file);
        try {
            return switch (gateway.send("report:" + month + ":" + kind, file, addressed)) {
                case Sending.Taken ignored -> "";
                case Sending.ReceiverUnknown() -> "nobody";
                case Sending.Rejected(String reason) -> "refused: " + reason;
            };
        } catch (GatewayDown e) {
            return "down: " + e.getMessage();
        }
    }

    /** Behind the two colons of the document type. */
    private static String version(Kind kind) {
        return kind == Kind.TRANSACTIONS ? "1.0" : "1.1";
    }

    /** Newest month first. */
    List<Report> all() {
        return jdbc.sql("select * from einvoice_as4_report order by month desc, kind desc")
                .query((row, n) -> {
                    OffsetDateTime sent = row.getObject("sent_at", OffsetDateTime.class);
                    return new Report(
                            YearMonth.from(row.getObject("month", LocalDate.class)),
                            Kind.valueOf(row.getString("kind")),
                            StatisticsParts.of(files.get(new ContentHash(row.getString("hash")))
                                    .orElseThrow()),
                            row.getObject("made_at", OffsetDateTime.class).toInstant(),
                            sent == null ? null : sent.toInstant(),
                            row.getString("trouble"));
                })
                .list();
    }

    Optional<byte[]> file(YearMonth month, Kind kind) {
        return kept(month).stream()
                .filter(kept -> kept.kind() == kind)
                .findFirst()
                .map(kept -> files.get(new ContentHash(kept.hash())).orElseThrow());
    }

    /** Months that are over since the first message and have no report, newest first. */
    List<YearMonth> missing() {
        return jdbc.sql("""
                        select month::date from (
                            select generate_series(date_trunc('month', begun at time zone 'UTC'), cast(:last as timestamp), '1 month') as month
                            from (select least((select min(delivered_at) from einvoice_as4_sent),
                                (select min(received_at) from einvoice_as4_received)) as begun) first) months
                        where not exists (select from einvoice_as4_report r where r.month = months.month::date)
                        order by month desc""")
                .param("last", YearMonth.from(time.today()).minusMonths(1).atDay(1))
                .query((row, n) -> YearMonth.from(row.getObject(1, LocalDate.class)))
                .list();
    }
}
