package coop.ouvrage.liquidity;

import coop.ouvrage.money.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of recurring costs. */
@Repository
class CostStore {

    private final JdbcClient jdbc;

    CostStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<RecurringCost> of(String entity) {
        return jdbc.sql("""
                select * from recurring_cost where entity = :entity and ended_on is null order by day_of_month, label, id""")
                .param("entity", entity)
                .query((row, n) -> new RecurringCost(
                        row.getObject("id", UUID.class),
                        row.getString("entity"),
                        row.getString("label"),
                        row.getInt("day_of_month"),
                        Money.ofCents(row.getLong("amount_cents"))))
                .list();
    }

    void insert(RecurringCost cost, LocalDate on) {
        jdbc.sql("""
                insert into recurring_cost (id, entity, label, day_of_month, amount_cents, entered_on)
                values (:id, :entity, :label, :day, :cents, :on)""")
                .param("id", cost.id())
                .param("entity", cost.entity())
                .param("label", cost.label())
                .param("day", cost.dayOfMonth())
                .param("cents", cost.amount().cents())
                .param("on", on)
                .update();
    }

    boolean end(UUID id, LocalDate on) {
        return jdbc.sql("update recurring_cost set ended_on = :on where id = :id and ended_on is null")
                        .param("on", on)
                        .param("id", id)
                        .update()
                == 1;
    }
}
