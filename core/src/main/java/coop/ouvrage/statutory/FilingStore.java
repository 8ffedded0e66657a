package coop.ouvrage.statutory;

import coop.ouvrage.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Rows of {@code vat_filing}. */
@Repository
class FilingStore {

    private final JdbcClient jdbc;

    FilingStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Filing> of(String entity, Filing.Kind kind, Span span) {
        return jdbc.sql("""
                select * from vat_filing where entity = :entity and kind = :kind and first_day = :from and last_day = :to
                order by version desc""")
                .param("entity", entity)
                .param("kind", kind.name())
                .param("from", span.from())
                .param("to", span.to())
                .query((row, n) -> filing(row))
                .list();
    }

    Optional<Filing> find(UUID id) {
        return jdbc.sql("select * from vat_filing where id = :id")
                .param("id", id)
                .query((row, n) -> filing(row))
                .optional();
    }

    void insert(Filing filing, Map<String, Money> grids, @Nullable UUID by) {
        Map<String, Long> cents = grids.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, grid -> grid.getValue().cents()));
        jdbc.sql("""
                insert into vat_filing (id, entity, kind, first_day, last_day, version, grids, file_hash, made_at, made_by)
                values (:id, :entity, :kind, :from, :to, :version, :grids::jsonb, :hash, :at, :by)""")
                .param("id", filing.id())
                .param("entity", filing.entity())
                .param("kind", filing.kind().name())
                .param("from", filing.span().from())
                .param("to", filing.span().to())
                .param("version", filing.version())
                .param("grids", JsonMapper.shared().writeValueAsString(cents))
                .param("hash", filing.fileHash())
                .param("at", filing.madeAt().atOffset(ZoneOffset.UTC))
                .param("by", by)
                .update();
    }

    void filed(UUID id, LocalDate on, @Nullable UUID by, String receipt) {
        jdbc.sql("update vat_filing set filed_on = :on, filed_by = :by, receipt = :receipt where id = :id")
                .param("id", id)
                .param("on", on)
                .param("by", by)
                .param("receipt", receipt)
                .update();
    }

    private static Filing filing(ResultSet row) throws SQLException {
        return new Filing(
                Objects.requireNonNull(row.getObject("id", UUID.class)),
                row.getString("entity"),
                Filing.Kind.valueOf(row.getString("kind")),
                new Span(row.getObject("first_day", LocalDate.class), row.getObject("last_day", LocalDate.class)),
                row.getInt("version"),
                row.getString("file_hash"),
                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                row.getObject("filed_on", LocalDate.class),
                row.getString("receipt"));
    }
}
