package coop.ouvrage.postsheet;

import coop.ouvrage.employment.ContractId;
import coop.ouvrage.transaction.ReadOnce;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
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

/** Rows of post sheets and of agencies. */
@Repository
class PostSheetStore {

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final ReadOnce<String, List<Agency>> known = new ReadOnce<>();

    PostSheetStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void save(Agency agency, @Nullable UUID by, Instant now) {
        known.forgetAll();
        jdbc.sql("""
                insert into agency_entity (entity, recognition, committee, source, recorded_by, recorded_at)
                values (:entity, :recognition, :committee, :source, :by, :now)
                on conflict (entity) do update set recognition = excluded.recognition, committee = excluded.committee,
                    source = excluded.source, recorded_by = excluded.recorded_by, recorded_at = excluded.recorded_at""")
                .param("entity", agency.entity())
                .param("recognition", agency.recognition())
                .param("committee", agency.committee())
                .param("source", agency.source())
                .param("by", by)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    List<Agency> agencies() {
        return known.get("", all -> Optional.of(read())).orElseThrow();
    }

    private List<Agency> read() {
        return jdbc.sql("select * from agency_entity order by entity")
                .query((row, n) -> new Agency(
                        row.getString("entity"),
                        row.getString("recognition"),
                        row.getString("committee"),
                        row.getString("source")))
                .list();
    }

    Optional<Agency> agency(String entity) {
        return agencies().stream()
                .filter(agency -> agency.entity().equals(entity))
                .findFirst();
    }

    /** A link sent again replaces the one before; the answers are asked anew. */
    void send(PostSheet sheet, String tokenHash, @Nullable UUID by) {
        jdbc.sql("""
                insert into post_sheet (id, job_id, contract_id, unit_id, entity, contact, token_hash, expires_at, sent_by, sent_at)
                values (:id, :job, :contract, :unit, :entity, :contact, :hash, :expires, :by, :now)
                on conflict (job_id) do update set contact = excluded.contact, token_hash = excluded.token_hash,
                    expires_at = excluded.expires_at, sent_by = excluded.sent_by, sent_at = excluded.sent_at,
                    contract_id = excluded.contract_id""")
                .param("id", sheet.id())
                .param("job", sheet.job())
                .param("contract", sheet.contract().value())
                .param("unit", sheet.unit())
                .param("entity", sheet.entity())
                .param("contact", sheet.contact())
                .param("hash", tokenHash)
                .param("expires", sheet.expiresAt().atOffset(ZoneOffset.UTC))
                .param("by", by)
                .param("now", sheet.sentAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    void signed(UUID id, PostAnswers answers, String by, String as, String hash, Instant now) {
        jdbc.sql("""
                update post_sheet set answers = :answers::jsonb, signed_by = :by, signed_as = :as, signed_at = :now,
                    words_hash = :hash where id = :id and signed_at is null""")
                .param("id", id)
                .param("answers", json.writeValueAsString(answers))
                .param("by", by)
                .param("as", as)
                .param("hash", hash)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<PostSheet> ofJob(UUID job) {
        return jdbc.sql("select * from post_sheet where job_id = :job")
                .param("job", job)
                .query((row, n) -> sheet(row))
                .optional();
    }

    Optional<PostSheet> byToken(String hash) {
        return jdbc.sql("select * from post_sheet where token_hash = :hash")
                .param("hash", hash)
                .query((row, n) -> sheet(row))
                .optional();
    }

    private PostSheet sheet(ResultSet row) throws SQLException {
        String answers = row.getString("answers");
        return new PostSheet(
                id(row, "id"),
                row.getLong("nr"),
                id(row, "job_id"),
                new ContractId(id(row, "contract_id")),
                id(row, "unit_id"),
                row.getString("entity"),
                row.getString("contact"),
                Objects.requireNonNull(instant(row, "sent_at")),
                Objects.requireNonNull(instant(row, "expires_at")),
                answers == null ? null : json.readValue(answers, PostAnswers.class),
                row.getString("signed_by"),
                row.getString("signed_as"),
                instant(row, "signed_at"));
    }

    private static UUID id(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, UUID.class));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
