package coop.ouvrage.employment;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Work that lasting contracts plan and that no work contract says yet. */
@Component
class LongPlanned {

    private final LongStore longs;
    private final ContractWriter contracts;
    private final JdbcClient jdbc;

    LongPlanned(LongStore longs, ContractWriter contracts, JdbcClient jdbc) {
        this.contracts = contracts;
        this.longs = longs;
        this.jdbc = jdbc;
    }

    /** Shifts of somebody's lasting contracts in months that are not made yet. */
    List<WorkDay> of(UUID worker, LocalDate from, LocalDate to) {
        return longs.ofWorker(worker).stream()
                .filter(contract -> contract.state() == LongContract.State.AGREED && isAlive(contract))
                .flatMap(contract -> planned(contract, from, to))
                .toList();
    }

    private boolean isAlive(LongContract contract) {
        contracts.written();
        return jdbc.sql("select state <> 'CANCELLED' from work_contract where id = :id")
                .param("id", Objects.requireNonNull(contract.firstMonth()).value())
                .query(Boolean.class)
                .single();
    }

    private Stream<WorkDay> planned(LongContract contract, LocalDate from, LocalDate to) {
        List<YearMonth> made = madeMonths(contract.id());
        return Stream.iterate(
                        YearMonth.from(from), month -> !month.isAfter(YearMonth.from(to)), month -> month.plusMonths(1))
                .filter(month -> !made.contains(month))
                .flatMap(month -> contract.days(month).stream())
                .filter(day -> !day.date().isBefore(from) && !day.date().isAfter(to));
    }

    private List<YearMonth> madeMonths(UUID id) {
        contracts.written();
        return jdbc.sql("select first_day from work_contract where long_id = :id and state <> 'CANCELLED'")
                .param("id", id)
                .query((row, n) -> YearMonth.from(row.getObject("first_day", LocalDate.class)))
                .list();
    }
}
