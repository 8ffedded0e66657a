package coop.ouvrage.sales;

import coop.ouvrage.invoicing.InvoiceId;
import coop.ouvrage.invoicing.Sale;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Rows of {@code sale_request}. */
@Repository
class RequestStore {

    private final JsonMapper json = JsonMapper.builder().build();
    private final JdbcClient jdbc;

    RequestStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(SaleRequest request) {
        Repeat repeat = request.repeat();
        jdbc.sql("""
                insert into sale_request (id, unit_id, client_id, sale, state, asked_by, asked_on, every_months, first_on, last_on, next_on)
                values (:id, :unit, :client, :sale, :state, :by, :on, :months, :first, :last, :next)""")
                .param("id", request.id())
                .param("unit", request.unit())
                .param("client", request.sale().client())
                .param("sale", json.writeValueAsString(request.sale()))
                .param("state", request.state().name())
                .param("by", request.askedBy())
                .param("on", request.askedOn())
                .param("months", repeat == null ? null : repeat.months(), java.sql.Types.INTEGER)
                .param("first", repeat == null ? null : repeat.first(), java.sql.Types.DATE)
                .param("last", repeat == null ? null : repeat.last(), java.sql.Types.DATE)
                .param("next", request.nextOn(), java.sql.Types.DATE)
                .update();
    }

    void state(UUID id, SaleRequest.State state, @Nullable LocalDate next) {
        jdbc.sql("update sale_request set state = :state, next_on = :next where id = :id")
                .param("state", state.name())
                .param("next", next, java.sql.Types.DATE)
                .param("id", id)
                .update();
    }

    void answered(UUID id, String answer, @Nullable UUID by, LocalDate on) {
        jdbc.sql("update sale_request set answer = :answer, answered_by = :by, answered_on = :on where id = :id")
                .param("answer", answer)
                .param("by", by)
                .param("on", on)
                .param("id", id)
                .update();
    }

    /** An invoice came of it; one by its schedule is noted with its day, which it has once. */
    void issued(UUID id, InvoiceId invoice, @Nullable LocalDate due) {
        jdbc.sql("update sale_request set invoice_id = :invoice, runs = runs + :runs where id = :id")
                .param("invoice", invoice.value())
                .param("runs", due == null ? 0 : 1)
                .param("id", id)
                .update();
        if (due != null) {
            jdbc.sql("insert into sale_request_run (request_id, due_on, invoice_id) values (:id, :due, :invoice)")
                    .param("id", id)
                    .param("due", due)
                    .param("invoice", invoice.value())
                    .update();
        }
    }

    Optional<SaleRequest> find(UUID id) {
        return load("where id = :value", Map.of("value", id)).stream().findFirst();
    }

    Optional<SaleRequest> lock(UUID id) {
        return load("where id = :value for update", Map.of("value", id)).stream()
                .findFirst();
    }

    List<SaleRequest> due(LocalDate day, int most) {
        return load(
                "where next_on <= :day order by next_on, id limit :most for update", Map.of("day", day, "most", most));
    }

    /** The invoices that a schedule made, latest first. */
    Map<LocalDate, UUID> runs(UUID id) {
        Map<LocalDate, UUID> runs = new java.util.LinkedHashMap<>();
        jdbc.sql(
                        "select due_on, invoice_id from sale_request_run where request_id = :id order by due_on desc limit 100")
                .param("id", id)
                .query(row -> {
                    runs.put(row.getObject(1, LocalDate.class), row.getObject(2, UUID.class));
                });
        return runs;
    }

    private List<SaleRequest> load(String where, Map<String, ?> values) {
        return jdbc.sql("select * from sale_request " + where)
                .params(values)
                .query((row, n) -> request(row))
                .list();
    }

    SaleRequest request(ResultSet row) throws SQLException {
        int months = row.getInt("every_months");
        LocalDate first = row.getObject("first_on", LocalDate.class);
        UUID invoice = row.getObject("invoice_id", UUID.class);
        return new SaleRequest(
                row.getObject("id", UUID.class),
                row.getObject("unit_id", UUID.class),
                json.readValue(row.getString("sale"), Sale.class),
                SaleRequest.State.valueOf(row.getString("state")),
                row.getObject("asked_by", UUID.class),
                row.getObject("asked_on", LocalDate.class),
                first == null ? null : new Repeat(months, first, row.getObject("last_on", LocalDate.class)),
                row.getInt("runs"),
                row.getObject("next_on", LocalDate.class),
                row.getString("answer"),
                invoice == null ? null : new InvoiceId(invoice));
    }
}
