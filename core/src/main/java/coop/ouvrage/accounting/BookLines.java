package coop.ouvrage.accounting;

import coop.ouvrage.accounting.spi.BookLine;
import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.Chart;
import coop.ouvrage.ledger.TextArguments;
import coop.ouvrage.money.Money;
import coop.ouvrage.words.Texts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All lines of a year, for files: read a part at a time. Classes 0 and 9, which are no part of the annual accounts, are left out. */
@Component
class BookLines {

    private static final String LANGUAGE = "fr";

    private final JdbcClient jdbc;
    private final Chart chart;
    private final Texts texts;

    BookLines(JdbcClient jdbc, Chart chart, Texts texts) {
        this.jdbc = jdbc;
        this.chart = chart;
        this.texts = texts;
    }

    void each(String entity, int year, Consumer<BookLine> reader) {
        String clients = chart.number(AccountRole.RECEIVABLE);
        String suppliers = chart.number(AccountRole.SUPPLIER);
        jdbc.sql("""
                        select e.journal, coalesce(s.position::text, e.id::text) as number, e.date, l.account, l.party, e.source_type,
                            e.source_id, e.document_date, e.text_key, e.text_args, l.amount_cents, e.recorded_at::date as recorded,
                            d.name, d.country, d.vat_number, d.language
                        from journal_entry e join journal_line l on l.entry_id = e.id and l.date = e.date
                        left join ledger_seal s on s.entry_id = e.id
                        left join party_directory d on d.id = l.party and l.account in (:clients, :suppliers)
                        where e.entity = :entity and e.date between :first and :last and left(l.account, 1) between '1' and '7'
                        order by e.date, e.id, l.line""")
                .param("clients", clients)
                .param("suppliers", suppliers)
                .param("entity", entity)
                .param("first", LocalDate.of(year, 1, 1))
                .param("last", LocalDate.of(year, 12, 31))
                .withFetchSize(5000)
                .query(row -> {
                    reader.accept(line(row, suppliers));
                });
    }

    private BookLine line(ResultSet row, String suppliers) throws SQLException {
        return new BookLine(
                row.getString("journal"),
                row.getString("number"),
                row.getObject("date", LocalDate.class),
                row.getObject("document_date", LocalDate.class),
                row.getObject("recorded", LocalDate.class),
                row.getString("account"),
                row.getObject("party", UUID.class),
                third(row, suppliers),
                row.getString("source_type") + ":" + row.getString("source_id"),
                texts.get(LANGUAGE, row.getString("text_key"), TextArguments.read(row.getString("text_args"))),
                Money.ofCents(row.getLong("amount_cents")));
    }

    private static BookLine.@Nullable Third third(ResultSet row, String suppliers) throws SQLException {
        String name = row.getString("name");
        if (name == null) {
            return null;
        }
        return new BookLine.Third(
                row.getObject("party", UUID.class),
                row.getString("account").equals(suppliers),
                name,
                Objects.requireNonNullElse(row.getString("country"), ""),
                Objects.requireNonNullElse(row.getString("vat_number"), ""),
                row.getString("language"));
    }
}
