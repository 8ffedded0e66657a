package coop.ouvrage.audit;

import coop.ouvrage.access.Actor;
import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.calendar.TimeOrderedId;
import coop.ouvrage.transaction.WriteBehind;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/**
 * The audit trail. Details hold identifiers, codes and amounts; never a national number, an account number, a password or a
 * token.
 */
@Service
public class Audit {

    private final JsonMapper json = JsonMapper.builder().build();
    private final JdbcClient jdbc;
    private final CurrentUser user;
    private final BusinessTime time;
    private final WriteBehind<Row> records = new WriteBehind<>(this::insert, "audit_record");

    Audit(JdbcClient jdbc, CurrentUser user, BusinessTime time) {
        this.jdbc = jdbc;
        this.user = user;
        this.time = time;
    }

    /** Something was changed. Joins the transaction of the change, so that neither stands without the other. */
    public void changed(String action, String subjectType, Object subjectId, Map<String, ?> detail) {
        records.add(record("CHANGE", action, subjectType, subjectId, detail));
    }

    /** Something sensitive was read. */
    public void read(String action, String subjectType, Object subjectId, Map<String, ?> detail) {
        records.add(record("READ", action, subjectType, subjectId, detail));
    }

    /** Something sensitive was read about several subjects at once: a record for each, as if read one by one. */
    public void readAll(String action, String subjectType, Collection<UUID> subjects, Map<String, ?> detail) {
        records.addAll(subjects.stream()
                .map(subject -> record("READ", action, subjectType, subject, detail))
                .toList());
    }

    private String json(Map<String, ?> detail) {
        Map<String, String> texts = new HashMap<>();
        detail.forEach((name, value) -> texts.put(name, String.valueOf(value)));
        return json.writeValueAsString(texts);
    }

    private Row record(String kind, String action, String type, Object subject, Map<String, ?> detail) {
        Actor actor = user.actor();
        return new Row(
                TimeOrderedId.next(),
                time.now().atOffset(ZoneOffset.UTC),
                time.today(),
                actor.user() == null ? null : actor.user().value(),
                actor.party(),
                kind,
                action,
                type,
                subject.toString(),
                json(detail));
    }

    /** Writes what waits in the running transaction: whoever reads the trail within it calls this first. */
    void written() {
        records.write();
    }

    private record Row(
            UUID id,
            OffsetDateTime at,
            LocalDate day,
            @Nullable UUID user,
            @Nullable UUID party,
            String kind,
            String action,
            String type,
            String subject,
            String detail) {}

    private void insert(List<Row> rows) {
        jdbc.sql("""
                insert into audit_record (id, at, day, actor_user, actor_party, kind, action, subject_type, subject_id, detail)
                select id, at, day, actor, party, kind, action, type, subject, cast(detail as jsonb)
                from unnest(:ids::uuid[], :ats::timestamptz[], :days::date[], :users::uuid[], :parties::uuid[], :kinds::text[],
                        :actions::text[], :types::text[], :subjects::text[], :details::text[])
                    as r (id, at, day, actor, party, kind, action, type, subject, detail)""")
                .param("ids", column(rows, UUID[]::new, Row::id))
                .param("ats", column(rows, String[]::new, row -> row.at().toString()))
                .param("days", column(rows, String[]::new, row -> row.day().toString()))
                .param("users", column(rows, UUID[]::new, Row::user))
                .param("parties", column(rows, UUID[]::new, Row::party))
                .param("kinds", column(rows, String[]::new, Row::kind))
                .param("actions", column(rows, String[]::new, Row::action))
                .param("types", column(rows, String[]::new, Row::type))
                .param("subjects", column(rows, String[]::new, Row::subject))
                .param("details", column(rows, String[]::new, Row::detail))
                .update();
    }

    private static <T> @Nullable T[] column(
            List<Row> rows, IntFunction<@Nullable T[]> maker, Function<Row, @Nullable T> part) {
        return rows.stream().map(part).toArray(maker);
    }
}
