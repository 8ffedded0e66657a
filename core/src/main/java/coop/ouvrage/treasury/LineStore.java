package coop.ouvrage.treasury;

import coop.ouvrage.money.Money;
import coop.ouvrage.money.StructuredReference;
import coop.ouvrage.treasury.format.Transaction;
import coop.ouvrage.treasury.spi.BankLine;
import coop.ouvrage.treasury.spi.Recognised;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of bank lines. What the bank said never changes; what we made of it does. */
@Repository
class LineStore {

    /** Between values that are given in one text: no name holds it. */
    private static final String UNIT = "\u001f";

    private final JdbcClient jdbc;

    LineStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps lines in suspense; the identifiers of those that no earlier file had brought. */
    Set<UUID> insert(UUID statement, BankAccount account, Map<UUID, LineDraft> drafts) {
        List<LineDraft> all = List.copyOf(drafts.values());
        return new HashSet<>(jdbc.sql("""
                insert into bank_line (id, statement_id, iban, entity, entry_key, booked_on, value_on, amount_cents, payer_name,
                    payer_account, structured, reference_digits, message, end_to_end_id, batch_reference, return_reason, bank_code,
                    bank_reference, instructed_currency, instructed_amount, state)
                select id, :statement, :iban, :entity, key, booked, value, cents, name, account, structured,
                    string_to_array(digits, ','), message, end_to_end, batch, reason, code, bank_reference,
                    currency, instructed, 'SUSPENSE'
                from unnest(:ids::uuid[], :keys::text[], :booked::date[], :values::date[], :cents::bigint[], :names::text[],
                        :accounts::text[], :structured::text[], :references::text[], :messages::text[], :ends::text[],
                        :batches::text[], :reasons::text[], :codes::text[], :bankReferences::text[], :currencies::text[],
                        :instructed::numeric[])
                    as l (id, key, booked, value, cents, name, account, structured, digits, message, end_to_end, batch, reason, code,
                        bank_reference, currency, instructed)
                on conflict (iban, entry_key) do nothing returning id""")
                .param("statement", statement)
                .param("iban", account.iban().value())
                .param("entity", account.entity())
                .param("ids", drafts.keySet().toArray(UUID[]::new))
                .param("keys", texts(all, LineDraft::key))
                .param("booked", texts(all, line -> line.bookedOn().toString()))
                .param("values", texts(all, line -> line.valueOn() == null ? null : String.valueOf(line.valueOn())))
                .param("cents", all.stream().map(line -> line.amount().cents()).toArray(Long[]::new))
                .param(
                        "names",
                        texts(all, line -> line.transaction().counterparty().name()))
                .param(
                        "accounts",
                        texts(all, line -> line.transaction().counterparty().account()))
                .param(
                        "structured",
                        texts(
                                all,
                                line -> Objects.requireNonNullElse(
                                        line.transaction().structuredReference(), "")))
                .param("references", texts(all, line -> String.join(",", line.references())))
                .param("messages", texts(all, line -> line.transaction().text()))
                .param("ends", texts(all, line -> line.transaction().endToEndId()))
                .param("batches", texts(all, line -> line.transaction().batchId()))
                .param("reasons", texts(all, line -> line.transaction().returnReason()))
                .param("codes", texts(all, LineDraft::bankCode))
                .param("bankReferences", texts(all, LineDraft::bankReference))
                .param("currencies", texts(all, line -> instructed(line, Transaction.Instructed::currency)))
                .param(
                        "instructed",
                        texts(all, line -> instructed(line, of -> of.amount().toPlainString())))
                .query(UUID.class)
                .list());
    }

    private static @Nullable String instructed(LineDraft line, Function<Transaction.Instructed, String> part) {
        Transaction.Instructed instructed = line.transaction().instructed();
        return instructed == null ? null : part.apply(instructed);
    }

    private static String[] texts(List<LineDraft> lines, Function<LineDraft, @Nullable String> part) {
        return lines.stream().map(part).toArray(String[]::new);
    }

    /** Of these movements those that are kept already, whole or in parts, by their key. */
    Map<String, KeptMovement> kept(BankAccount account, List<Movement> movements) {
        return jdbc
                .sql(MOVEMENTS + "where iban = :iban and entry_key = any(:keys) group by 1")
                .params(Map.of(
                        "iban",
                        account.iban().value(),
                        "keys",
                        movements.stream()
                                .flatMap(of -> Stream.of(of.key(), of.key() + "#1"))
                                .toArray(String[]::new)))
                .query((row, n) -> movement(row))
                .list()
                .stream()
                .collect(Collectors.toMap(KeptMovement::key, kept -> kept));
    }

    /** The movements of an account on these days. */
    List<KeptMovement> movements(BankAccount account, LocalDate first, LocalDate last) {
        return jdbc.sql(MOVEMENTS + """
                where iban = :iban and booked_on between :first and :last and state <> 'DIVIDED' group by 1 order by 1""")
                .param("iban", account.iban().value())
                .param("first", first)
                .param("last", last)
                .query((row, n) -> movement(row))
                .list();
    }

    /** Parts are kept under the key of their movement and their place in it. */
    private static final String MOVEMENTS = """
            select split_part(entry_key, '#', 1) as key, min(booked_on) as day, sum(amount_cents) as cents,
                min(bank_reference) as reference,
                (array_agg(id) filter (where position('#' in entry_key) = 0 and state in ('PROPOSED', 'SUSPENSE')))[1] as waiting
            from bank_line
            """;

    private static KeptMovement movement(ResultSet row) throws SQLException {
        return new KeptMovement(
                row.getString("key"),
                row.getObject("day", LocalDate.class),
                Money.ofCents(row.getLong("cents")),
                row.getString("reference"),
                row.getObject("waiting", UUID.class));
    }

    /** Its parts stand in its place. */
    void divided(UUID id) {
        jdbc.sql("update bank_line set state = 'DIVIDED', note = '' where id = :id")
                .param("id", id)
                .update();
    }

    /** A person matched a waiting line. */
    void matched(BankLine line, Proposal proposal, boolean first, LocalDate on, @Nullable UUID by) {
        jdbc.sql("""
                update bank_line set state = 'MATCHED', claimant = :claimant, subjects = :subjects, automatic = false,
                    matched_on = :on, matched_by = :by, note = '', first_proposal = :first
                where id = :id""")
                .param("claimant", proposal.claimant())
                .param("subjects", proposal.claim().subjects().toArray(UUID[]::new))
                .param("first", first)
                .param("on", on)
                .param("by", by)
                .param("id", line.id())
                .update();
    }

    /** These lines were matched by themselves. */
    void matched(String claimant, List<Recognised> lines, LocalDate on) {
        jdbc.sql("""
                update bank_line b set state = 'MATCHED', claimant = :claimant, subjects = string_to_array(m.subjects, ',')::uuid[],
                    automatic = true, matched_on = :on, matched_by = null, note = '', reason = m.reason,
                    reason_values = string_to_array(m.place, :unit), first_proposal = null
                from unnest(:ids::uuid[], :subjects::text[], :reasons::text[], :places::text[]) as m (id, subjects, reason, place)
                where b.id = m.id""")
                .param("claimant", claimant)
                .param("ids", lines.stream().map(of -> of.line().id()).toArray(UUID[]::new))
                .param(
                        "subjects",
                        lines.stream()
                                .map(of -> of.claim().subjects().stream()
                                        .map(UUID::toString)
                                        .collect(Collectors.joining(",")))
                                .toArray(String[]::new))
                .param("reasons", lines.stream().map(of -> of.claim().reason()).toArray(String[]::new))
                .param("places", lines.stream().map(LineStore::places).toArray(String[]::new))
                .param("unit", UNIT)
                .param("on", on)
                .update();
    }

    private static String places(Recognised recognised) {
        return recognised.claim().arguments().entrySet().stream()
                .map(each -> each.getKey() + UNIT + each.getValue())
                .collect(Collectors.joining(UNIT));
    }

    /** There is something to choose from for these lines in suspense. */
    void proposed(Collection<UUID> ids) {
        jdbc.sql("update bank_line set state = 'PROPOSED' where id = any(:ids)")
                .param("ids", ids.toArray(UUID[]::new))
                .update();
    }

    void noted(Collection<UUID> ids, String note) {
        if (!ids.isEmpty()) {
            jdbc.sql("update bank_line set note = :note where id = any(:ids)")
                    .param("note", note)
                    .param("ids", ids.toArray(UUID[]::new))
                    .update();
        }
    }

    /** Waits for a person again. */
    void undone(UUID id, int attempt) {
        jdbc.sql("""
                update bank_line set state = 'PROPOSED', attempt = :attempt, claimant = null, subjects = '{}', automatic = null,
                    matched_on = null, matched_by = null, note = '', reason = '',
                    reason_values = '{}', first_proposal = null
                where id = :id""").param("attempt", attempt).param("id", id).update();
    }

    /** The lines of these identifiers, in the order of the statement. */
    List<BankLine> all(Collection<UUID> ids) {
        return query("where id = any(:ids) order by id")
                .param("ids", ids.toArray(UUID[]::new))
                .query((row, n) -> line(row).line())
                .list();
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
                where state in ('PROPOSED', 'SUSPENSE') and (cast(:after as uuid) is null
                      or (booked_on, id) > (select b.booked_on, b.id from bank_line b where b.id = :after))
                order by booked_on, id limit :limit""")
                .param("after", after, java.sql.Types.OTHER)
                .param("limit", limit)
                .query((row, n) -> line(row))
                .list();
    }

    int countWaiting() {
        return jdbc.sql("select count(*) from bank_line where state in ('PROPOSED', 'SUSPENSE')")
                .query(Integer.class)
                .single();
    }

    List<KeptLine> ofStatement(UUID statement) {
        return query("where statement_id = :id order by booked_on, id")
                .param("id", statement)
                .query((row, n) -> line(row))
                .list();
    }

    /** Credits since a day: how many, how many were matched without a person, and how well what was proposed first did. */
    MatchRate rate(LocalDate since) {
        return jdbc.sql("""
                select count(*) as lines, count(*) filter (where automatic) as automatic,
                    count(*) filter (where first_proposal is not null) as chosen, count(*) filter (where first_proposal) as first
                from bank_line where amount_cents > 0 and state <> 'DIVIDED' and booked_on >= :since""")
                .param("since", since)
                .query((row, n) -> new MatchRate(
                        row.getInt("lines"), row.getInt("automatic"), row.getInt("chosen"), row.getInt("first")))
                .single();
    }

    private JdbcClient.StatementSpec query(String where) {
        return jdbc.sql("select * from bank_line " + where);
    }

    private static BankLine.@Nullable Instructed instructed(ResultSet row) throws SQLException {
        String currency = row.getString("instructed_currency");
        return currency == null ? null : new BankLine.Instructed(currency, row.getBigDecimal("instructed_amount"));
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
                instructed(row),
                row.getInt("attempt"));
        return new KeptLine(
                line,
                row.getObject("statement_id", UUID.class),
                KeptLine.State.valueOf(row.getString("state")),
                row.getString("claimant"),
                List.of((UUID[]) row.getArray("subjects").getArray()),
                row.getBoolean("automatic"),
                row.getObject("matched_on", LocalDate.class),
                row.getString("note"),
                row.getString("reason"),
                List.of((String[]) row.getArray("reason_values").getArray()));
    }
}
