package coop.ouvrage.accounting;

import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.ledger.Chart;
import coop.ouvrage.money.Money;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * All entries of a year as one file for auditors. Belgium prescribes none; this is the French <i>fichier des écritures comptables</i>
 * (LPF, article A47 A-1: eighteen columns, tabs), because it is flat, can be written line by line whatever the size, and is read by the
 * tools of auditors. Numbers of entries are their positions in the chain; people and clients are codes, never names.
 */
@Service
public class AuditFile {

    private static final List<String> COLUMNS = List.of(
            "JournalCode",
            "JournalLib",
            "EcritureNum",
            "EcritureDate",
            "CompteNum",
            "CompteLib",
            "CompAuxNum",
            "CompAuxLib",
            "PieceRef",
            "PieceDate",
            "EcritureLib",
            "Debit",
            "Credit",
            "EcritureLet",
            "DateLet",
            "ValidDate",
            "Montantdevise",
            "Idevise");

    private final JdbcClient jdbc;
    private final Chart chart;
    private final Permissions permissions;

    AuditFile(JdbcClient jdbc, Chart chart, Permissions permissions) {
        this.jdbc = jdbc;
        this.chart = chart;
        this.permissions = permissions;
    }

    /** Writes it without holding it. Classes 0 and 9, which are no part of the annual accounts, are left out. */
    @Transactional(readOnly = true)
    public void write(String entity, int year, Writer out) {
        permissions.require(Permission.LEDGER_READ);
        line(out, COLUMNS);
        jdbc.sql("""
                        select e.journal, coalesce(s.position::text, e.id::text) as number, e.date, l.account, l.party, e.source_type,
                            e.source_id, e.document_date, e.text_key, l.amount_cents, e.recorded_at::date as recorded
                        from journal_entry e join journal_line l on l.entry_id = e.id and l.date = e.date
                        left join ledger_seal s on s.entry_id = e.id
                        where e.entity = :entity and e.date between :first and :last and left(l.account, 1) between '1' and '7'
                        order by e.date, e.id, l.line""")
                .param("entity", entity)
                .param("first", LocalDate.of(year, 1, 1))
                .param("last", LocalDate.of(year, 12, 31))
                .withFetchSize(5000)
                .query(row -> {
                    line(out, cells(row));
                });
    }

    private List<String> cells(ResultSet row) throws SQLException {
        Money amount = Money.ofCents(row.getLong("amount_cents"));
        String party = row.getString("party");
        return List.of(
                row.getString("journal"),
                row.getString("journal"),
                row.getString("number"),
                day(row, "date"),
                row.getString("account"),
                chart.name(row.getString("account"), Locale.FRENCH),
                party == null ? "" : party,
                "",
                row.getString("source_type") + ":" + row.getString("source_id"),
                day(row, "document_date"),
                row.getString("text_key"),
                amount.max(Money.ZERO).toString().replace('.', ','),
                amount.negate().max(Money.ZERO).toString().replace('.', ','),
                "",
                "",
                day(row, "recorded"),
                "",
                "");
    }

    private static String day(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDate.class).format(DateTimeFormatter.BASIC_ISO_DATE);
    }

    private static void line(Writer out, List<String> cells) {
        try {
            out.write(String.join("\t", cells));
            out.write("\r\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
