package coop.ouvrage.returns;

import coop.ouvrage.money.Money;
import coop.ouvrage.returns.SharedPremium.Part;
import coop.ouvrage.returns.SharedPremium.State;
import coop.ouvrage.returns.SharedPremium.Why;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of shared premiums. */
@Repository
class PremiumStore {

    private final JdbcClient jdbc;

    PremiumStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Gross(UUID unit, Money amount) {}

    /** Gross wages of each unit by the payslips of work booked in a period, holiday pay apart; units without any are left out. */
    Map<UUID, Money> gross(String entity, LocalDate first, LocalDate last) {
        return jdbc
                .sql("""
                select p.unit_id, sum(p.gross_cents) as gross from payslip p
                join journal_entry e on e.source_id = p.id and e.source_type = 'payslip'
                where p.entity = :entity and p.pays = 'WAGE' and e.date between :first and :last
                group by p.unit_id having sum(p.gross_cents) > 0""")
                .param("entity", entity)
                .param("first", first)
                .param("last", last)
                .query((row, n) -> new Gross(row.getObject("unit_id", UUID.class), Money.ofCents(row.getLong("gross"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Gross::unit, Gross::amount));
    }

    void insert(SharedPremium premium, List<Part> parts, Instant at) {
        jdbc.sql("""
                insert into shared_premium (id, entity, amount_cents, pot_share, first_day, last_day, least_cents, notice, decision,
                    decided_on, state, hash, made_by, made_at)
                values (:id, :entity, :amount, :share, :first, :last, :least, :notice, :decision, :decided, 'MADE', :hash, :by, :at)""")
                .param("id", premium.id())
                .param("entity", premium.entity())
                .param("amount", premium.amount().cents())
                .param("share", premium.potShare())
                .param("first", premium.first())
                .param("last", premium.last())
                .param("least", premium.least().cents())
                .param("notice", premium.notice())
                .param("decision", premium.decision())
                .param("decided", premium.decidedOn())
                .param("hash", premium.hash())
                .param("by", premium.madeBy())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql("""
                insert into shared_premium_part (premium_id, unit_id, gross_cents, amount_cents, why)
                select :id, * from unnest(cast(:units as uuid[]), cast(:gross as bigint[]), cast(:amounts as bigint[]),
                    cast(:why as text[]))""")
                .param("id", premium.id())
                .param("units", parts.stream().map(Part::unit).toArray(UUID[]::new))
                .param("gross", parts.stream().map(part -> part.gross().cents()).toArray(Long[]::new))
                .param(
                        "amounts",
                        parts.stream().map(part -> part.amount().cents()).toArray(Long[]::new))
                .param("why", parts.stream().map(part -> part.why().name()).toArray(String[]::new))
                .update();
    }

    Optional<SharedPremium> lock(UUID id) {
        return jdbc.sql("select * from shared_premium where id = :id for update")
                .param("id", id)
                .query((row, n) -> read(row))
                .optional();
    }

    Optional<SharedPremium> find(UUID id) {
        return jdbc.sql("select * from shared_premium where id = :id")
                .param("id", id)
                .query((row, n) -> read(row))
                .optional();
    }

    List<SharedPremium> all() {
        return jdbc.sql("select * from shared_premium order by made_at desc limit 200")
                .query((row, n) -> read(row))
                .list();
    }

    List<Part> parts(UUID id) {
        return jdbc.sql("select * from shared_premium_part where premium_id = :id order by amount_cents desc, unit_id")
                .param("id", id)
                .query((row, n) -> new Part(
                        row.getObject("unit_id", UUID.class),
                        Money.ofCents(row.getLong("gross_cents")),
                        Money.ofCents(row.getLong("amount_cents")),
                        Why.valueOf(row.getString("why"))))
                .list();
    }

    void end(UUID id, State state, @Nullable UUID by, @Nullable LocalDate on) {
        jdbc.sql("""
                update shared_premium set state = :state, released_by = :by, released_on = :on where id = :id and state = 'MADE'""")
                .param("state", state.name())
                .param("by", by)
                .param("on", on)
                .param("id", id)
                .update();
    }

    private static SharedPremium read(ResultSet row) throws SQLException {
        return new SharedPremium(
                row.getObject("id", UUID.class),
                row.getString("entity"),
                Money.ofCents(row.getLong("amount_cents")),
                row.getBigDecimal("pot_share"),
                row.getObject("first_day", LocalDate.class),
                row.getObject("last_day", LocalDate.class),
                Money.ofCents(row.getLong("least_cents")),
                row.getString("notice"),
                row.getString("decision"),
                row.getObject("decided_on", LocalDate.class),
                State.valueOf(row.getString("state")),
                row.getString("hash"),
                row.getObject("made_by", UUID.class),
                row.getObject("released_on", LocalDate.class));
    }
}
