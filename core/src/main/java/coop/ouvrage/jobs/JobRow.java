package coop.ouvrage.jobs;

import coop.ouvrage.employment.ContractId;
import coop.ouvrage.employment.ContractKind;
import coop.ouvrage.employment.Post;
import coop.ouvrage.employment.WorkDay;
import coop.ouvrage.employment.Workplace;
import coop.ouvrage.invoicing.InvoiceId;
import coop.ouvrage.invoicing.OrderId;
import coop.ouvrage.invoicing.QuoteId;
import coop.ouvrage.invoicing.spi.Supply;
import coop.ouvrage.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the row of a job; its days and steps are rows of their own. */
final class JobRow {

    private JobRow() {}

    /** The row with its days and steps. */
    static Job job(ResultSet row) throws SQLException {
        List<StepState> steps = Arrays.stream((String[]) row.getArray("steps").getArray())
                .map(text -> step(text.split(" ", 4)))
                .sorted(Comparator.comparing(StepState::step))
                .toList();
        return job(row, days((String[]) row.getArray("days").getArray()), steps);
    }

    /** The row alone, without days and steps. */
    static Job head(ResultSet row) throws SQLException {
        return job(row, List.of(), List.of());
    }

    /** Of each day: date, start, end, minutes of the break. */
    private static List<WorkDay> days(String[] texts) {
        return Arrays.stream(texts)
                .map(text -> text.split(" "))
                .map(day -> new WorkDay(
                        LocalDate.parse(day[0]),
                        LocalTime.parse(day[1]),
                        LocalTime.parse(day[2]),
                        Integer.parseInt(day[3])))
                .toList();
    }

    private static StepState step(String[] parts) {
        return new StepState(
                Step.valueOf(parts[0]),
                StepState.State.valueOf(parts[1]),
                parts[3],
                parts[2].equals("-") ? null : LocalDate.parse(parts[2]));
    }

    private static Job job(ResultSet row, List<WorkDay> days, List<StepState> steps) throws SQLException {
        return new Job(
                new JobId(row.getObject("id", UUID.class)),
                row.getString("entity"),
                row.getObject("unit_id", UUID.class),
                row.getObject("holder_id", UUID.class),
                row.getObject("client_id", UUID.class),
                "ACTIVITY".equals(row.getString("tool")),
                row.getString("title"),
                Supply.valueOf(row.getString("supply")),
                row.getObject("worker_id", UUID.class),
                ContractKind.valueOf(row.getString("contract_kind")),
                post(row),
                days,
                Money.ofCents(row.getLong("price_cents")),
                Money.ofCents(row.getLong("costs_cents")),
                row.getString("costs_text"),
                Money.ofCents(row.getLong("wage_budget_cents")),
                row.getString("client_reference"),
                row.getObject("made_on", LocalDate.class),
                id(row, "quote_id", QuoteId::new),
                id(row, "order_id", OrderId::new),
                id(row, "contract_id", ContractId::new),
                id(row, "invoice_id", InvoiceId::new),
                row.getObject("dropped_on", LocalDate.class),
                steps);
    }

    private static Post post(ResultSet row) throws SQLException {
        Workplace place = new Workplace(
                row.getString("place_name"),
                row.getString("place_street"),
                row.getString("place_number"),
                row.getString("place_post_code"),
                row.getString("place_municipality"),
                row.getString("place_country"));
        return new Post(
                row.getString("worker_function"),
                place,
                row.getString("joint_committee"),
                row.getString("fixed_term_reason"),
                row.getString("function_class"));
    }

    private static <T> @Nullable T id(ResultSet row, String column, Function<UUID, T> wrap) throws SQLException {
        UUID value = row.getObject(column, UUID.class);
        return value == null ? null : wrap.apply(value);
    }
}
