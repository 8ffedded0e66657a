package coop.ouvrage.accounting;

import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.accounting.spi.AccountantFormat;
import coop.ouvrage.accounting.spi.BookLine;
import coop.ouvrage.ledger.Chart;
import coop.ouvrage.money.Money;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
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

    private final BookLines lines;
    private final Chart chart;
    private final Permissions permissions;

    AuditFile(BookLines lines, Chart chart, Permissions permissions) {
        this.lines = lines;
        this.chart = chart;
        this.permissions = permissions;
    }

    /** Writes it without holding it. */
    @Transactional(readOnly = true)
    public void write(String entity, int year, Writer out) {
        permissions.require(Permission.LEDGER_READ);
        line(out, COLUMNS);
        lines.each(entity, year, line -> line(out, cells(line)));
    }

    /** Writes the same year in another form; nobody's name but those of clients and suppliers. */
    @Transactional(readOnly = true)
    public void write(String entity, int year, AccountantFormat format, OutputStream out) throws IOException {
        permissions.require(Permission.LEDGER_READ);
        format.write(reader -> lines.each(entity, year, reader), out);
    }

    private List<String> cells(BookLine line) {
        UUID party = line.party();
        return List.of(
                line.journal(),
                line.journal(),
                line.number(),
                day(line.date()),
                line.account(),
                chart.name(line.account(), Locale.FRENCH),
                party == null ? "" : party.toString(),
                "",
                line.source(),
                day(line.documentDate()),
                line.text().replace('\t', ' '),
                line.amount().max(Money.ZERO).toString().replace('.', ','),
                line.amount().negate().max(Money.ZERO).toString().replace('.', ','),
                "",
                "",
                day(line.recordedOn()),
                "",
                "");
    }

    private static String day(LocalDate day) {
        return day.format(DateTimeFormatter.BASIC_ISO_DATE);
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
