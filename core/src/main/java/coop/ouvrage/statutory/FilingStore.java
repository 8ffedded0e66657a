package coop.ouvrage.statutory;

import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.spi.ChartOfAccounts;
import coop.ouvrage.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.HashMap;
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
    private final ChartOfAccounts chart;

    FilingStore(JdbcClient jdbc, ChartOfAccounts chart) {
        this.jdbc = jdbc;
        this.chart = chart;
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
        return find(id, "");
    }

    /** Holds it until the end of the transaction. */
    Optional<Filing> lock(UUID id) {
        return find(id, " for update");
    }

    private Optional<Filing> find(UUID id, String how) {
        return jdbc.sql("select * from vat_filing where id = :id" + how)
                .param("id", id)
                .query((row, n) -> filing(row))
                .optional();
    }

    Map<String, Money> grids(UUID id) {
        String json = jdbc.sql("select grids from vat_filing where id = :id")
                .param("id", id)
                .query(String.class)
                .single();
        Map<String, Money> grids = new HashMap<>();
        JsonMapper.shared()
                .readTree(json)
                .forEachEntry((grid, cents) -> grids.put(grid, Money.ofCents(cents.asLong())));
        return grids;
    }

    /** Whether a filed return of another span declares days of this one. */
    boolean isDeclaredOtherwise(Filing filing) {
        return jdbc.sql("""
                select exists (select from vat_filing where entity = :entity and kind = :kind and filed_on is not null
                    and first_day <= :to and last_day >= :from and (first_day, last_day) <> (:from, :to))""")
                .param("entity", filing.entity())
                .param("kind", filing.kind().name())
                .param("from", filing.span().from())
                .param("to", filing.span().to())
                .query(Boolean.class)
                .single();
    }

    /** What filing a return booked as a debt to the tax office; negative for a claim on it. */
    Money booked(UUID id) {
        return Money.ofCents(jdbc.sql("""
                select coalesce(sum(-l.amount_cents), 0) from journal_entry e join journal_line l on l.entry_id = e.id
                where e.source_id = :id and e.source_type = :source and l.account = :owed""")
                .param("id", id)
                .param("source", VatDebts.SOURCE)
                .param("owed", chart.number(AccountRole.AUTHORITIES_PAYABLE))
                .query(Long.class)
                .single());
    }

    /** What the versions of a return moved out of the accounts of the VAT, debit positive. */
    Map<AccountRole, Money> moved(Filing filing) {
        Map<AccountRole, Money> moved = new EnumMap<>(AccountRole.class);
        for (AccountRole role : VatFacts.ACCOUNTS) {
            Money sum = Money.ofCents(jdbc.sql("""
                    select coalesce(sum(l.amount_cents), 0)
                    from vat_filing f join journal_entry e on e.source_id = f.id and e.source_type = :source
                        join journal_line l on l.entry_id = e.id and l.account = :account
                    where f.entity = :entity and f.kind = 'RETURN' and f.first_day = :from and f.last_day = :to""")
                    .param("source", VatDebts.SOURCE)
                    .param("account", chart.number(role))
                    .param("entity", filing.entity())
                    .param("from", filing.span().from())
                    .param("to", filing.span().to())
                    .query(Long.class)
                    .single());
            moved.put(role, sum);
        }
        return moved;
    }

    /** The filed returns that were booked, the newest version of each period. */
    List<Filing> booked() {
        return jdbc.sql("""
                select distinct on (f.entity, f.first_day, f.last_day) f.* from vat_filing f
                where f.kind = 'RETURN' and f.filed_on is not null and exists (
                    select from vat_filing o join journal_entry e on e.source_id = o.id and e.source_type = :source
                    where o.entity = f.entity and o.kind = f.kind and o.first_day = f.first_day and o.last_day = f.last_day)
                order by f.entity, f.first_day, f.last_day, f.version desc""")
                .param("source", VatDebts.SOURCE)
                .query((row, n) -> filing(row))
                .list();
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
