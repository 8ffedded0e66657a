package coop.ouvrage.audit;

import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads the audit trail, newest first. */
@Service
public class AuditTrail {

    private static final TypeReference<Map<String, String>> DETAIL = new TypeReference<>() {};

    private final JsonMapper json = JsonMapper.builder().build();
    private final JdbcClient jdbc;
    private final Permissions permissions;
    private final Audit audit;

    AuditTrail(JdbcClient jdbc, Permissions permissions, Audit audit) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.permissions = permissions;
    }

    /** One record. {@code user} is null for the system. */
    public record Entry(
            Instant at,
            @Nullable UUID user,
            @Nullable String name,
            String kind,
            String action,
            String subjectType,
            String subjectId,
            Map<String, String> detail) {}

    /**
     * @param text part of an action, of a subject's type or identifier, or of a user's name; empty for all
     * @param from first day
     * @param to last day
     */
    public List<Entry> search(String text, LocalDate from, LocalDate to, int offset, int limit) {
        permissions.require(Permission.AUDIT_READ);
        audit.written();
        return jdbc.sql("""
                select a.at, a.actor_user, u.display_name, a.kind, a.action, a.subject_type, a.subject_id, a.detail
                from audit_record a left join app_user u on u.id = a.actor_user
                where a.day between :from and :to and (:text = '' or position(lower(:text) in
                      lower(a.action || ' ' || a.subject_type || ' ' || a.subject_id || ' ' || coalesce(u.display_name, ''))) > 0)
                order by a.at desc, a.id desc offset :offset limit :limit""")
                .param("from", from)
                .param("to", to)
                .param("text", text)
                .param("offset", offset)
                .param("limit", limit)
                .query((row, n) -> new Entry(
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getObject("actor_user", UUID.class),
                        row.getString("display_name"),
                        row.getString("kind"),
                        row.getString("action"),
                        row.getString("subject_type"),
                        row.getString("subject_id"),
                        json.readValue(row.getString("detail"), DETAIL)))
                .list();
    }
}
