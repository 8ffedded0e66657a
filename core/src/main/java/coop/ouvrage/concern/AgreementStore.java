package coop.ouvrage.concern;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of mediators, agreements and their signatures. */
@Repository
class AgreementStore {

    private final JdbcClient jdbc;

    AgreementStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void mediator(UUID concern, String name, Instant at, UUID by) {
        jdbc.sql("""
                insert into concern_mediator (concern_id, name, named_at, named_by) values (:concern, :name, :at, :by)
                on conflict (concern_id) do update set name = :name, named_at = :at, named_by = :by""")
                .param("concern", concern)
                .param("name", name)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .update();
    }

    Map<UUID, String> mediators(Collection<UUID> concerns) {
        Map<UUID, String> names = new LinkedHashMap<>();
        jdbc.sql("select concern_id, name from concern_mediator where concern_id = any(:ids)")
                .param("ids", concerns.toArray(UUID[]::new))
                .query(row -> {
                    names.put(row.getObject("concern_id", UUID.class), row.getString("name"));
                });
        return names;
    }

    void insert(UUID id, UUID concern, String text, Instant at, UUID by) {
        jdbc.sql("""
                insert into concern_agreement (id, concern_id, text, written_at, written_by)
                values (:id, :concern, :text, :at, :by)""")
                .param("id", id)
                .param("concern", concern)
                .param("text", text)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .update();
    }

    void insert(UUID agreement, Agreement.Side side, String name, String email, String language, String tokenHash) {
        jdbc.sql("""
                insert into concern_signature (agreement_id, side, name, email, language, token_hash)
                values (:agreement, :side, :name, :email, :language, :hash)""")
                .param("agreement", agreement)
                .param("side", side.name())
                .param("name", name)
                .param("email", email)
                .param("language", language)
                .param("hash", tokenHash)
                .update();
    }

    void withdrawn(UUID agreement, Instant at) {
        jdbc.sql("update concern_agreement set withdrawn_at = :at where id = :id")
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("id", agreement)
                .update();
    }

    void signed(UUID agreement, Agreement.Side side, String name, Instant at, String sha256) {
        jdbc.sql("""
                update concern_signature set signed_name = :name, signed_at = :at, text_sha256 = :sha
                where agreement_id = :id and side = :side""")
                .param("name", name)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("sha", sha256)
                .param("id", agreement)
                .param("side", side.name())
                .update();
    }

    /** The agreements in force of these cases, by case. */
    Map<UUID, Agreement> of(Collection<UUID> concerns) {
        return load("a.concern_id = any(:value) and a.withdrawn_at is null", concerns.toArray(UUID[]::new)).stream()
                .collect(Collectors.toMap(Agreement::concern, agreement -> agreement));
    }

    /** Whose link this is: case, agreement and side. */
    record Link(UUID concern, UUID agreement, Agreement.Side side) {}

    Optional<Link> link(String tokenHash) {
        return jdbc.sql("""
                select a.concern_id, a.id, s.side from concern_signature s join concern_agreement a on a.id = s.agreement_id
                where s.token_hash = :hash and a.withdrawn_at is null""")
                .param("hash", tokenHash)
                .query((row, n) -> new Link(
                        row.getObject("concern_id", UUID.class),
                        row.getObject("id", UUID.class),
                        Agreement.Side.valueOf(row.getString("side"))))
                .optional();
    }

    private List<Agreement> load(String where, Object value) {
        Map<UUID, List<Agreement.Signature>> signatures = new LinkedHashMap<>();
        List<Agreement> heads = jdbc.sql("""
                select a.*, c.nr from concern_agreement a join concern c on c.id = a.concern_id where """ + " " + where)
                .param("value", value)
                .query((row, n) -> new Agreement(
                        row.getObject("id", UUID.class),
                        row.getObject("concern_id", UUID.class),
                        row.getLong("nr"),
                        row.getString("text"),
                        row.getObject("written_at", OffsetDateTime.class).toInstant(),
                        List.of()))
                .list();
        jdbc.sql("select * from concern_signature where agreement_id = any(:ids) order by side desc")
                .param("ids", heads.stream().map(Agreement::id).toArray(UUID[]::new))
                .query(row -> {
                    signatures
                            .computeIfAbsent(
                                    row.getObject("agreement_id", UUID.class), id -> new java.util.ArrayList<>())
                            .add(signature(row));
                });
        return heads.stream()
                .map(head -> new Agreement(
                        head.id(),
                        head.concern(),
                        head.nr(),
                        head.text(),
                        head.writtenAt(),
                        List.copyOf(signatures.getOrDefault(head.id(), List.of()))))
                .toList();
    }

    private static Agreement.Signature signature(ResultSet row) throws SQLException {
        OffsetDateTime at = row.getObject("signed_at", OffsetDateTime.class);
        @Nullable Instant signedAt = at == null ? null : at.toInstant();
        return new Agreement.Signature(
                Agreement.Side.valueOf(row.getString("side")),
                row.getString("name"),
                row.getString("email"),
                row.getString("language"),
                row.getString("signed_name"),
                signedAt);
    }

    /** Open ones received before a day, for whom the days have passed. */
    List<Concern> openSince(LocalDate day) {
        return jdbc.sql("select * from concern where ended_at is null and received_at < :day order by received_at")
                .param(
                        "day",
                        day.atStartOfDay(coop.ouvrage.calendar.BusinessTime.ZONE)
                                .toOffsetDateTime())
                .query((row, n) -> ConcernStore.concern(row))
                .list();
    }

    List<ConcernFigures.Year> years() {
        return jdbc.sql("""
                select cast(extract(year from c.received_at at time zone 'Europe/Brussels') as int) as year, count(*) as received,
                    count(*) filter (where c.taken_at <= c.answer_by) as in_time,
                    count(*) filter (where c.kind = 'SERVICE') as service, count(*) filter (where c.kind = 'MEMBERS') as members,
                    count(*) filter (where c.kind = 'CLIENT_MEMBER') as client_member,
                    count(*) filter (where c.kind = 'DISCRIMINATION') as discrimination,
                    count(*) filter (where c.kind = 'ETHICS') as ethics,
                    count(*) filter (where s.signed) as agreed,
                    count(*) filter (where c.ended_at is not null and not coalesce(s.signed, false)) as ended,
                    coalesce(percentile_disc(0.5) within group (order by cast(c.ended_at as date) - cast(c.received_at as date)), 0) as days
                from concern c left join lateral (
                    select bool_and(g.signed_at is not null) as signed from concern_agreement a
                        join concern_signature g on g.agreement_id = a.id
                    where a.concern_id = c.id and a.withdrawn_at is null) s on true
                group by 1 order by 1 desc""").query(ConcernFigures.Year.class).list();
    }
}
