package coop.ouvrage.treasury;

import coop.ouvrage.money.Iban;
import coop.ouvrage.treasury.spi.PayeeVerification.Payee;
import coop.ouvrage.treasury.spi.PayeeVerification.Result;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of answers about payees. */
@Repository
class PayeeCheckStore {

    private static final String NO_MATCHES = """
            from payee_check where result = 'NO_MATCH' and name ilike :text
                and case :filter when 'OPEN' then decided_by is null when 'DECIDED' then decided_by is not null else true end
            """;

    private static final Map<String, String> COLUMNS =
            Map.of("name", "lower(name)", "asked", "asked_at", "decision", "(decided_by is not null)");

    private final JdbcClient jdbc;

    PayeeCheckStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(List<PayeeCheck> checks) {
        jdbc.sql("""
                insert into payee_check (id, party_id, name, iban, result, holder, asked_at)
                select * from unnest(:ids::uuid[], :parties::uuid[], :names::text[], :ibans::text[], :results::text[],
                    :holders::text[], :times::timestamptz[])""")
                .param("ids", checks.stream().map(PayeeCheck::id).toArray(UUID[]::new))
                .param("parties", checks.stream().map(PayeeCheck::party).toArray(UUID[]::new))
                .param("names", texts(checks, PayeeCheck::name))
                .param("ibans", texts(checks, check -> check.iban().value()))
                .param("results", texts(checks, check -> check.result().name()))
                .param("holders", texts(checks, PayeeCheck::holder))
                .param("times", texts(checks, check -> check.askedAt().toString()))
                .update();
    }

    private static String[] texts(List<PayeeCheck> checks, Function<PayeeCheck, String> part) {
        return checks.stream().map(part).toArray(String[]::new);
    }

    /** The newest answers about these payees since a moment; those that a bank did not give are left out. */
    Map<Payee, PayeeCheck> answered(Collection<Payee> payees, OffsetDateTime since) {
        Map<Payee, PayeeCheck> found = new HashMap<>();
        jdbc.sql("""
                select distinct on (iban, name) * from payee_check
                where iban = any(:ibans) and asked_at >= :since and result <> 'NOT_AVAILABLE' order by iban, name, asked_at desc""")
                .param(
                        "ibans",
                        payees.stream().map(payee -> payee.iban().value()).toArray(String[]::new))
                .param("since", since)
                .query((row, n) -> check(row))
                .list()
                .forEach(check -> found.put(new Payee(check.iban(), check.name()), check));
        return found;
    }

    /** Keeps with each payment what was said about it. */
    void attach(Map<UUID, UUID> checkByPayment) {
        jdbc.sql("""
                update payment p set payee_check = c.answer
                from unnest(:payments::uuid[], :checks::uuid[]) as c (payment, answer) where p.id = c.payment""")
                .param("payments", checkByPayment.keySet().toArray(UUID[]::new))
                .param("checks", checkByPayment.values().toArray(UUID[]::new))
                .update();
    }

    /** What was said about the payments of a batch, by payment. */
    Map<UUID, PayeeCheck> ofBatch(BatchId batch) {
        Map<UUID, PayeeCheck> checks = new HashMap<>();
        jdbc.sql("""
                select c.*, p.id as payment_id from payment p join payee_check c on c.id = p.payee_check
                where p.batch_id = :batch and p.state <> 'CANCELLED'""").param("batch", batch.value()).query(row -> {
            checks.put(row.getObject("payment_id", UUID.class), check(row));
        });
        return checks;
    }

    Optional<PayeeCheck> lock(UUID id) {
        return jdbc.sql("select * from payee_check where id = :id for update")
                .param("id", id)
                .query((row, n) -> check(row))
                .optional();
    }

    /** Accounts that seem to be somebody else's. */
    List<PayeeCheck> noMatches(PayeeChecks.Query query) {
        String way = query.descending() ? " desc" : "";
        String order = COLUMNS.containsKey(query.sort())
                ? COLUMNS.get(query.sort()) + way + ", id" + way
                : "(decided_by is not null), id";
        return jdbc.sql("select * " + NO_MATCHES + " order by " + order + " offset :offset limit :limit")
                .param("text", part(query.text()))
                .param("filter", query.filter())
                .param("offset", query.offset())
                .param("limit", query.limit())
                .query((row, n) -> check(row))
                .list();
    }

    long countNoMatches(String text, String filter) {
        return jdbc.sql("select count(*) " + NO_MATCHES)
                .param("text", part(text))
                .param("filter", filter)
                .query(Long.class)
                .single();
    }

    private static String part(String text) {
        return "%" + text.strip().replaceAll("([\\\\%_])", "\\\\$1") + "%";
    }

    void decided(UUID id, @Nullable UUID by, OffsetDateTime at, String reason) {
        jdbc.sql("update payee_check set decided_by = :by, decided_at = :at, reason = :reason where id = :id")
                .param("by", by)
                .param("at", at)
                .param("reason", reason)
                .param("id", id)
                .update();
    }

    private static PayeeCheck check(ResultSet row) throws SQLException {
        return new PayeeCheck(
                row.getObject("id", UUID.class),
                row.getObject("party_id", UUID.class),
                row.getString("name"),
                Iban.of(row.getString("iban")),
                Result.valueOf(row.getString("result")),
                row.getString("holder"),
                row.getObject("asked_at", OffsetDateTime.class)
                        .withOffsetSameInstant(ZoneOffset.UTC)
                        .toInstant(),
                row.getObject("decided_by", UUID.class),
                row.getString("reason"));
    }
}
