package coop.ouvrage.employment;

import coop.ouvrage.employment.spi.MinimumPay;
import coop.ouvrage.money.Money;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Turns rows into contracts and times into what the driver takes. */
final class ContractRows {

    private ContractRows() {}

    static WorkContract contract(ResultSet row) throws SQLException {
        return new WorkContract(
                new ContractId(id(row, "id")),
                row.getInt("version"),
                new Assignment(
                        row.getString("entity"),
                        id(row, "job_id"),
                        row.getObject("order_id", UUID.class),
                        id(row, "unit_id"),
                        id(row, "holder"),
                        id(row, "worker")),
                ContractKind.valueOf(row.getString("kind")),
                days((String[]) row.getArray("days").getArray()),
                row.getBigDecimal("hourly_rate"),
                Money.ofCents(row.getLong("gross_cents")),
                row.getBigDecimal("coefficient"),
                Money.ofCents(row.getLong("charge_cents")),
                minimum(row),
                post(row),
                row.getString("language"),
                ContractState.valueOf(row.getString("state")),
                times(row),
                row.getBoolean("regularised"),
                term(row));
    }

    private static @Nullable LongTerm term(ResultSet row) throws SQLException {
        UUID id = row.getObject("long_id", UUID.class);
        UUID first = row.getObject("long_first", UUID.class);
        if (id == null) {
            return null;
        }
        Long earned = row.getObject("long_earned", Long.class);
        return new LongTerm(
                id,
                new ContractId(first == null ? id(row, "id") : first),
                Objects.requireNonNull(row.getObject("long_starts", LocalDate.class)),
                row.getObject("long_ends", LocalDate.class),
                Objects.requireNonNull(row.getBigDecimal("long_factor")),
                earned == null ? null : Money.ofCents(earned),
                earned == null ? Money.ZERO : Money.ofCents(row.getLong("long_untaken")));
    }

    private static @Nullable MinimumPay minimum(ResultSet row) throws SQLException {
        BigDecimal hourly = row.getBigDecimal("minimum_hourly");
        return hourly == null
                ? null
                : new MinimumPay(
                        hourly,
                        row.getString("minimum_rule"),
                        row.getString("minimum_source"),
                        row.getString("minimum_mark"));
    }

    static Post post(ResultSet row) throws SQLException {
        return new Post(
                row.getString("function"),
                new Workplace(
                        row.getString("place_name"),
                        row.getString("place_street"),
                        row.getString("place_number"),
                        row.getString("place_post_code"),
                        row.getString("place_municipality"),
                        row.getString("place_country")),
                row.getString("joint_committee"),
                row.getString("reason"),
                row.getString("function_class"));
    }

    private static WorkContract.Times times(ResultSet row) throws SQLException {
        return new WorkContract.Times(
                Objects.requireNonNull(instant(row, "instructed_at")),
                instant(row, "sent_at"),
                instant(row, "worker_signed_at"),
                instant(row, "employer_signed_at"),
                instant(row, "confirmed_at"),
                row.getObject("confirmed_by", UUID.class),
                instant(row, "cancelled_at"));
    }

    /** Of each shift: day, start, end, minutes of the break, of the shift, and paid. */
    private static List<PaidDay> days(String[] rows) {
        return Arrays.stream(rows).map(row -> day(row.split(" "))).toList();
    }

    private static PaidDay day(String[] parts) {
        return new PaidDay(
                new WorkDay(
                        LocalDate.parse(parts[0]),
                        LocalTime.parse(parts[1]),
                        LocalTime.parse(parts[2]),
                        Integer.parseInt(parts[3])),
                Integer.parseInt(parts[4]),
                Integer.parseInt(parts[5]));
    }

    static UUID id(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, UUID.class));
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    static @Nullable OffsetDateTime at(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
