package coop.ouvrage.returns;

import coop.ouvrage.payroll.spi.ContractKind;
import coop.ouvrage.returns.spi.PaperData;
import coop.ouvrage.returns.spi.PaperFile;
import coop.ouvrage.returns.spi.PaperFormat.Scope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of papers, and what papers could be made of. */
@Repository
class PaperStore {

    private static final String SELECT = """
            select p.*, exists (select 1 from worker_paper_file f where f.paper = p.id) as has_file from worker_paper p
            """;

    private final JdbcClient jdbc;

    PaperStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(WorkerPaper paper, @Nullable UUID by) {
        jdbc.sql("""
                insert into worker_paper (id, entity, worker, kind, subject, first_day, last_day, nr, title, content_hash,
                    document_id, made_by, made_at)
                values (:id, :entity, :worker, :kind, :subject, :first, :last, :nr, :title, :content, :document, :by, :at)""")
                .param("id", paper.id())
                .param("entity", paper.entity())
                .param("worker", paper.worker())
                .param("kind", paper.kind())
                .param("subject", paper.subject())
                .param("first", paper.first())
                .param("last", paper.last())
                .param("nr", paper.nr())
                .param("title", paper.title())
                .param("content", paper.content())
                .param("document", paper.document())
                .param("by", by)
                .param("at", paper.madeAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    void insert(UUID paper, PaperFile file) {
        jdbc.sql("insert into worker_paper_file (paper, name, content) values (:paper, :name, :content)")
                .param("paper", paper)
                .param("name", file.name())
                .param("content", file.content())
                .update();
    }

    Optional<PaperFile> file(UUID paper) {
        return jdbc.sql("select name, content from worker_paper_file where paper = :paper")
                .param("paper", paper)
                .query((row, n) -> new PaperFile(row.getString("name"), row.getString("content")))
                .optional();
    }

    Optional<WorkerPaper> find(UUID id) {
        return jdbc.sql(SELECT + " where id = :id")
                .param("id", id)
                .query((row, n) -> read(row))
                .optional();
    }

    /** Newest first, every version. */
    List<WorkerPaper> ofWorker(UUID worker) {
        return jdbc.sql(SELECT + " where worker = :worker order by last_day desc, made_at desc, id desc limit 500")
                .param("worker", worker)
                .query((row, n) -> read(row))
                .list();
    }

    List<WorkerPaper> versions(String entity, UUID worker, String kind, UUID subject, LocalDate first) {
        return jdbc.sql(SELECT + """
                 where entity = :entity and worker = :worker and kind = :kind and subject = :subject
                    and first_day = :first order by nr desc""")
                .param("entity", entity)
                .param("worker", worker)
                .param("kind", kind)
                .param("subject", subject)
                .param("first", first)
                .query((row, n) -> read(row))
                .list();
    }

    /** Contracts, months or years of a worker with released payslips, newest first. */
    List<Papers.Occasion> occasions(UUID worker, Scope scope, int limit) {
        String sql = switch (scope) {
            case CONTRACT -> """
                            select p.entity, coalesce(l.first_contract, p.contract_id) as subject,
                                coalesce(min(l.starts_on), min(c.first_day)) as first,
                                coalesce(max(l.ends_on), max(c.last_day)) as last, max(p.kind) as kind
                            from payslip p join pay_run r on r.id = p.run_id and r.state = 'RELEASED'
                            join work_contract c on c.id = p.contract_id
                            left join long_contract l on l.id = c.long_id
                            where p.worker = :worker and (l.id is null or l.last_contract is not null)
                            group by p.entity, coalesce(l.first_contract, p.contract_id) order by last desc limit :limit""";
            case MONTH -> """
                            select p.entity, p.worker as subject, p.month as first,
                                cast(p.month + interval '1 month' - interval '1 day' as date) as last, null as kind
                            from payslip p join pay_run r on r.id = p.run_id and r.state = 'RELEASED'
                            where p.worker = :worker group by p.entity, p.worker, p.month order by last desc limit :limit""";
            case YEAR -> """
                            select p.entity, p.worker as subject, cast(date_trunc('year', e.date) as date) as first,
                                cast(date_trunc('year', e.date) + interval '1 year' - interval '1 day' as date) as last, null as kind
                            from payslip p join journal_entry e on e.source_id = p.id and e.source_type = 'payslip'
                            where p.worker = :worker group by 1, 2, 3, 4 order by last desc limit :limit""";
            case YEAR_OF_RIGHTS -> throw new IllegalArgumentException("no year of pay");
        };
        return jdbc.sql(sql)
                .param("worker", worker)
                .param("limit", limit)
                .query((row, n) -> new Papers.Occasion(
                        row.getString("entity"),
                        row.getObject("subject", UUID.class),
                        row.getObject("first", LocalDate.class),
                        row.getObject("last", LocalDate.class),
                        row.getString("kind") == null ? null : ContractKind.valueOf(row.getString("kind"))))
                .list();
    }

    /** The language that the law asks for: that of the contract that the paper is about, else that of the last work in its time. */
    String language(UUID worker, Papers.Occasion occasion) {
        return jdbc.sql("""
                select language from payslip where worker = :worker and entity = :entity
                order by contract_id = :subject desc, last_day between :first and :last desc, last_day desc, id desc limit 1""")
                .param("subject", occasion.subject())
                .param("first", occasion.first())
                .param("last", occasion.last())
                .param("worker", worker)
                .param("entity", occasion.entity())
                .query(String.class)
                .single();
    }

    /** How a contract ended: a lasting one as it was noted, a short one before its term if it was cut short. */
    PaperData.Ending ending(UUID contract) {
        return jdbc.sql("""
                select case
                    when date_trunc('month', e.last_day) = date_trunc('month', c.last_day) then e.how
                    when date_trunc('month', l.ends_on) = date_trunc('month', c.last_day) then 'TERM'
                    when l.id is not null then 'NONE'
                    when exists (select 1 from contract_version v where v.contract_id = c.id and v.cause = 'ENDED') then 'AGREEMENT'
                    else 'TERM' end
                from work_contract c left join long_contract l on l.id = c.long_id left join long_ending e on e.long_id = l.id
                where c.id = :contract""")
                .param("contract", contract)
                .query((row, n) -> PaperData.Ending.valueOf(row.getString(1)))
                .single();
    }

    /** Workers with payslips whose name holds the words, by name. */
    List<Papers.Worker> workers(String search, int limit) {
        return jdbc.sql("""
                select p.id, p.display_name from party p
                where p.kind = 'PERSON' and p.display_name ilike :like and exists (select 1 from payslip s where s.worker = p.id)
                order by p.display_name, p.id limit :limit""")
                .param("like", "%" + search.strip().replace("%", "").replace("_", "") + "%")
                .param("limit", limit)
                .query((row, n) -> new Papers.Worker(row.getObject("id", UUID.class), row.getString("display_name")))
                .list();
    }

    /** @param author whether it is somebody with author's rights, who needs no payslip */
    Optional<String> name(UUID worker, boolean author) {
        return jdbc.sql("""
                select p.display_name from party p
                where p.id = :id and (:author or exists (select 1 from payslip s where s.worker = p.id))""")
                .param("id", worker)
                .param("author", author)
                .query(String.class)
                .optional();
    }

    private static WorkerPaper read(ResultSet row) throws SQLException {
        return new WorkerPaper(
                row.getObject("id", UUID.class),
                row.getString("entity"),
                row.getObject("worker", UUID.class),
                row.getString("kind"),
                row.getObject("subject", UUID.class),
                row.getObject("first_day", LocalDate.class),
                row.getObject("last_day", LocalDate.class),
                row.getInt("nr"),
                row.getString("title"),
                row.getString("content_hash"),
                row.getObject("document_id", UUID.class),
                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                row.getBoolean("has_file"));
    }
}
