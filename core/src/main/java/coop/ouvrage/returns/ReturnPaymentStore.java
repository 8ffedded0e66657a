package coop.ouvrage.returns;

import coop.ouvrage.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of transfers to authorities. */
@Repository
class ReturnPaymentStore {

    private final JdbcClient jdbc;

    ReturnPaymentStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<ReturnPayment> of(ReturnId id) {
        return jdbc.sql("select * from pay_return_payment where return_id = :id order by attempt")
                .param("id", id.value())
                .query((row, n) -> new ReturnPayment(
                        id,
                        row.getInt("attempt"),
                        Money.ofCents(row.getLong("amount_cents")),
                        row.getObject("batch_id", UUID.class),
                        ReturnPayment.State.valueOf(row.getString("state")),
                        row.getObject("done_on", LocalDate.class)))
                .list();
    }

    Optional<ReturnPayment> alive(ReturnId id) {
        return of(id).stream().filter(ReturnPayment::isAlive).findFirst();
    }

    void insert(ReturnPayment payment, @Nullable UUID by, Instant at) {
        jdbc.sql("""
                insert into pay_return_payment (return_id, attempt, amount_cents, batch_id, state, made_by, made_at)
                values (:id, :attempt, :amount, :batch, :state, :by, :at)""")
                .param("id", payment.of().value())
                .param("attempt", payment.attempt())
                .param("amount", payment.amount().cents())
                .param("batch", payment.batch())
                .param("state", payment.state().name())
                .param("by", by)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Told twice, it changes nothing. */
    boolean change(ReturnId id, List<ReturnPayment.State> from, ReturnPayment.State to, @Nullable LocalDate on) {
        return jdbc.sql("""
                update pay_return_payment set state = :to, done_on = :on
                where return_id = :id and state = any(cast(:from as text[]))""")
                        .param("to", to.name())
                        .param("on", on)
                        .param("id", id.value())
                        .param("from", from.stream().map(Enum::name).toArray(String[]::new))
                        .update()
                > 0;
    }
}
