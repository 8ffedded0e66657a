package coop.ouvrage.employment;

import static coop.ouvrage.employment.ContractRows.at;

import coop.ouvrage.money.Money;
import coop.ouvrage.transaction.Rows;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Every version of days and pay of a contract; none is ever changed. */
@Repository
class VersionStore {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    VersionStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** First versions, as the contracts were agreed. */
    void agreed(List<WorkContract> contracts, List<@Nullable UUID> by) {
        List<Rows.Row> heads = new ArrayList<>();
        List<Rows.Row> days = new ArrayList<>();
        for (int i = 0; i < contracts.size(); i++) {
            WorkContract contract = contracts.get(i);
            heads.add(new Rows.Row()
                    .with("contract_id", contract.id().value())
                    .with("version", contract.version())
                    .with("cause", VersionCause.AGREED)
                    .with("gross_cents", contract.gross().cents())
                    .with("charge_cents", contract.charge().cents())
                    .with("reason", "")
                    .with("made_by", by.get(i))
                    .with("made_at", contract.times().instructedAt()));
            rows(contract.days()).forEach(day -> days.add(row(contract, day)));
        }
        Rows.insert(jdbc, "contract_version", heads);
        Rows.insert(jdbc, "contract_day", days);
    }

    private static Rows.Row row(WorkContract contract, Map<String, Object> day) {
        Rows.Row row = new Rows.Row().with("contract_id", contract.id().value()).with("version", contract.version());
        day.forEach(row::with);
        return row;
    }

    void add(
            ContractId id,
            int version,
            List<PaidDay> days,
            Money gross,
            Money charge,
            VersionCause cause,
            String reason,
            @Nullable UUID by,
            Instant now) {
        jdbc.sql("""
                insert into contract_version (contract_id, version, cause, gross_cents, charge_cents, reason, made_by, made_at)
                values (:id, :version, :cause, :gross, :charge, :reason, :by, :now)
                """)
                .param("id", id.value())
                .param("version", version)
                .param("cause", cause.name())
                .param("gross", gross.cents())
                .param("charge", charge.cents())
                .param("reason", reason)
                .param("by", by)
                .param("now", at(now))
                .update();
        jdbc.sql("""
                insert into contract_day (contract_id, version, nr, day, start_time, end_time, break_minutes, minutes,
                    paid_minutes, starts_at, ends_at)
                select :id, :version, nr, day, start_time, end_time, break_minutes, minutes, paid_minutes, starts_at, ends_at
                from jsonb_to_recordset(:days::jsonb) as d(nr integer, day date, start_time time, end_time time,
                    break_minutes integer, minutes integer, paid_minutes integer, starts_at timestamptz, ends_at timestamptz)
                """)
                .param("id", id.value())
                .param("version", version)
                .param("days", json.writeValueAsString(rows(days)))
                .update();
    }

    private static List<Map<String, Object>> rows(List<PaidDay> days) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (PaidDay paid : days) {
            WorkDay day = paid.day();
            rows.add(Map.of(
                    "nr", rows.size() + 1,
                    "day", day.date().toString(),
                    "start_time", day.start().toString(),
                    "end_time", day.end().toString(),
                    "break_minutes", day.breakMinutes(),
                    "minutes", paid.minutes(),
                    "paid_minutes", paid.paidMinutes(),
                    "starts_at", day.startsAt().toString(),
                    "ends_at", day.endsAt().toString()));
        }
        return rows;
    }

    /** The days of a version, in their order. */
    List<PaidDay> days(ContractId id, int version) {
        return jdbc.sql("""
                select day, start_time, end_time, break_minutes, minutes, paid_minutes from contract_day
                where contract_id = :id and version = :version order by nr""")
                .param("id", id.value())
                .param("version", version)
                .query((row, n) -> new PaidDay(
                        new WorkDay(
                                row.getObject("day", LocalDate.class),
                                row.getObject("start_time", LocalTime.class),
                                row.getObject("end_time", LocalTime.class),
                                row.getInt("break_minutes")),
                        row.getInt("minutes"),
                        row.getInt("paid_minutes")))
                .list();
    }

    /** The versions of a contract, oldest first. */
    List<ContractVersion> of(ContractId id) {
        return jdbc.sql("""
                select version, cause, gross_cents, charge_cents, reason, made_by, made_at from contract_version
                where contract_id = :id order by version
                """)
                .param("id", id.value())
                .query((row, n) -> new ContractVersion(
                        row.getInt("version"),
                        VersionCause.valueOf(row.getString("cause")),
                        Money.ofCents(row.getLong("gross_cents")),
                        Money.ofCents(row.getLong("charge_cents")),
                        row.getString("reason"),
                        row.getObject("made_by", UUID.class),
                        java.util.Objects.requireNonNull(ContractRows.instant(row, "made_at"))))
                .list();
    }
}
