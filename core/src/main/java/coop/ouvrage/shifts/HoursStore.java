package coop.ouvrage.shifts;

import coop.ouvrage.employment.WorkDay;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of hours as they were ridden. */
@Repository
class HoursStore {

    private static final int SHOWN = 500;

    private final JdbcClient jdbc;

    HoursStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The shifts of an agreement that became part of a contract, by their reference. */
    Map<String, ShiftRow> planned(UUID agreement, Collection<String> references) {
        Map<String, ShiftRow> planned = new HashMap<>();
        jdbc.sql("""
                select *, refusals::text as told from shift_row
                where agreement_id = :agreement and contract_id is not null and reference = any(:references)""")
                .param("agreement", agreement)
                .param("references", references.toArray(String[]::new))
                .query(ShiftStore::row)
                .list()
                .forEach(row -> planned.put(row.reference(), row));
        return planned;
    }

    void keep(UUID agreement, List<ActualHours.Ridden> ridden, @Nullable UUID by, Instant now) {
        for (ActualHours.Ridden one : ridden) {
            jdbc.sql("""
                    insert into shift_hours (agreement_id, reference, courier, contract_id, day, start_time, end_time, break_minutes,
                        refusals, received_by, received_at)
                    values (:agreement, :reference, :courier, :contract, :day, :start, :end, :pause, cast(:refusals as jsonb), :by, :now)
                    on conflict (agreement_id, reference) do update set day = excluded.day, start_time = excluded.start_time,
                        end_time = excluded.end_time, break_minutes = excluded.break_minutes, refusals = excluded.refusals,
                        received_by = excluded.received_by, received_at = excluded.received_at""")
                    .param("agreement", agreement)
                    .param("reference", one.reference())
                    .param("courier", one.courier())
                    .param("contract", one.contract())
                    .param("day", one.day().date())
                    .param("start", one.day().start())
                    .param("end", one.day().end())
                    .param("pause", one.day().breakMinutes())
                    .param("refusals", RefusalText.write(one.refusals()))
                    .param("by", by)
                    .param("now", now.atOffset(ZoneOffset.UTC))
                    .update();
        }
    }

    List<ActualHours.Ridden> of(UUID agreement) {
        return jdbc.sql("""
                select *, refusals::text as told from shift_hours where agreement_id = :agreement
                order by refusals = '[]', day desc, start_time desc, reference limit :most""")
                .param("agreement", agreement)
                .param("most", SHOWN)
                .query((row, n) -> ridden(row))
                .list();
    }

    private static ActualHours.Ridden ridden(ResultSet row) throws SQLException {
        return new ActualHours.Ridden(
                row.getString("reference"),
                row.getString("courier"),
                new WorkDay(
                        row.getObject("day", LocalDate.class),
                        row.getObject("start_time", LocalTime.class),
                        row.getObject("end_time", LocalTime.class),
                        row.getInt("break_minutes")),
                row.getObject("contract_id", UUID.class),
                RefusalText.read(row.getString("told")));
    }
}
