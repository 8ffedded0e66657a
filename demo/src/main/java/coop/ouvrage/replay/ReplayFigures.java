package coop.ouvrage.replay;

import coop.ouvrage.calendar.MorningDuties;
import coop.ouvrage.invoicing.JudgedInvoices;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a replayed year came to: counts, what each stage took, what was refused, the digest. */
@ReplayOnly
@Component
public class ReplayFigures {

    private static final Map<String, String> COUNTS = counted();

    private final Checkpoints checkpoints;
    private final Digest digest;
    private final ComparisonFiles comparison;
    private final MorningDuties duties;
    private final JudgedInvoices judged;
    private final JdbcClient jdbc;

    ReplayFigures(
            Checkpoints checkpoints,
            Digest digest,
            ComparisonFiles comparison,
            MorningDuties duties,
            JudgedInvoices judged,
            JdbcClient jdbc) {
        this.checkpoints = checkpoints;
        this.digest = digest;
        this.comparison = comparison;
        this.duties = duties;
        this.judged = judged;
        this.jdbc = jdbc;
    }

    private static Map<String, String> counted() {
        Map<String, String> counts = new LinkedHashMap<>();
        counts.put("people", "replay.known where kind = 'person'");
        counts.put("units", "replay.known where kind = 'unit'");
        counts.put("clients", "client");
        counts.put("orders", "sales_order");
        counts.put("contracts", "work_contract");
        counts.put("declarations", "declaration");
        counts.put("invoices", "invoice where kind = 'INVOICE'");
        counts.put("e_invoices", "invoice_sending");
        counts.put("payslips", "payslip");
        counts.put("expense_claims", "expense_claim");
        counts.put("bank_lines", "bank_line");
        counts.put("journal_entries", "journal_entry");
        counts.put("journal_lines", "journal_line");
        counts.put("mails", "outgoing_message");
        counts.put("documents", "document");
        counts.put("documents_rendered", "document where pdf_hash is not null");
        return counts;
    }

    public Map<String, Object> all() {
        Map<String, Object> all = new LinkedHashMap<>();
        Map<String, Object> counts = new LinkedHashMap<>();
        COUNTS.forEach((name, from) -> counts.put(
                name, jdbc.sql("select count(*) from " + from).query(Long.class).single()));
        all.put("counts", counts);
        all.put("validated_in_this_process", judged.count());
        Map<String, Object> stages = new LinkedHashMap<>();
        checkpoints.figures().forEach((name, figures) -> stages.put(name, stage(figures)));
        all.put("stages", stages);
        all.put("seconds_by_morning_duty", mornings());
        all.put("refused", checkpoints.refusals());
        all.put(
                "database_mb",
                jdbc.sql("select pg_database_size(current_database()) / 1048576")
                        .query(Long.class)
                        .single());
        all.put("comparison", comparison.told());
        all.put("digest", digest.hex());
        return all;
    }

    /** Of this process alone: a year that was cut off counts from where it went on. */
    private Map<String, Object> mornings() {
        Map<String, Object> seconds = new LinkedHashMap<>();
        duties.taken().forEach((duty, taken) -> seconds.put(duty, taken.toMillis() / 1000.0));
        return seconds;
    }

    private static Map<String, Object> stage(Checkpoints.Figures figures) {
        Map<String, Object> stage = new LinkedHashMap<>();
        stage.put("things", figures.things());
        stage.put("seconds", Math.round(figures.seconds() * 100) / 100.0);
        stage.put("per_second", figures.seconds() > 0 ? Math.round(figures.things() / figures.seconds()) : 0);
        return stage;
    }
}
