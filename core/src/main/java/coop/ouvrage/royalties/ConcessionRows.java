package coop.ouvrage.royalties;

import coop.ouvrage.money.Money;
import coop.ouvrage.royalties.spi.RightsLaw;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
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

/** Reads concessions with what each author is paid for them. */
@Repository
class ConcessionRows {

    private final JdbcClient jdbc;
    private final JsonMapper json = JsonMapper.builder().build();

    ConcessionRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
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

    private static final String ENDING = """
            state = 'APPROVED' and valid_until between :today and :last and not exists (
                select 1 from concession later where later.unit_id = concession.unit_id and later.id <> concession.id
                    and later.state <> 'REFUSED' and lower(later.work) = lower(concession.work)
                    and coalesce(later.valid_until, 'infinity') > concession.valid_until)
            """;

    /** Those that end until a day, are not renewed, and of which nobody was told; they are taken to be told today. */
    List<Concession> tellEnding(LocalDate today, LocalDate last) {
        List<UUID> ids = jdbc.sql("update concession set ending_told = :today where ending_told is null and " + ENDING
                        + " returning id")
                .param("today", today)
                .param("last", last)
                .query(UUID.class)
                .list();
        return ids.isEmpty()
                ? List.of()
                : load("where id = any(:ids) order by id", Map.of("ids", ids.toArray(UUID[]::new)));
    }

    /** Those that end until a day and are not renewed, of who proposed them: this person can renew them. */
    List<Concession> ending(UUID proposer, LocalDate today, LocalDate last) {
        return load(
                "where proposed_by = :party and " + ENDING + " order by valid_until, id",
                Map.of("party", proposer, "today", today, "last", last));
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
                .query(ConcessionRows::concession)
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
                List.of());
    }

    private static UUID id(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, UUID.class));
    }
}
