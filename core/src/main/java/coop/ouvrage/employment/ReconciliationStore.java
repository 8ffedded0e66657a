package coop.ouvrage.employment;

import coop.ouvrage.employment.Reconciliation.Cause;
import coop.ouvrage.employment.Reconciliation.Difference;
import coop.ouvrage.employment.Reconciliation.Run;
import coop.ouvrage.employment.spi.Period;
import coop.ouvrage.transaction.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Comparisons with the authority: a count for each day and entity, and the differences of the last one. */
@Repository
class ReconciliationStore {

    private final JdbcClient jdbc;

    ReconciliationStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean isCompared(LocalDate day, String entity) {
        return jdbc.sql(
                        "select exists (select 1 from declaration_reconciliation where day = :day and entity = :entity)")
                .param("day", day)
                .param("entity", entity)
                .query(Boolean.class)
                .single();
    }

    void compared(LocalDate day, String entity, int compared, List<Difference> differences, Instant now) {
        jdbc.sql("""
                insert into declaration_reconciliation (day, entity, compared, differences, at)
                values (:day, :entity, :compared, :differences, :now)
                on conflict (day, entity) do update set compared = excluded.compared,
                    differences = excluded.differences, at = excluded.at
                """)
                .param("day", day)
                .param("entity", entity)
                .param("compared", compared)
                .param("differences", differences.size())
                .param("now", ContractRows.at(now))
                .update();
        jdbc.sql("delete from declaration_difference where entity = :entity")
                .param("entity", entity)
                .update();
        List<Rows.Row> rows = new ArrayList<>();
        for (Difference difference : differences) {
            rows.add(row(entity, rows.size() + 1, difference));
        }
        Rows.insert(jdbc, "declaration_difference", rows);
    }

    private static Rows.Row row(String entity, int nr, Difference difference) {
        Period ours = difference.ours();
        Period theirs = difference.theirs();
        return new Rows.Row()
                .with("entity", entity)
                .with("nr", nr)
                .with("cause", difference.cause().name())
                .with("period_id", difference.period())
                .with("contract_id", difference.contract())
                .with("first_day", difference.day())
                .with("our_last_day", ours == null ? null : ours.to())
                .with("our_hours", ours == null ? null : ours.plannedHours())
                .with("their_last_day", theirs == null ? null : theirs.to())
                .with("their_hours", theirs == null ? null : theirs.plannedHours());
    }

    /** Newest first. */
    List<Run> runs(int most) {
        return jdbc.sql("select * from declaration_reconciliation order by day desc, entity limit :most")
                .param("most", most)
                .query((row, n) -> new Run(
                        row.getString("entity"),
                        row.getInt("compared"),
                        row.getInt("differences"),
                        Objects.requireNonNull(row.getObject("at", OffsetDateTime.class))
                                .toInstant()))
                .list();
    }

    /** Of the last comparison of each entity, by the first day of the work. */
    List<Difference> differences() {
        return jdbc.sql("select * from declaration_difference order by first_day, entity, nr")
                .query(ReconciliationStore::difference)
                .list();
    }

    private static Difference difference(ResultSet row, int n) throws SQLException {
        LocalDate day = Objects.requireNonNull(row.getObject("first_day", LocalDate.class));
        return new Difference(
                Cause.valueOf(row.getString("cause")),
                row.getString("entity"),
                row.getString("period_id"),
                row.getObject("contract_id", UUID.class),
                day,
                period(day, row, "our"),
                period(day, row, "their"));
    }

    private static @Nullable Period period(LocalDate day, ResultSet row, String side) throws SQLException {
        Integer hours = row.getObject(side + "_hours", Integer.class);
        return hours == null ? null : new Period(day, row.getObject(side + "_last_day", LocalDate.class), hours);
    }
}
