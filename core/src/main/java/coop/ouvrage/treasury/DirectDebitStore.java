package coop.ouvrage.treasury;

import coop.ouvrage.money.Money;
import coop.ouvrage.money.StructuredReference;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of direct debits and their files. */
@Repository
class DirectDebitStore {

    static final String DEBITS = """
            select d.id, d.end_to_end_id, d.amount_cents, d.remittance, d.collected_on, d.announced_on, d.prepared_by, d.file_id, d.state,
                d.reason, d.collected_line, d.returned_line, m.id as mandate_id, m.reference, m.entity, m.party_id, m.debtor, m.iban, m.signed_on, m.signed_how, m.revoked_on
            from direct_debit d join direct_debit_mandate m on m.id = d.mandate_id
            """;

    private final JdbcClient jdbc;

    DirectDebitStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(DirectDebit debit) {
        jdbc.sql("""
                insert into direct_debit (id, mandate_id, end_to_end_id, amount_cents, remittance, collected_on, announced_on,
                    prepared_by, state)
                values (:id, :mandate, :end, :cents, :remittance, :on, :announced, :by, 'PREPARED')""")
                .param("id", debit.id())
                .param("mandate", debit.mandate().id())
                .param("end", debit.endToEndId())
                .param("cents", debit.amount().cents())
                .param("remittance", debit.remittance())
                .param("on", debit.collectedOn())
                .param("announced", debit.announcedOn())
                .param("by", debit.preparedBy())
                .update();
    }

    List<DirectDebit> latest(@Nullable UUID after, int limit) {
        return jdbc.sql(DEBITS + "where cast(:after as uuid) is null or d.id < :after order by d.id desc limit :limit")
                .param("after", after, java.sql.Types.OTHER)
                .param("limit", limit)
                .query((row, n) -> debit(row))
                .list();
    }

    /** What waits of an entity for a day, held until the end of the transaction. */
    List<DirectDebit> lockPrepared(String entity, LocalDate day) {
        return jdbc.sql(DEBITS + """
                where m.entity = :entity and d.collected_on = :day and d.state = 'PREPARED' order by d.id for update of d""")
                .param("entity", entity)
                .param("day", day)
                .query((row, n) -> debit(row))
                .list();
    }

    /** Digits of those references that a debit under way is to collect. */
    Set<String> announced(List<StructuredReference> references) {
        Map<String, String> digits = references.stream()
                .collect(Collectors.toMap(
                        StructuredReference::display, StructuredReference::digits, (one, same) -> one));
        return jdbc
                .sql(
                        "select distinct remittance from direct_debit where state in ('PREPARED', 'RELEASED') and remittance = any(:references)")
                .param("references", digits.keySet().toArray(String[]::new))
                .query(String.class)
                .stream()
                .map(digits::get)
                .collect(Collectors.toSet());
    }

    List<DirectDebit> ofFile(UUID file) {
        return jdbc.sql(DEBITS + "where d.file_id = :file order by d.id")
                .param("file", file)
                .query((row, n) -> debit(row))
                .list();
    }

    /** By identification in capitals, as they are kept. */
    Map<String, DirectDebit> byEndToEndIds(Collection<String> ids) {
        String[] capitals = ids.stream().map(id -> id.toUpperCase(Locale.ROOT)).toArray(String[]::new);
        return jdbc
                .sql(DEBITS + "where d.end_to_end_id = any(:ids)")
                .param("ids", capitals)
                .query((row, n) -> debit(row))
                .list()
                .stream()
                .collect(Collectors.toMap(DirectDebit::endToEndId, debit -> debit));
    }

    Optional<DirectDebit> lock(UUID id) {
        return jdbc.sql(DEBITS + "where d.id = :id for update of d")
                .param("id", id)
                .query((row, n) -> debit(row))
                .optional();
    }

    /** Whether a line brought the money of a debit that came back later. */
    boolean cameBack(UUID line) {
        return jdbc.sql(
                        "select exists (select 1 from direct_debit where collected_line = :line and returned_line is not null)")
                .param("line", line)
                .query(Boolean.class)
                .single();
    }

    void collected(UUID id, @Nullable UUID line) {
        jdbc.sql("""
                update direct_debit set collected_line = :line,
                    state = case when state not in ('RELEASED', 'COLLECTED') then state when cast(:line as uuid) is null then 'RELEASED'
                        else 'COLLECTED' end
                where id = :id and returned_line is null""").param("line", line, java.sql.Types.OTHER).param("id", id).update();
    }

    void returned(UUID id, UUID line, String reason) {
        jdbc.sql("update direct_debit set state = 'RETURNED', returned_line = :line, reason = :reason where id = :id")
                .param("line", line)
                .param("reason", reason)
                .param("id", id)
                .update();
    }

    void insert(DirectDebits.Order order, List<DirectDebit> debits) {
        jdbc.sql("""
                insert into direct_debit_file (id, reference, entity, collected_on, released_by, released_at, file_sha256)
                values (:id, :reference, :entity, :on, :by, :at, :sha)""")
                .param("id", order.id())
                .param("reference", order.reference())
                .param("entity", order.entity())
                .param("on", order.collectedOn())
                .param("by", order.releasedBy())
                .param("at", order.releasedAt().atOffset(ZoneOffset.UTC))
                .param("sha", order.sha256())
                .update();
        jdbc.sql("update direct_debit set state = 'RELEASED', file_id = :file where id = any(:ids)")
                .param("file", order.id())
                .param("ids", debits.stream().map(DirectDebit::id).toArray(UUID[]::new))
                .update();
    }

    Optional<DirectDebits.Order> order(UUID id) {
        return jdbc.sql("select * from direct_debit_file where id = :id")
                .param("id", id)
                .query((row, n) -> new DirectDebits.Order(
                        row.getObject("id", UUID.class),
                        row.getString("reference"),
                        row.getString("entity"),
                        row.getObject("collected_on", LocalDate.class),
                        row.getObject("released_by", UUID.class),
                        instant(row),
                        row.getString("file_sha256")))
                .optional();
    }

    private static Instant instant(ResultSet row) throws SQLException {
        return row.getObject("released_at", OffsetDateTime.class).toInstant();
    }

    /** False if it is not in that state any more. */
    boolean change(UUID id, DirectDebit.State from, DirectDebit.State to, String reason) {
        return jdbc.sql("update direct_debit set state = :to, reason = :reason where id = :id and state = :from")
                        .param("to", to.name())
                        .param("from", from.name())
                        .param("reason", reason)
                        .param("id", id)
                        .update()
                == 1;
    }

    static DirectDebit debit(ResultSet row) throws SQLException {
        return new DirectDebit(
                row.getObject("id", UUID.class),
                MandateStore.mandate(row),
                row.getString("end_to_end_id"),
                Money.ofCents(row.getLong("amount_cents")),
                row.getString("remittance"),
                row.getObject("collected_on", LocalDate.class),
                row.getObject("announced_on", LocalDate.class),
                row.getObject("prepared_by", UUID.class),
                row.getObject("file_id", UUID.class),
                DirectDebit.State.valueOf(row.getString("state")),
                row.getString("reason"),
                row.getObject("collected_line", UUID.class),
                row.getObject("returned_line", UUID.class));
    }
}
