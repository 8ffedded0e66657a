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
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the row of a job; its days and steps are rows of their own. */
final class JobRow {

    private JobRow() {}

    static Job with(Job j, List<WorkDay> days, List<StepState> steps) {
        return new Job(
                j.id(),
                j.entity(),
                j.unit(),
                j.holder(),
                j.client(),
                j.activity(),
                j.title(),
                j.supply(),
                j.worker(),
                j.kind(),
                j.post(),
                List.copyOf(days),
                j.price(),
                j.costs(),
                j.costsText(),
                j.wageBudget(),
                j.clientReference(),
                j.madeOn(),
                j.quote(),
                j.order(),
                j.contract(),
                j.invoice(),
                j.droppedOn(),
                List.copyOf(steps));
    }

    static Job head(ResultSet row) throws SQLException {
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
                List.of(),
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
                List.of());
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
