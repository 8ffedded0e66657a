package coop.ouvrage.employment;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Shifts of lasting contracts for which no wage is due because of an absence, as declarations ask for them. */
@Component
public class UnpaidDays {

    private final LongStore longs;
    private final JdbcClient jdbc;

    UnpaidDays(LongStore longs, JdbcClient jdbc) {
        this.longs = longs;
        this.jdbc = jdbc;
    }

    /** A shift and the absence that took its wage. */
    public record Day(LocalDate date, int minutes, LongAbsence.Kind kind) {}

    /** By lasting contract, oldest first, of the months that it has; contracts without such days are left out. */
    public Map<UUID, List<Day>> of(Collection<UUID> contracts, YearMonth first, YearMonth last) {
        Map<UUID, List<Day>> days = new HashMap<>();
        for (UUID id : touched(contracts, first, last)) {
            longs.find(id).ifPresent(contract -> days.put(id, of(contract, first, last)));
        }
        return days;
    }

    private List<UUID> touched(Collection<UUID> contracts, YearMonth first, YearMonth last) {
        return contracts.isEmpty()
                ? List.of()
                : jdbc.sql("""
                        select distinct long_id from long_absence
                        where long_id = any(:ids) and withdrawn_at is null and cardinality(lost) > 0
                            and first_day <= :last and last_day >= :first""")
                        .param("ids", contracts.toArray(UUID[]::new))
                        .param("first", first.atDay(1))
                        .param("last", last.atEndOfMonth())
                        .query(UUID.class)
                        .list();
    }

    private static List<Day> of(LongContract contract, YearMonth first, YearMonth last) {
        return Stream.iterate(first, month -> !month.isAfter(last), month -> month.plusMonths(1))
                .flatMap(month -> contract.plannedDays(month).stream())
                .flatMap(shift -> contract.absences().stream()
                        .filter(absence -> absence.lost().contains(shift.date()))
                        .limit(1)
                        .map(absence -> new Day(shift.date(), shift.minutes(), absence.kind())))
                .toList();
    }
}
