package coop.ouvrage.employment;

import java.sql.Array;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Time;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of proposed amendments. */
@Repository
class AmendmentStore {

    private final JdbcClient jdbc;

    AmendmentStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Amendment amendment) {
        jdbc.sql("""
                insert into contract_amendment
                    (id, contract_id, dates, starts, ends, breaks, reason, proposed_by, proposed_at, state, answered_at)
                values (:id, :contract, cast(:dates as date[]), cast(:starts as time[]), cast(:ends as time[]), :breaks,
                    :reason, :by, :at, :state, case when :state = 'OPEN' then null else cast(:at as timestamptz) end)""")
                .param("id", amendment.id())
                .param("contract", amendment.contract().value())
                .param("dates", each(amendment, day -> day.date().toString()))
                .param("starts", each(amendment, day -> day.start().toString()))
                .param("ends", each(amendment, day -> day.end().toString()))
                .param(
                        "breaks",
                        amendment.days().stream().map(WorkDay::breakMinutes).toArray(Integer[]::new))
                .param("reason", amendment.reason())
                .param("by", amendment.proposedBy())
                .param("at", amendment.proposedAt().atOffset(ZoneOffset.UTC))
                .param("state", amendment.state().name())
                .update();
    }

    private static String[] each(Amendment amendment, Function<WorkDay, String> part) {
        return amendment.days().stream().map(part).toArray(String[]::new);
    }

    Optional<Amendment> open(ContractId contract) {
        return jdbc.sql("select * from contract_amendment where contract_id = :contract and state = 'OPEN'")
                .param("contract", contract.value())
                .query(AmendmentStore::row)
                .optional();
    }

    void answer(UUID id, Amendment.State state, Instant at) {
        jdbc.sql("update contract_amendment set state = :state, answered_at = :at where id = :id")
                .param("state", state.name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("id", id)
                .update();
    }

    private static Amendment row(ResultSet row, int number) throws SQLException {
        List<LocalDate> dates = list(row.getArray("dates"), one -> ((Date) one).toLocalDate());
        List<LocalTime> starts = list(row.getArray("starts"), one -> ((Time) one).toLocalTime());
        List<LocalTime> ends = list(row.getArray("ends"), one -> ((Time) one).toLocalTime());
        List<Integer> breaks = list(row.getArray("breaks"), Integer.class::cast);
        List<WorkDay> days = new ArrayList<>();
        for (int i = 0; i < dates.size(); i++) {
            days.add(new WorkDay(dates.get(i), starts.get(i), ends.get(i), breaks.get(i)));
        }
        return new Amendment(
                Objects.requireNonNull(row.getObject("id", UUID.class)),
                new ContractId(Objects.requireNonNull(row.getObject("contract_id", UUID.class))),
                days,
                row.getString("reason"),
                row.getObject("proposed_by", UUID.class),
                row.getTimestamp("proposed_at").toInstant(),
                Amendment.State.valueOf(row.getString("state")));
    }

    private static <T> List<T> list(Array array, Function<Object, T> part) throws SQLException {
        List<T> all = new ArrayList<>();
        for (Object one : (Object[]) array.getArray()) {
            all.add(part.apply(one));
        }
        return all;
    }
}
