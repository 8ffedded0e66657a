package coop.ouvrage.employment;

import coop.ouvrage.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rows of lasting contracts as values. */
final class LongRows {

    private LongRows() {}

    static LongTerms terms(ResultSet row, WeekPlan plan) throws SQLException {
        return new LongTerms(
                row.getInt("nr"),
                YearMonth.from(row.getObject("from_month", LocalDate.class)),
                plan,
                Money.ofCents(row.getLong("gross_cents")),
                row.getString("reason"),
                Objects.requireNonNull(ContractRows.instant(row, "asked_at")),
                ContractRows.instant(row, "agreed_at"));
    }

    static LongContract contract(ResultSet row, List<LongTerms> terms, List<LongAbsence> absences) throws SQLException {
        UUID first = row.getObject("first_contract", UUID.class);
        return new LongContract(
                ContractRows.id(row, "id"),
                row.getString("entity"),
                ContractRows.id(row, "unit_id"),
                ContractRows.id(row, "holder"),
                ContractRows.id(row, "worker"),
                ContractKind.valueOf(row.getString("kind")),
                Objects.requireNonNull(row.getObject("starts_on", LocalDate.class)),
                row.getObject("ends_on", LocalDate.class),
                row.getString("schedule").equals("VARIABLE"),
                row.getBigDecimal("full_hours"),
                row.getBigDecimal("law_hours"),
                ContractRows.post(row),
                row.getString("exception"),
                LongContract.State.valueOf(row.getString("state")),
                Objects.requireNonNull(ContractRows.instant(row, "asked_at")),
                row.getString("decision"),
                first == null ? null : new ContractId(first),
                terms,
                forecast(row),
                ending(row),
                absences);
    }

    private static @Nullable LongForecast forecast(ResultSet row) throws SQLException {
        Instant made = ContractRows.instant(row, "made_at");
        return made == null
                ? null
                : new LongForecast(
                        Money.ofCents(row.getLong("cautious_cents")),
                        Money.ofCents(row.getLong("expected_cents")),
                        Money.ofCents(row.getLong("good_cents")),
                        row.getString("forecast_reason"),
                        made);
    }

    private static @Nullable Ending ending(ResultSet row) throws SQLException {
        LocalDate last = row.getObject("last_day", LocalDate.class);
        return last == null
                ? null
                : new Ending(
                        last,
                        Ending.How.valueOf(row.getString("how")),
                        row.getObject("notice_from", LocalDate.class),
                        row.getObject("notice_weeks", Integer.class),
                        row.getString("notice_source"),
                        row.getString("ending_reason"));
    }
}
