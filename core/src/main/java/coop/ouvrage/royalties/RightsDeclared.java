package coop.ouvrage.royalties;

import coop.ouvrage.money.Money;
import coop.ouvrage.returns.spi.PaidRights;
import coop.ouvrage.returns.spi.RightsSource;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Gives returns what authors were owed: the tax of each day is declared, and each author gets a sheet of the year. */
@Component
class RightsDeclared implements RightsSource {

    private static final int SOME = 500;

    private static final String OWED = """
            select c.id, r.author, c.owed_from, r.gross_cents, r.costs_cents, r.tax_cents
            from concession c join royalty r on r.concession_id = c.id
            where c.state = 'APPROVED' and c.entity = :entity and c.owed_from between :first and :last""";

    private final JdbcClient jdbc;

    RightsDeclared(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void owed(String entity, LocalDate first, LocalDate last, Consumer<List<PaidRights>> reader) {
        int from = 0;
        List<PaidRights> part;
        do {
            part = owed(entity, first, last, from);
            if (!part.isEmpty()) {
                reader.accept(part);
            }
            from += SOME;
        } while (part.size() == SOME);
    }

    private List<PaidRights> owed(String entity, LocalDate first, LocalDate last, int from) {
        return jdbc.sql(OWED + " order by c.owed_from, c.id, r.nr offset :from limit :some")
                .param("entity", entity)
                .param("first", first)
                .param("last", last)
                .param("from", from)
                .param("some", SOME)
                .query((row, n) -> rights(row))
                .list();
    }

    @Override
    public List<PaidRights> owedTo(UUID author, String entity, LocalDate first, LocalDate last) {
        return jdbc.sql(OWED + " and r.author = :author order by c.owed_from, c.id, r.nr")
                .param("author", author)
                .param("entity", entity)
                .param("first", first)
                .param("last", last)
                .query((row, n) -> rights(row))
                .list();
    }

    private static PaidRights rights(ResultSet row) throws SQLException {
        return new PaidRights(
                row.getObject("id", UUID.class),
                row.getObject("author", UUID.class),
                row.getObject("owed_from", LocalDate.class),
                Money.ofCents(row.getLong("gross_cents")),
                Money.ofCents(row.getLong("costs_cents")),
                Money.ofCents(row.getLong("tax_cents")));
    }

    @Override
    public List<Year> years(UUID author) {
        return jdbc.sql("""
                select distinct c.entity, cast(extract(year from c.owed_from) as int) as year
                from royalty r join concession c on c.id = r.concession_id
                where r.author = :author and c.state = 'APPROVED' order by year desc, c.entity""")
                .param("author", author)
                .query((row, n) -> new Year(row.getString("entity"), row.getInt("year")))
                .list();
    }

    @Override
    public List<Day> days() {
        return jdbc.sql("""
                select c.entity, c.owed_from, count(*) as royalties
                from concession c join royalty r on r.concession_id = c.id
                where c.state = 'APPROVED' group by c.entity, c.owed_from order by c.owed_from, c.entity""")
                .query((row, n) -> new Day(
                        row.getString("entity"), row.getObject("owed_from", LocalDate.class), row.getLong("royalties")))
                .list();
    }
}
