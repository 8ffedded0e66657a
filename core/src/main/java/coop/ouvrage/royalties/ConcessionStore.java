package coop.ouvrage.royalties;

import coop.ouvrage.money.Money;
import coop.ouvrage.royalties.spi.RightsLaw;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
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

/** Rows of concessions and of what each author is paid for them. */
@Repository
class ConcessionStore {

    private final JdbcClient jdbc;
    private final JsonMapper json = JsonMapper.builder().build();

    ConcessionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Concession concession) {
        jdbc.sql("""
                insert into concession (id, entity, unit_id, job_id, invoice_id, proposed_by, work, uses, territory, exclusive,
                    valid_from, valid_until, gross_cents, page_hash, page_name, page_type, state, proposed_at)
                values (:id, :entity, :unit, :job, :invoice, :by, :work, :uses, :territory, :exclusive,
                    :from, :until, :gross, :hash, :name, :type, 'PROPOSED', :now)
                """)
                .param("id", concession.id().value())
                .param("entity", concession.entity())
                .param("unit", concession.unit())
                .param("job", concession.job())
                .param("invoice", concession.invoice())
                .param("by", concession.proposedBy())
                .param("work", concession.work())
                .param("uses", concession.uses())
                .param("territory", concession.territory())
                .param("exclusive", concession.exclusive())
                .param("from", concession.from())
                .param("until", concession.until())
                .param("gross", concession.gross().cents())
                .param("hash", concession.pageHash())
                .param("name", concession.pageName())
                .param("type", concession.pageType())
                .param("now", concession.proposedAt().atOffset(ZoneOffset.UTC))
                .update();
        for (int i = 0; i < concession.royalties().size(); i++) {
            Royalty royalty = concession.royalties().get(i);
            jdbc.sql("""
                    insert into royalty (id, concession_id, nr, author, percent, gross_cents, costs_cents, tax_cents, steps, state)
                    values (:id, :concession, :nr, :author, :percent, :gross, :costs, :tax, :steps::jsonb, :state)
                    """)
                    .param("id", royalty.id())
                    .param("concession", concession.id().value())
                    .param("nr", i + 1)
                    .param("author", royalty.author())
                    .param("percent", royalty.percent())
                    .param("gross", royalty.gross().cents())
                    .param("costs", royalty.costs().cents())
                    .param("tax", royalty.tax().cents())
                    .param("steps", json.writeValueAsString(royalty.steps()))
                    .param("state", royalty.state().name())
                    .update();
        }
    }

    void decide(
            ConcessionId id,
            Concession.State state,
            @Nullable UUID by,
            Instant now,
            String decision,
            @Nullable LocalDate owedFrom,
            @Nullable LocalDate taxDueOn) {
        jdbc.sql("""
                update concession set state = :state, decided_by = :by, decided_at = :now, decision = :decision,
                    owed_from = :owed, tax_due_on = :due
                where id = :id
                """)
                .param("id", id.value())
                .param("state", state.name())
                .param("by", by)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("decision", decision)
                .param("owed", owedFrom)
                .param("due", taxDueOn)
                .update();
    }

    void tax(Royalty royalty) {
        jdbc.sql("""
                update royalty set costs_cents = :costs, tax_cents = :tax, steps = :steps::jsonb, state = :state where id = :id
                """)
                .param("id", royalty.id())
                .param("costs", royalty.costs().cents())
                .param("tax", royalty.tax().cents())
                .param("steps", json.writeValueAsString(royalty.steps()))
                .param("state", royalty.state().name())
                .update();
    }

    void state(UUID royalty, Royalty.State state, @Nullable LocalDate paidOn) {
        jdbc.sql("update royalty set state = :state, paid_on = :paid where id = :id")
                .param("id", royalty)
                .param("state", state.name())
                .param("paid", paidOn)
                .update();
    }

    /** Approvals for the same author queue here, since the tax of each counts what was owed before in the year. */
    void lockAuthors(Collection<UUID> authors) {
        jdbc.sql("select id from royalty where author = any(:authors) order by id for update")
                .param("authors", authors.toArray(UUID[]::new))
                .query(UUID.class)
                .list();
    }

    /** What an entity owed an author in a calendar year, before tax, paid or not. */
    Money inYear(String entity, UUID author, int year) {
        return Money.ofCents(jdbc.sql("""
                select coalesce(sum(r.gross_cents), 0) from royalty r join concession c on c.id = r.concession_id
                where r.author = :author and c.entity = :entity and c.state = 'APPROVED'
                    and c.owed_from between make_date(:year, 1, 1) and make_date(:year, 12, 31)
                """)
                .param("author", author)
                .param("entity", entity)
                .param("year", year)
                .query(Long.class)
                .single());
    }

    /** What concessions have taken of an invoice, refused ones apart. */
    Money taken(UUID invoice) {
        return Money.ofCents(
                jdbc.sql("""
                select coalesce(sum(gross_cents), 0) from concession where invoice_id = :invoice and state <> 'REFUSED'
                """).param("invoice", invoice).query(Long.class).single());
    }

    /** The rights of an author in one assignment, refused ones and this concession apart. */
    Money ofAssignment(UUID job, UUID author, @Nullable ConcessionId besides) {
        return Money.ofCents(jdbc.sql("""
                select coalesce(sum(r.gross_cents), 0) from royalty r join concession c on c.id = r.concession_id
                where c.job_id = :job and r.author = :author and c.state <> 'REFUSED'
                    and c.id is distinct from cast(:besides as uuid)
                """)
                .param("job", job)
                .param("author", author)
                .param("besides", besides == null ? null : besides.value())
                .query(Long.class)
                .single());
    }

    /** Other concessions of a work of that name by one of its authors, at the same time, when one of both is exclusive. */
    List<Concession> clashing(Concession concession) {
        return load("""
                where id <> :id and state <> 'REFUSED' and lower(work) = lower(:work) and (exclusive or :exclusive)
                    and daterange(valid_from, valid_until, '[]') && daterange(:from, cast(:until as date), '[]')
                    and id in (select concession_id from royalty where author = any(:authors))
                order by proposed_at
                """, values(concession));
    }

    private static Map<String, @Nullable Object> values(Concession concession) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("id", concession.id().value());
        values.put("work", concession.work());
        values.put("exclusive", concession.exclusive());
        values.put("from", concession.from());
        values.put("until", concession.until());
        values.put(
                "authors", concession.royalties().stream().map(Royalty::author).toArray(UUID[]::new));
        return values;
    }

    Optional<Concession> find(ConcessionId id) {
        return load("where id = :id", Map.of("id", id.value())).stream().findFirst();
    }

    Optional<Concession> lock(ConcessionId id) {
        return load("where id = :id for update", Map.of("id", id.value())).stream()
                .findFirst();
    }

    Optional<Concession> ofRoyalty(UUID royalty) {
        return load("where id = (select concession_id from royalty where id = :id)", Map.of("id", royalty)).stream()
                .findFirst();
    }

    /** Proposed by a person or written by them, newest first. */
    List<Concession> of(UUID party) {
        return load("""
                where proposed_by = :party or id in (select concession_id from royalty where author = :party)
                order by proposed_at desc limit 200
                """, Map.of("party", party));
    }

    /** Those of a year and those that wait, newest first. */
    List<Concession> ofYear(int year) {
        return load("""
                where state = 'PROPOSED' or owed_from between make_date(:year, 1, 1) and make_date(:year, 12, 31)
                order by proposed_at desc limit 500
                """, Map.of("year", year));
    }

    /** What authors were owed in a year by an entity, those with most first. */
    List<AuthorYear> authors(int year) {
        return jdbc.sql("""
                select c.entity, r.author, sum(r.gross_cents) as gross, sum(r.costs_cents) as costs, sum(r.tax_cents) as tax
                from royalty r join concession c on c.id = r.concession_id
                where c.state = 'APPROVED' and c.owed_from between make_date(:year, 1, 1) and make_date(:year, 12, 31)
                group by 1, 2 order by 1, 3 desc, 2
                """)
                .param("year", year)
                .query((row, n) -> new AuthorYear(
                        row.getString("entity"),
                        id(row, "author"),
                        Money.ofCents(row.getLong("gross")),
                        Money.ofCents(row.getLong("costs")),
                        Money.ofCents(row.getLong("tax"))))
                .list();
    }

    /** Approved concessions of an entity with an author whose payment has not left. */
    List<Concession> owed(String entity) {
        return load(
                "where entity = :entity and id in (select concession_id from royalty where state = 'OWED') order by proposed_at",
                Map.of("entity", entity));
    }

    private List<Concession> load(String where, Map<String, ? extends @Nullable Object> values) {
        List<Concession> bare = jdbc.sql("select * from concession " + where)
                .params(values)
                .query(ConcessionStore::concession)
                .list();
        Map<UUID, List<Royalty>> royalties = new HashMap<>();
        if (!bare.isEmpty()) {
            jdbc.sql("select * from royalty where concession_id = any(:ids) order by concession_id, nr")
                    .param("ids", bare.stream().map(c -> c.id().value()).toArray(UUID[]::new))
                    .query((row, n) -> Map.entry(id(row, "concession_id"), royalty(row)))
                    .list()
                    .forEach(entry -> royalties
                            .computeIfAbsent(entry.getKey(), none -> new java.util.ArrayList<>())
                            .add(entry.getValue()));
        }
        return bare.stream()
                .map(c -> c.with(royalties.getOrDefault(c.id().value(), List.of())))
                .collect(Collectors.toList());
    }

    private Royalty royalty(ResultSet row) throws SQLException {
        Money gross = Money.ofCents(row.getLong("gross_cents"));
        Money tax = Money.ofCents(row.getLong("tax_cents"));
        return new Royalty(
                id(row, "id"),
                id(row, "author"),
                row.getBigDecimal("percent"),
                gross,
                Money.ofCents(row.getLong("costs_cents")),
                tax,
                gross.minus(tax),
                Arrays.asList(json.readValue(row.getString("steps"), RightsLaw.Step[].class)),
                Royalty.State.valueOf(row.getString("state")),
                row.getObject("paid_on", LocalDate.class));
    }

    private static Concession concession(ResultSet row, int n) throws SQLException {
        return new Concession(
                new ConcessionId(id(row, "id")),
                row.getString("entity"),
                id(row, "unit_id"),
                id(row, "job_id"),
                id(row, "invoice_id"),
                id(row, "proposed_by"),
                row.getString("work"),
                row.getString("uses"),
                row.getString("territory"),
                row.getBoolean("exclusive"),
                Objects.requireNonNull(row.getObject("valid_from", LocalDate.class)),
                row.getObject("valid_until", LocalDate.class),
                Money.ofCents(row.getLong("gross_cents")),
                row.getString("page_hash"),
                row.getString("page_name"),
                row.getString("page_type"),
                Concession.State.valueOf(row.getString("state")),
                row.getObject("proposed_at", OffsetDateTime.class).toInstant(),
                row.getString("decision"),
                row.getObject("owed_from", LocalDate.class),
                row.getObject("tax_due_on", LocalDate.class),
                List.of());
    }

    private static UUID id(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, UUID.class));
    }
}
