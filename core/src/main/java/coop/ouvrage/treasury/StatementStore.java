package coop.ouvrage.treasury;

import coop.ouvrage.money.Iban;
import coop.ouvrage.money.Money;
import coop.ouvrage.treasury.format.Balance;
import coop.ouvrage.treasury.format.Statement;
import coop.ouvrage.treasury.format.StatementFile;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Rows of files and statements. */
@Repository
class StatementStore {

    private static final TypeReference<List<String>> CODES = new TypeReference<>() {};

    private final JsonMapper json = JsonMapper.builder().build();
    private final JdbcClient jdbc;

    StatementStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whoever imports for an account comes one after the other, until the end of the transaction. */
    void lock(Iban account) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('bank-account ' || :iban, 0))")
                .param("iban", account.value())
                .query((row, n) -> n)
                .list();
    }

    /** Keeps the file; false when the same bytes were taken before. */
    boolean insert(BankFile file, StatementFile read, byte[] bytes, LocalDate on, @Nullable UUID by) {
        return jdbc.sql("""
                insert into statement_file (id, fingerprint, name, format, version, size_bytes, content, state, reasons, imported_at,
                    imported_on, imported_by)
                values (:id, :fingerprint, :name, :format, :version, :size, :content, :state, cast(:reasons as jsonb), :at, :on, :by)
                on conflict (fingerprint) do nothing""")
                        .param("id", file.id())
                        .param("fingerprint", read.fingerprint())
                        .param("name", file.name())
                        .param("format", file.format())
                        .param("version", read.version())
                        .param("size", bytes.length)
                        .param("content", bytes)
                        .param("state", file.state().name())
                        .param("reasons", json.writeValueAsString(file.reasons()))
                        .param("at", file.importedAt().atOffset(java.time.ZoneOffset.UTC))
                        .param("on", on)
                        .param("by", by)
                        .update()
                == 1;
    }

    void insert(
            UUID id, UUID file, int position, BankAccount account, Statement statement, int entries, boolean booked) {
        jdbc.sql("""
                insert into bank_statement (id, file_id, position, iban, sequence, opening_cents, closing_cents, opening_on,
                    closing_on, entries, booked)
                values (:id, :file, :position, :iban, :sequence, :opening, :closing, :openingOn, :closingOn, :entries, :booked)""")
                .param("id", id)
                .param("file", file)
                .param("position", position)
                .param("iban", account.iban().value())
                .param("sequence", number(statement))
                .param("opening", cents(statement.opening()))
                .param("closing", cents(statement.closing()))
                .param("openingOn", day(statement.opening()))
                .param("closingOn", day(statement.closing()))
                .param("entries", entries)
                .param("booked", booked)
                .update();
    }

    /** CODA fills the number with zeros, CAMT does not: one form for both. */
    private static String number(Statement statement) {
        String written = statement.sequence() == null ? "" : statement.sequence();
        return written.matches("0*[0-9]+") ? written.replaceFirst("^0+(?=[0-9])", "") : written;
    }

    private static @Nullable Long cents(@Nullable Balance balance) {
        return balance == null
                ? null
                : Money.of(balance.amount().setScale(2, RoundingMode.HALF_UP)).cents();
    }

    private static @Nullable LocalDate day(@Nullable Balance balance) {
        return balance == null ? null : balance.date();
    }

    /**
     * Marks a statement as booked. When nothing in it was new it repeats the first booked one of its account with the same end and
     * balances: the bank sent it in another form.
     */
    void booked(UUID statement, int known) {
        jdbc.sql("""
                update bank_statement s set booked = true, known_entries = :known, repeats = (
                    select o.id from bank_statement o
                    where o.iban = s.iban and o.booked and o.repeats is null and o.id <> s.id and s.entries = :known
                        and o.entries = s.entries and o.closing_on = s.closing_on and o.closing_cents = s.closing_cents
                        and o.opening_cents = s.opening_cents
                    order by o.id limit 1)
                where s.id = :id""").param("known", known).param("id", statement).update();
    }

    /** What a held file missed has come: it is booked without anybody's reason. */
    void release(UUID file) {
        jdbc.sql("update statement_file set state = 'BOOKED' where id = :id and state = 'HELD'")
                .param("id", file)
                .update();
    }

    /** Held files with a statement of one of these accounts, the one that ends first before the others. */
    List<BankFile> held(List<String> accounts) {
        return jdbc.sql("select " + FILE + """
                 from statement_file f join (
                    select file_id, min(closing_on) as ends from bank_statement where iban = any(:accounts) and not booked
                    group by file_id) s on s.file_id = f.id
                where f.state = 'HELD' order by s.ends, f.id""")
                .param("accounts", accounts.toArray(String[]::new))
                .query((row, n) -> file(row))
                .list();
    }

    /** Accepts a held file; false if it is not held, or somebody else was first. */
    boolean accept(UUID file, @Nullable UUID by, LocalDate on, String reason) {
        return jdbc.sql("""
                update statement_file set state = 'ACCEPTED', accepted_by = :by, accepted_on = :on, accept_reason = :reason
                where id = :id and state = 'HELD'""")
                        .param("by", by)
                        .param("on", on)
                        .param("reason", reason)
                        .param("id", file)
                        .update()
                == 1;
    }

    /** Closing balance of the newest booked statement of an account that ends on this day or before; of one day, the highest number. */
    Optional<Money> lastClosing(BankAccount account, @Nullable LocalDate until) {
        return jdbc.sql("""
                select closing_cents from bank_statement
                where iban = :iban and booked and closing_cents is not null
                    and (cast(:until as date) is null or closing_on <= :until)
                order by closing_on desc nulls last, length(sequence) desc, sequence desc, id desc limit 1""")
                .param("iban", account.iban().value())
                .param("until", until)
                .query(Long.class)
                .optional()
                .map(Money::ofCents);
    }

    Optional<LocalDate> takenOn(String fingerprint) {
        return jdbc.sql("select imported_on from statement_file where fingerprint = :fingerprint")
                .param("fingerprint", fingerprint)
                .query(LocalDate.class)
                .optional();
    }

    Optional<byte[]> content(UUID file) {
        return jdbc.sql("select content from statement_file where id = :id")
                .param("id", file)
                .query(byte[].class)
                .optional();
    }

    Optional<BankFile> file(UUID id) {
        return jdbc.sql("select " + FILE + " from statement_file where id = :id")
                .param("id", id)
                .query((row, n) -> file(row))
                .optional();
    }

    List<BankFile> held() {
        return jdbc.sql("select " + FILE + " from statement_file where state = 'HELD' order by imported_at")
                .query((row, n) -> file(row))
                .list();
    }

    List<BankFile.Part> latest(@Nullable UUID after, int limit) {
        return jdbc.sql(PART + """
                 where s.repeats is null and (cast(:after as uuid) is null or s.id < :after) order by s.id desc limit :limit""")
                .param("after", after, java.sql.Types.OTHER)
                .param("limit", limit)
                .query((row, n) -> part(row))
                .list();
    }

    List<BankFile.Part> ofFile(UUID file) {
        return jdbc.sql(PART + " where s.file_id = :file order by s.position")
                .param("file", file)
                .query((row, n) -> part(row))
                .list();
    }

    private static final String FILE = "id, name, format, state, reasons, imported_at, accept_reason";
    private static final String PART = """
            select s.*, a.entity, a.bic, a.receiving, (
                select string_agg(distinct f.format, ',') from bank_statement o join statement_file f on f.id = o.file_id
                where o.id = s.id or o.repeats = s.id) as formats
            from bank_statement s join bank_account a using (iban)""";

    private BankFile file(ResultSet row) throws SQLException {
        return new BankFile(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("format"),
                BankFile.State.valueOf(row.getString("state")),
                json.readValue(row.getString("reasons"), CODES),
                row.getObject("imported_at", OffsetDateTime.class).toInstant(),
                row.getString("accept_reason"));
    }

    private static BankFile.Part part(ResultSet row) throws SQLException {
        BankAccount account = new BankAccount(
                row.getString("entity"),
                Iban.of(row.getString("iban")),
                row.getString("bic"),
                row.getBoolean("receiving"));
        return new BankFile.Part(
                row.getObject("id", UUID.class),
                row.getObject("file_id", UUID.class),
                account,
                row.getString("sequence"),
                money(row.getObject("opening_cents", Long.class)),
                money(row.getObject("closing_cents", Long.class)),
                row.getObject("closing_on", LocalDate.class),
                row.getInt("entries"),
                row.getInt("known_entries"),
                row.getBoolean("booked"),
                List.of(row.getString("formats").split(",")));
    }

    private static @Nullable Money money(@Nullable Long cents) {
        return cents == null ? null : Money.ofCents(cents);
    }
}
