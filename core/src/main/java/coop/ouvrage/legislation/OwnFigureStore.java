package coop.ouvrage.legislation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Table {@code own_figure}. */
@Repository
class OwnFigureStore {

    private final JsonMapper json = JsonMapper.builder().build();
    private final JdbcClient jdbc;

    OwnFigureStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(OwnFigure figure) {
        jdbc.sql("""
                insert into own_figure (id, parameter, valid_from, valid_until, content, source_title, source_publisher, source_url,
                    mark, note, state, proposed_by, proposed_on)
                values (:id, :parameter, :from, :until, cast(:content as jsonb), :title, :publisher, :url,
                    :mark, :note, 'WAITING', :by, :on)""")
                .param("id", figure.id())
                .param("parameter", figure.parameter())
                .param("from", figure.from())
                .param("until", figure.until())
                .param("content", json.writeValueAsString(figure.content()))
                .param("title", figure.source().title())
                .param("publisher", figure.source().publisher())
                .param("url", figure.source().url())
                .param("mark", figure.mark().name())
                .param("note", figure.note())
                .param("by", figure.proposedBy())
                .param("on", figure.proposed())
                .update();
    }

    /** Locks the row until the end of the transaction. */
    Optional<OwnFigure> lock(UUID id) {
        return jdbc.sql("select * from own_figure where id = :id for update")
                .param("id", id)
                .query(this::read)
                .optional();
    }

    void decide(UUID id, OwnFigure.State state, UUID by, Instant at) {
        jdbc.sql("update own_figure set state = :state, decided_by = :by, decided_at = :at where id = :id")
                .param("state", state.name())
                .param("by", by)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("id", id)
                .update();
    }

    /** What stood for that day until now stands no longer. */
    void replace(String parameter, LocalDate from) {
        jdbc.sql("""
                update own_figure set state = 'REPLACED'
                where parameter = :parameter and valid_from = :from and state = 'IN_FORCE'""").param("parameter", parameter).param("from", from).update();
    }

    List<OwnFigure> inForce() {
        return jdbc.sql("select * from own_figure where state = 'IN_FORCE' order by parameter, valid_from")
                .query(this::read)
                .list();
    }

    List<OwnFigure> waiting() {
        return jdbc.sql("select * from own_figure where state = 'WAITING' order by proposed_on, id")
                .query(this::read)
                .list();
    }

    /** Newest first. */
    List<OwnFigure> of(String parameter) {
        return jdbc.sql("select * from own_figure where parameter = :parameter order by id desc")
                .param("parameter", parameter)
                .query(this::read)
                .list();
    }

    private OwnFigure read(ResultSet row, int number) throws SQLException {
        UUID id = Objects.requireNonNull(row.getObject("id", UUID.class));
        return new OwnFigure(
                id,
                row.getString("parameter"),
                row.getObject("valid_from", LocalDate.class),
                row.getObject("valid_until", LocalDate.class),
                json.readValue(row.getString("content"), Object.class),
                new Source(
                        "own:" + id,
                        row.getString("source_title"),
                        row.getString("source_publisher"),
                        row.getString("source_url"),
                        null,
                        null),
                Mark.valueOf(row.getString("mark")),
                row.getString("note"),
                OwnFigure.State.valueOf(row.getString("state")),
                Objects.requireNonNull(row.getObject("proposed_by", UUID.class)),
                row.getObject("proposed_on", LocalDate.class),
                row.getObject("decided_by", UUID.class),
                instant(row.getObject("decided_at", OffsetDateTime.class)));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }
}
