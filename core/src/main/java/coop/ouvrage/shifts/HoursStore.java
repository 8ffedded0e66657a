package coop.ouvrage.shifts;

import coop.ouvrage.employment.WorkDay;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
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
        jdbc.sql("""
                insert into shift_hours (agreement_id, reference, courier, contract_id, day, start_time, end_time, break_minutes,
                    refusals, received_by, received_at)
                select :agreement, h.reference, h.courier, h.contract, h.day::date, h.starts::time, h.ends::time, h.pause,
                    h.refusals::jsonb, :by, :now
                from unnest(:references, :couriers, :contracts, :days, :starts, :ends, :pauses, :refusals)
                    as h (reference, courier, contract, day, starts, ends, pause, refusals)
                on conflict (agreement_id, reference) do update set day = excluded.day, start_time = excluded.start_time,
                    end_time = excluded.end_time, break_minutes = excluded.break_minutes, refusals = excluded.refusals,
                    received_by = excluded.received_by, received_at = excluded.received_at""")
                .param("agreement", agreement)
                .param("references", column(ridden, String[]::new, ActualHours.Ridden::reference))
                .param("couriers", column(ridden, String[]::new, ActualHours.Ridden::courier))
                .param("contracts", column(ridden, UUID[]::new, ActualHours.Ridden::contract))
                .param(
                        "days",
                        column(ridden, String[]::new, one -> one.day().date().toString()))
                .param(
                        "starts",
                        column(ridden, String[]::new, one -> one.day().start().toString()))
                .param(
                        "ends",
                        column(ridden, String[]::new, one -> one.day().end().toString()))
                .param("pauses", column(ridden, Integer[]::new, one -> one.day().breakMinutes()))
                .param("refusals", column(ridden, String[]::new, one -> RefusalText.write(one.refusals())))
                .param("by", by, java.sql.Types.OTHER)
                .param("now", ShiftRows.at(now))
                .update();
    }

    private static <T> T[] column(
            List<ActualHours.Ridden> ridden, IntFunction<T[]> array, Function<ActualHours.Ridden, T> value) {
        return ridden.stream().map(value).toArray(array);
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
