package coop.ouvrage.audit;

import coop.ouvrage.access.Actor;
import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.calendar.TimeOrderedId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
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

    Audit(JdbcClient jdbc, CurrentUser user, BusinessTime time) {
        this.jdbc = jdbc;
        this.user = user;
        this.time = time;
    }

    /** Something was changed. Joins the transaction of the change, so that neither stands without the other. */
    public void changed(String action, String subjectType, Object subjectId, Map<String, ?> detail) {
        write("CHANGE", action, subjectType, subjectId, detail);
    }

    /** Something sensitive was read. */
    public void read(String action, String subjectType, Object subjectId, Map<String, ?> detail) {
        write("READ", action, subjectType, subjectId, detail);
    }

    /** Something sensitive was read about several subjects at once: a record for each, as if read one by one. */
    public void readAll(String action, String subjectType, Collection<UUID> subjects, Map<String, ?> detail) {
        Actor actor = user.actor();
        jdbc.sql("""
                insert into audit_record (id, at, day, actor_user, actor_party, kind, action, subject_type, subject_id, detail)
                select r.id, :at, :day, :user, :party, 'READ', :action, :type, r.subject, cast(:detail as jsonb)
                from unnest(cast(:ids as uuid[]), cast(:subjects as text[])) as r (id, subject)""")
                .param(
                        "ids",
                        subjects.stream().map(subject -> TimeOrderedId.next()).toArray(UUID[]::new))
                .param("subjects", subjects.stream().map(UUID::toString).toArray(String[]::new))
                .param("at", time.now().atOffset(ZoneOffset.UTC))
                .param("day", time.today())
                .param("user", actor.user() == null ? null : actor.user().value())
                .param("party", actor.party())
                .param("action", action)
                .param("type", subjectType)
                .param("detail", json(detail))
                .update();
    }

    private String json(Map<String, ?> detail) {
        Map<String, String> texts = new HashMap<>();
        detail.forEach((name, value) -> texts.put(name, String.valueOf(value)));
        return json.writeValueAsString(texts);
    }

    private void write(String kind, String action, String type, Object id, Map<String, ?> detail) {
        Actor actor = user.actor();
        jdbc.sql("""
                insert into audit_record (id, at, day, actor_user, actor_party, kind, action, subject_type, subject_id, detail)
                values (:id, :at, :day, :user, :party, :kind, :action, :type, :subject, cast(:detail as jsonb))""")
                .param("id", TimeOrderedId.next())
                .param("at", time.now().atOffset(ZoneOffset.UTC))
                .param("day", time.today())
                .param("user", actor.user() == null ? null : actor.user().value())
                .param("party", actor.party())
                .param("kind", kind)
                .param("action", action)
                .param("type", type)
                .param("subject", id.toString())
                .param("detail", json(detail))
                .update();
    }
}
