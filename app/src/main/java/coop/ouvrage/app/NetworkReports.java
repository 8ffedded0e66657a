package coop.ouvrage.app;

import coop.ouvrage.documents.ContentHash;
import coop.ouvrage.documents.DocumentStore;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The monthly reports to OpenPeppol that a database keeps, read without starting the application. */
public final class NetworkReports {

    private NetworkReports() {}

    /**
     * @param kind {@code TRANSACTIONS} or {@code END_USERS}
     * @param trouble why it did not go out; empty if it did, or was not tried
     */
    public record Report(
            YearMonth month, String kind, long incoming, long outgoing, boolean sent, String trouble, byte[] content) {

        /** Such as {@code 2026-10-transactions.xml}. */
        public String fileName() {
            return month + "-" + kind.toLowerCase(Locale.ROOT).replace('_', '-') + ".xml";
        }

        /** All but the content. */
        public Map<String, Object> figures() {
            Map<String, Object> figures = new LinkedHashMap<>();
            figures.put("month", month.toString());
            figures.put("kind", kind);
            figures.put("incoming", incoming);
            figures.put("outgoing", outgoing);
            figures.put("sent", sent);
            figures.put("trouble", trouble);
            return figures;
        }
    }

    /** Newest month first. */
    public static List<Report> all(Database database, Path data) {
        try (AnnotationConfigApplicationContext context = Modules.over(database, data, true)) {
            DocumentStore files = context.getBean(DocumentStore.class);
            return context.getBean(JdbcClient.class)
                    .sql("select * from einvoice_as4_report order by month desc, kind desc")
                    .query((row, n) -> new Report(
                            YearMonth.from(Objects.requireNonNull(row.getObject("month", LocalDate.class))),
                            Objects.requireNonNull(row.getString("kind")),
                            row.getLong("incoming"),
                            row.getLong("outgoing"),
                            row.getObject("sent_at") != null,
                            Objects.requireNonNull(row.getString("trouble")),
                            files.get(new ContentHash(Objects.requireNonNull(row.getString("hash"))))
                                    .orElseThrow()))
                    .list();
        }
    }
}
