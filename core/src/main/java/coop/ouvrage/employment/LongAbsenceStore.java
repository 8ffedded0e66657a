package coop.ouvrage.employment;

import static coop.ouvrage.employment.ContractRows.at;

import coop.ouvrage.transaction.ReadOnce;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of absences. */
@Repository
class LongAbsenceStore {

    private final JdbcClient jdbc;

    LongAbsenceStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(UUID contract, LongAbsence absence, @Nullable UUID by, Instant now) {
        ReadOnce.forgetEverything();
        Map<LocalDate, Integer> earlier = new TreeMap<>(absence.earlier());
        jdbc.sql("""
                insert into long_absence (id, long_id, kind, first_day, last_day, other_cause, paper, lost, earlier_days,
                    earlier_minutes, recorded_by, recorded_at)
                values (:id, :contract, :kind, :first, :last, :other, :paper, :lost, :days, :minutes, :by, :now)""")
                .param("id", absence.id())
                .param("contract", contract)
                .param("kind", absence.kind().name())
                .param("first", absence.firstDay())
                .param("last", absence.lastDay())
                .param("other", absence.otherCause())
                .param("paper", absence.paper())
                .param(
                        "lost",
                        absence.lost().stream().sorted().map(Date::valueOf).toArray(Date[]::new))
                .param("days", earlier.keySet().stream().map(Date::valueOf).toArray(Date[]::new))
                .param("minutes", earlier.values().toArray(Integer[]::new))
                .param("by", by)
                .param("now", at(now))
                .update();
    }

    void withdrawn(UUID id, @Nullable UUID by, Instant now) {
        ReadOnce.forgetEverything();
        jdbc.sql("update long_absence set withdrawn_by = :by, withdrawn_at = :now where id = :id")
                .param("id", id)
                .param("by", by)
                .param("now", at(now))
                .update();
    }

    /** Those that hold, by contract, oldest first. */
    Map<UUID, List<LongAbsence>> of(Collection<UUID> contracts) {
        return jdbc
                .sql("""
                        select * from long_absence where long_id in (:ids) and withdrawn_at is null
                        order by long_id, first_day, id""")
                .param("ids", contracts)
                .query((row, n) -> Map.entry(ContractRows.id(row, "long_id"), absence(row)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    private static LongAbsence absence(ResultSet row) throws SQLException {
        Set<LocalDate> lost = Arrays.stream((Date[]) row.getArray("lost").getArray())
                .map(Date::toLocalDate)
                .collect(Collectors.toSet());
        return new LongAbsence(
                ContractRows.id(row, "id"),
                LongAbsence.Kind.valueOf(row.getString("kind")),
                Objects.requireNonNull(row.getObject("first_day", LocalDate.class)),
                Objects.requireNonNull(row.getObject("last_day", LocalDate.class)),
                row.getBoolean("other_cause"),
                row.getString("paper"),
                lost,
                earlier(row));
    }

    private static Map<LocalDate, Integer> earlier(ResultSet row) throws SQLException {
        Date[] days = (Date[]) row.getArray("earlier_days").getArray();
        Integer[] minutes = (Integer[]) row.getArray("earlier_minutes").getArray();
        Map<LocalDate, Integer> earlier = new TreeMap<>();
        for (int i = 0; i < days.length; i++) {
            earlier.put(days[i].toLocalDate(), minutes[i]);
        }
        return earlier;
    }
}
