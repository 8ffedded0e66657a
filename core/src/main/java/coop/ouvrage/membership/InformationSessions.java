package coop.ouvrage.membership;

import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.calendar.TimeOrderedId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Information sessions: planned by the team, open to everybody who wants to join. */
@Service
public class InformationSessions {

    private static final String SESSION = """
            select s.*, (select count(*) from invitation i where i.session_id = s.id) as taken
              from information_session s
            """;

    private final JdbcClient jdbc;
    private final MemberAccess access;
    private final BusinessTime time;

    InformationSessions(JdbcClient jdbc, MemberAccess access, BusinessTime time) {
        this.jdbc = jdbc;
        this.access = access;
        this.time = time;
    }

    @Transactional
    public UUID plan(Instant startsAt, String place, boolean remote, String language, int capacity) {
        access.requireTeam();
        UUID id = TimeOrderedId.next();
        jdbc.sql("""
                insert into information_session (id, starts_at, place, remote, language, capacity)
                values (:id, :at, :place, :remote, :language, :capacity)
                """)
                .param("id", id)
                .param("at", startsAt.atOffset(ZoneOffset.UTC))
                .param("place", place)
                .param("remote", remote)
                .param("language", language)
                .param("capacity", capacity)
                .update();
        return id;
    }

    /** The sessions that are still to come, the next one first. */
    @Transactional(readOnly = true)
    public List<InformationSession> coming() {
        return jdbc.sql(SESSION + "where s.starts_at > :now order by s.starts_at limit 12")
                .param("now", time.now().atOffset(ZoneOffset.UTC))
                .query(InformationSessions::session)
                .list();
    }

    /** As {@link #coming()}, for the team. */
    public List<InformationSession> planned() {
        access.requireMemberReader();
        return coming();
    }

    /** The session with its seats, held so that its last seat is taken once. */
    Optional<InformationSession> lock(UUID id) {
        jdbc.sql("select id from information_session where id = :id for update")
                .param("id", id)
                .query(UUID.class)
                .optional();
        return jdbc.sql(SESSION + "where s.id = :id and s.starts_at > :now")
                .param("id", id)
                .param("now", time.now().atOffset(ZoneOffset.UTC))
                .query(InformationSessions::session)
                .optional();
    }

    private static InformationSession session(ResultSet row, int index) throws SQLException {
        return new InformationSession(
                row.getObject("id", UUID.class),
                row.getObject("starts_at", OffsetDateTime.class).toInstant(),
                row.getString("place"),
                row.getBoolean("remote"),
                row.getString("language"),
                row.getInt("capacity"),
                row.getInt("taken"));
    }
}
