package coop.ouvrage.concern;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of the mediation mailbox. */
@Repository
class ConcernStore {

    private final JdbcClient jdbc;

    ConcernStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return its number */
    long insert(UUID id, Concerns.Words words, Instant now, Instant answerBy) {
        return jdbc.sql("""
                insert into concern (id, received_at, answer_by, language, sender, email, about, happened, wished, urgent)
                values (:id, :now, :by, :language, :sender, :email, :about, :happened, :wished, :urgent) returning nr""")
                .param("id", id)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("by", answerBy.atOffset(ZoneOffset.UTC))
                .param("language", words.language())
                .param("sender", words.sender())
                .param("email", words.email())
                .param("about", words.about())
                .param("happened", words.happened())
                .param("wished", words.wished())
                .param("urgent", words.urgent())
                .query(Long.class)
                .single();
    }

    /** Open ones first, those to answer first; the urgent ones only for who may read them. */
    List<Concern> all(boolean urgentToo, int offset, int limit) {
        return jdbc.sql("""
                select * from concern where :urgentToo or not urgent
                order by ended_at is not null, case when ended_at is null then answer_by end, nr desc offset :offset limit :limit""")
                .param("urgentToo", urgentToo)
                .param("offset", offset)
                .param("limit", limit)
                .query((row, n) -> concern(row))
                .list();
    }

    Optional<Concern> lock(UUID id) {
        return jdbc.sql("select * from concern where id = :id for update")
                .param("id", id)
                .query((row, n) -> concern(row))
                .optional();
    }

    void taken(UUID id, Concern.Kind kind, boolean urgent, UUID by, Instant at) {
        jdbc.sql("update concern set kind = :kind, urgent = :urgent, taken_by = :by, taken_at = :at where id = :id")
                .param("kind", kind.name())
                .param("urgent", urgent)
                .param("by", by)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("id", id)
                .update();
    }

    void ended(UUID id, String outcome, Instant at) {
        jdbc.sql("update concern set outcome = :outcome, ended_at = :at where id = :id")
                .param("outcome", outcome)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("id", id)
                .update();
    }

    static Concern concern(ResultSet row) throws SQLException {
        String kind = row.getString("kind");
        return new Concern(
                row.getObject("id", UUID.class),
                row.getLong("nr"),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                row.getObject("answer_by", OffsetDateTime.class).toInstant(),
                row.getString("language"),
                row.getString("sender"),
                row.getString("email"),
                row.getString("about"),
                row.getString("happened"),
                row.getString("wished"),
                row.getBoolean("urgent"),
                kind == null ? null : Concern.Kind.valueOf(kind),
                row.getObject("taken_by", UUID.class),
                instant(row, "taken_at"),
                instant(row, "ended_at"),
                row.getString("outcome"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
