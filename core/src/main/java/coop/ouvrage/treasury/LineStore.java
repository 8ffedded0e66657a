package coop.ouvrage.treasury;

import coop.ouvrage.money.Money;
import coop.ouvrage.money.StructuredReference;
import coop.ouvrage.treasury.spi.BankLine;
import coop.ouvrage.treasury.spi.Claim;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of bank lines. What the bank said never changes; what we made of it does. */
@Repository
class LineStore {

    private final JdbcClient jdbc;

    LineStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps a line in suspense; false when an earlier file brought it. */
    boolean insert(UUID id, UUID statement, BankAccount account, LineDraft line) {
        return jdbc.sql("""
                insert into bank_line (id, statement_id, iban, entity, entry_key, booked_on, value_on, amount_cents, payer_name,
                    payer_account, structured, reference_digits, message, end_to_end_id, batch_reference, return_reason, bank_code,
                    state)
                values (:id, :statement, :iban, :entity, :key, :booked, :value, :cents, :name, :account, :structured, :references,
                    :message, :endToEnd, :batch, :reason, :code, 'SUSPENSE')
                on conflict (iban, entry_key) do nothing""")
                        .param("id", id)
                        .param("statement", statement)
                        .param("iban", account.iban().value())
                        .param("entity", account.entity())
                        .param("key", line.key())
                        .param("booked", line.bookedOn())
                        .param("value", line.valueOn())
                        .param("cents", line.amount().cents())
                        .param("name", line.transaction().counterparty().name())
                        .param("account", line.transaction().counterparty().account())
                        .param(
                                "structured",
                                Objects.requireNonNullElse(line.transaction().structuredReference(), ""))
                        .param("references", line.references().toArray(String[]::new))
                        .param("message", line.transaction().text())
                        .param("endToEnd", line.transaction().endToEndId())
                        .param("batch", line.transaction().batchId())
                        .param("reason", line.transaction().returnReason())
                        .param("code", line.bankCode())
                        .update()
                == 1;
    }

    int known(BankAccount account, List<LineDraft> lines) {
        return jdbc.sql("select count(*) from bank_line where iban = :iban and entry_key = any(:keys)")
                .param("iban", account.iban().value())
                .param("keys", lines.stream().map(LineDraft::key).toArray(String[]::new))
                .query(Integer.class)
                .single();
    }

    void matched(UUID id, String claimant, Claim claim, boolean automatic, LocalDate on, @Nullable UUID by) {
        jdbc.sql("""
                update bank_line set state = 'MATCHED', claimant = :claimant, subjects = :subjects, automatic = :automatic,
                    matched_on = :on, matched_by = :by, note = ''
                where id = :id""")
                .param("claimant", claimant)
                .param("subjects", claim.subjects().toArray(UUID[]::new))
                .param("automatic", automatic)
                .param("on", on)
                .param("by", by)
                .param("id", id)
                .update();
    }

    /** Waits for a person, with or without proposals. */
    void waiting(UUID id, boolean proposed, int attempt, String note) {
        jdbc.sql("""
                update bank_line set state = :state, attempt = :attempt, claimant = null, subjects = '{}', automatic = null,
                    matched_on = null, matched_by = null, note = :note
                where id = :id""")
                .param("state", proposed ? "PROPOSED" : "SUSPENSE")
                .param("attempt", attempt)
                .param("note", note)
                .param("id", id)
                .update();
    }

    Optional<KeptLine> find(UUID id) {
        return query("where id = :id")
                .param("id", id)
                .query((row, n) -> line(row))
                .optional();
    }

    Optional<KeptLine> lock(UUID id) {
        return query("where id = :id for update")
                .param("id", id)
                .query((row, n) -> line(row))
                .optional();
    }

    List<KeptLine> waiting(@Nullable UUID after, int limit) {
        return query("""
                where state <> 'MATCHED' and (cast(:after as uuid) is null
                      or (booked_on, id) > (select b.booked_on, b.id from bank_line b where b.id = :after))
                order by booked_on, id limit :limit""")
                .param("after", after, java.sql.Types.OTHER)
                .param("limit", limit)
                .query((row, n) -> line(row))
                .list();
    }

    int countWaiting() {
        return jdbc.sql("select count(*) from bank_line where state <> 'MATCHED'")
                .query(Integer.class)
                .single();
    }

    List<KeptLine> ofStatement(UUID statement) {
        return query("where statement_id = :id order by booked_on, id")
                .param("id", statement)
                .query((row, n) -> line(row))
                .list();
    }

    /** Credits since a day: how many, and how many of them were matched without a person. */
    MatchRate rate(LocalDate since) {
        return jdbc.sql("""
                select count(*) as lines, count(*) filter (where automatic) as automatic
                from bank_line where amount_cents > 0 and booked_on >= :since""")
                .param("since", since)
                .query((row, n) -> new MatchRate(row.getInt("lines"), row.getInt("automatic")))
                .single();
    }

    private JdbcClient.StatementSpec query(String where) {
        return jdbc.sql("select * from bank_line " + where);
    }

    private static KeptLine line(ResultSet row) throws SQLException {
        List<StructuredReference> references = Arrays.stream(
                        (String[]) row.getArray("reference_digits").getArray())
                .map(StructuredReference::new)
                .toList();
        BankLine line = new BankLine(
                row.getObject("id", UUID.class),
                row.getString("entity"),
                row.getObject("booked_on", LocalDate.class),
                Money.ofCents(row.getLong("amount_cents")),
                row.getString("payer_name"),
                row.getString("payer_account"),
                row.getString("structured"),
                references,
                row.getString("message"),
                row.getString("end_to_end_id"),
                row.getString("batch_reference"),
                row.getString("return_reason"),
                row.getString("bank_code"),
                row.getInt("attempt"));
        return new KeptLine(
                line,
                row.getObject("statement_id", UUID.class),
                KeptLine.State.valueOf(row.getString("state")),
                row.getString("claimant"),
                List.of((UUID[]) row.getArray("subjects").getArray()),
                row.getBoolean("automatic"),
                row.getObject("matched_on", LocalDate.class),
                row.getString("note"));
    }
}
