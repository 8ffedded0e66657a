package coop.ouvrage.receivables;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of the rules by which payers are recognised. */
@Repository
class RuleStore {

    private final JdbcClient jdbc;

    RuleStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A match of this clue with this client. */
    record Lesson(PayerRule.Kind kind, String clue, UUID client, LocalDate on) {}

    /** Counts confirmed matches; a rule that was removed learns too, but stays out of use. */
    void learn(Collection<Lesson> lessons) {
        if (!lessons.isEmpty()) {
            change(lessons, """
                    insert into payer_rule (kind, clue, client_id, confirmed, last_on)
                    select kind, clue, client, count(*), max(on_day) from lesson group by kind, clue, client order by kind, clue, client
                    on conflict (kind, clue, client_id) do update set confirmed = payer_rule.confirmed + excluded.confirmed,
                        last_on = greatest(payer_rule.last_on, excluded.last_on)""");
        }
    }

    /** Counts matches that were taken back. */
    void unlearn(Collection<Lesson> lessons) {
        if (!lessons.isEmpty()) {
            change(lessons, """
                    update payer_rule r set undone = undone + 1 from lesson l
                    where r.kind = l.kind and r.clue = l.clue and r.client_id = l.client""");
        }
    }

    private void change(Collection<Lesson> lessons, String sql) {
        jdbc.sql("with lesson as (select * from unnest(:kinds::text[], :clues::text[], :clients::uuid[], :days::date[])"
                        + " as l (kind, clue, client, on_day)) " + sql)
                .param("kinds", lessons.stream().map(l -> l.kind().name()).toArray(String[]::new))
                .param("clues", lessons.stream().map(Lesson::clue).toArray(String[]::new))
                .param("clients", lessons.stream().map(Lesson::client).toArray(UUID[]::new))
                .param("days", lessons.stream().map(l -> l.on().toString()).toArray(String[]::new))
                .update();
    }

    /** Rules in use of these clues, most often confirmed first. */
    List<PayerRule> known(PayerRule.Kind kind, Collection<String> clues) {
        return jdbc.sql("""
                select * from payer_rule where kind = :kind and clue = any(:clues) and removed_on is null
                order by clue, confirmed - undone desc, last_on desc, client_id""")
                .param("kind", kind.name())
                .param("clues", clues.toArray(String[]::new))
                .query((row, n) -> rule(row))
                .list();
    }

    /** The account from which a client paid last; empty if it never did. */
    String accountOf(UUID client) {
        return jdbc.sql("""
                select clue from payer_rule where client_id = :client and kind = 'ACCOUNT' and removed_on is null
                order by last_on desc limit 1""")
                .param("client", client)
                .query(String.class)
                .optional()
                .orElse("");
    }

    Optional<PayerRule> find(PayerRule.Kind kind, String clue, UUID client) {
        return jdbc.sql("select * from payer_rule where kind = :kind and clue = :clue and client_id = :client")
                .param("kind", kind.name())
                .param("clue", clue)
                .param("client", client)
                .query((row, n) -> rule(row))
                .optional();
    }

    /** Those used last, of one client or of all. */
    List<PayerRule> lately(@Nullable UUID client, int limit) {
        return jdbc.sql("""
                select * from payer_rule
                where cast(:client as uuid) is null or client_id = :client
                order by last_on desc, kind, clue, client_id limit :limit""")
                .param("client", client, java.sql.Types.OTHER)
                .param("limit", limit)
                .query((row, n) -> rule(row))
                .list();
    }

    /** Takes a rule out of use; false if it is out already. */
    boolean remove(PayerRule rule, LocalDate on, @Nullable UUID by, String reason) {
        return jdbc.sql("""
                update payer_rule set removed_on = :on, removed_by = :by, remove_reason = :reason
                where kind = :kind and clue = :clue and client_id = :client and removed_on is null""")
                        .param("on", on)
                        .param("by", by)
                        .param("reason", reason)
                        .param("kind", rule.kind().name())
                        .param("clue", rule.clue())
                        .param("client", rule.client())
                        .update()
                == 1;
    }

    /** An officer teaches a rule, or takes a removed one into use again: as good as proven. */
    void teach(PayerRule.Kind kind, String clue, UUID client, LocalDate on) {
        jdbc.sql("""
                insert into payer_rule (kind, clue, client_id, confirmed, last_on) values (:kind, :clue, :client, 2, :on)
                on conflict (kind, clue, client_id) do update set confirmed = greatest(2, payer_rule.confirmed), undone = 0,
                    last_on = excluded.last_on, removed_on = null, removed_by = null, remove_reason = ''""")
                .param("kind", kind.name())
                .param("clue", clue)
                .param("client", client)
                .param("on", on)
                .update();
    }

    private static PayerRule rule(ResultSet row) throws SQLException {
        return new PayerRule(
                PayerRule.Kind.valueOf(row.getString("kind")),
                row.getString("clue"),
                row.getObject("client_id", UUID.class),
                row.getInt("confirmed"),
                row.getInt("undone"),
                row.getObject("last_on", LocalDate.class),
                row.getObject("removed_on", LocalDate.class));
    }
}
