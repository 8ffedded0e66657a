package coop.ouvrage.returns;

import coop.ouvrage.money.Money;
import coop.ouvrage.returns.spi.Employer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of returns. */
@Repository
class ReturnStore {

    private final JdbcClient jdbc;

    ReturnStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Makes everybody else who works on the same period wait. */
    void lock(String entity, String kind, LocalDate first) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:period, 0))")
                .param("period", "pay_return " + entity + " " + kind + " " + first)
                .query((row, n) -> true)
                .list();
    }

    void insert(PayReturn made, Employer employer) {
        jdbc.sql("""
                update pay_return set state = 'REPLACED'
                where entity = :entity and kind = :kind and first_day = :first and state = 'MADE'""")
                .param("entity", made.entity())
                .param("kind", made.kind())
                .param("first", made.first())
                .update();
        jdbc.sql("""
                insert into pay_return (id, entity, kind, first_day, last_day, nr, state, due_on, format_version, employer, payslips,
                    people, social_security_cents, holiday_cents, withholding_cents, rights_tax_cents, lines, findings, notes, schema_name,
                    schema_errors, file_name, content_hash, sha256, made_by, made_at)
                values (:id, :entity, :kind, :first, :last, :nr, 'MADE', :due, :format, cast(:employer as jsonb), :payslips,
                    :people, :social, :holiday, :withholding, :rights, cast(:lines as jsonb), cast(:findings as jsonb),
                    cast(:notes as jsonb), :schema, cast(:errors as jsonb), :file, :content, :sha, :by, :at)""")
                .param("id", made.id().value())
                .param("entity", made.entity())
                .param("kind", made.kind())
                .param("first", made.first())
                .param("last", made.last())
                .param("nr", made.nr())
                .param("due", made.dueOn())
                .param("format", made.formatVersion())
                .param("employer", ReturnJson.write(employer))
                .param("payslips", made.size().payslips())
                .param("people", made.size().people())
                .param("social", made.owed().socialSecurity().cents())
                .param("holiday", made.owed().holiday().cents())
                .param("withholding", made.owed().withholding().cents())
                .param("rights", made.owed().rightsTax().cents())
                .param("lines", ReturnJson.write(made.lines()))
                .param("findings", ReturnJson.findings(made.findings()))
                .param("notes", ReturnJson.write(made.notes()))
                .param("schema", made.schema().name())
                .param("errors", ReturnJson.write(made.schema().errors()))
                .param("file", made.fileName())
                .param("content", made.content())
                .param("sha", made.sha256())
                .param("by", made.madeBy())
                .param("at", made.madeAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    void file(ReturnId id, PayReturn.Filed filed, Money change) {
        jdbc.sql("""
                update pay_return set state = 'FILED', filed_by = :by, filed_on = :on, filed_at = :at, receipt = :receipt,
                    payment_reference = :reference, change_cents = :change
                where id = :id and state = 'MADE'""")
                .param("by", filed.by())
                .param("on", filed.on())
                .param("at", filed.at().atOffset(ZoneOffset.UTC))
                .param("receipt", filed.receipt())
                .param("reference", filed.reference())
                .param("change", change.cents())
                .param("id", id.value())
                .update();
    }

    Optional<PayReturn> find(ReturnId id) {
        return jdbc.sql("select * from pay_return where id = :id")
                .param("id", id.value())
                .query((row, n) -> read(row))
                .optional();
    }

    /** Every version of a period, newest first. */
    List<PayReturn> versions(String entity, String kind, LocalDate first) {
        return jdbc.sql("""
                select * from pay_return where entity = :entity and kind = :kind and first_day = :first order by nr desc""")
                .param("entity", entity)
                .param("kind", kind)
                .param("first", first)
                .query((row, n) -> read(row))
                .list();
    }

    /** The newest version of each period, newest period first. */
    List<PayReturn> newest(int offset, int limit) {
        return jdbc.sql("""
                select * from pay_return r
                where nr = (select max(nr) from pay_return o
                    where o.entity = r.entity and o.kind = r.kind and o.first_day = r.first_day)
                order by last_day desc, kind, entity offset :offset limit :limit""")
                .param("offset", offset)
                .param("limit", limit)
                .query((row, n) -> read(row))
                .list();
    }

    private static PayReturn read(ResultSet row) throws SQLException {
        return new PayReturn(
                new ReturnId(row.getObject("id", UUID.class)),
                row.getString("entity"),
                row.getString("kind"),
                row.getObject("first_day", LocalDate.class),
                row.getObject("last_day", LocalDate.class),
                row.getInt("nr"),
                PayReturn.State.valueOf(row.getString("state")),
                row.getObject("due_on", LocalDate.class),
                row.getInt("format_version"),
                new PayReturn.Size(row.getInt("payslips"), row.getInt("people")),
                new PayReturn.Owed(
                        Money.ofCents(row.getLong("social_security_cents")),
                        Money.ofCents(row.getLong("holiday_cents")),
                        Money.ofCents(row.getLong("withholding_cents")),
                        Money.ofCents(row.getLong("rights_tax_cents"))),
                ReturnJson.lines(row.getString("lines")),
                ReturnJson.findings(row.getString("findings")),
                ReturnJson.texts(row.getString("notes")),
                new PayReturn.Schema(row.getString("schema_name"), ReturnJson.texts(row.getString("schema_errors"))),
                row.getString("file_name"),
                row.getString("content_hash"),
                row.getString("sha256"),
                row.getObject("made_by", UUID.class),
                instant(row, "made_at"),
                filed(row),
                Money.ofCents(row.getLong("change_cents")));
    }

    private static PayReturn.@Nullable Filed filed(ResultSet row) throws SQLException {
        if (row.getObject("filed_at") == null) {
            return null;
        }
        return new PayReturn.Filed(
                row.getObject("filed_by", UUID.class),
                row.getObject("filed_on", LocalDate.class),
                instant(row, "filed_at"),
                row.getString("receipt"),
                row.getString("payment_reference"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
