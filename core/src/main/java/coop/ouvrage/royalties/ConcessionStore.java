package coop.ouvrage.royalties;

import coop.ouvrage.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Writes concessions and what each author is paid for them, and adds up amounts of them. */
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
            @Nullable LocalDate owedFrom) {
        jdbc.sql("""
                update concession set state = :state, decided_by = :by, decided_at = :now, decision = :decision,
                    owed_from = :owed
                where id = :id
                """)
                .param("id", id.value())
                .param("state", state.name())
                .param("by", by)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("decision", decision)
                .param("owed", owedFrom)
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
                        Objects.requireNonNull(row.getObject("author", UUID.class)),
                        Money.ofCents(row.getLong("gross")),
                        Money.ofCents(row.getLong("costs")),
                        Money.ofCents(row.getLong("tax"))))
                .list();
    }
}
