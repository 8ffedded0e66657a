package coop.ouvrage.returns;

import coop.ouvrage.access.Role;
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
class AuthorityPaymentStore {

    private final JdbcClient jdbc;

    AuthorityPaymentStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<AuthorityPayment> of(UUID source) {
        return jdbc.sql("select * from authority_payment where source_id = :source order by attempt")
                .param("source", source)
                .query((row, n) -> new AuthorityPayment(
                        source,
                        row.getInt("attempt"),
                        Money.ofCents(row.getLong("amount_cents")),
                        row.getObject("batch_id", UUID.class),
                        AuthorityPayment.State.valueOf(row.getString("state")),
                        row.getObject("done_on", LocalDate.class)))
                .list();
    }

    Optional<AuthorityPayment> alive(UUID source) {
        return of(source).stream().filter(AuthorityPayment::isAlive).findFirst();
    }

    void insert(AuthorityPayment payment, AuthorityDebt debt, @Nullable UUID by, Instant at) {
        jdbc.sql("""
                insert into authority_payment (source_id, attempt, amount_cents, batch_id, state, role, page, made_by, made_at)
                values (:source, :attempt, :amount, :batch, :state, :role, :page, :by, :at)""")
                .param("source", payment.source())
                .param("attempt", payment.attempt())
                .param("amount", payment.amount().cents())
                .param("batch", payment.batch())
                .param("state", payment.state().name())
                .param("role", debt.role().name())
                .param("page", debt.page())
                .param("by", by)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Who is told about the transfers of a return, and where they see it. */
    record Place(Role role, String page) {}

    @Nullable
    Place place(UUID source) {
        return jdbc.sql(
                        "select role, page from authority_payment where source_id = :source order by attempt desc limit 1")
                .param("source", source)
                .query((row, n) -> new Place(Role.valueOf(row.getString("role")), row.getString("page")))
                .optional()
                .orElse(null);
    }

    /** Told twice, it changes nothing. */
    boolean change(UUID source, List<AuthorityPayment.State> from, AuthorityPayment.State to, @Nullable LocalDate on) {
        return jdbc.sql("""
                update authority_payment set state = :to, done_on = :on
                where source_id = :source and state = any(cast(:from as text[]))""")
                        .param("to", to.name())
                        .param("on", on)
                        .param("source", source)
                        .param("from", from.stream().map(Enum::name).toArray(String[]::new))
                        .update()
                > 0;
    }
}
