package coop.ouvrage.shifts;

import coop.ouvrage.employment.WorkDay;
import coop.ouvrage.money.Money;
import coop.ouvrage.transaction.Foreseen;
import coop.ouvrage.transaction.ReadTogether;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Files and their rows, written and read in sets. */
@Repository
class ShiftStore {

    private static final String FILES = """
            select f.*, count(r.nr) as rows, count(r.nr) filter (where r.refusals = '[]') as possible,
                count(r.contract_id) as made
            from shift_file f left join shift_row r on r.file_id = f.id
            """;

    private final JdbcClient jdbc;
    private final ReadTogether<UUID> agreements = ReadTogether.ahead(Foreseen.Kind.CONTRACT, this::agreements);
    private final ReadTogether<Boolean> owing = ReadTogether.ahead(Foreseen.Kind.CONTRACT, this::owing);

    ShiftStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** References among these that have become a contract before. */
    Set<String> made(UUID agreement, List<String> references) {
        return new HashSet<>(jdbc.sql("""
                select reference from shift_row
                where agreement_id = :agreement and contract_id is not null and reference = any(:references)
                """)
                .param("agreement", agreement)
                .param("references", references.toArray(String[]::new))
                .query(String.class)
                .list());
    }

    void insert(ShiftFile file, List<ShiftRow> rows, @Nullable UUID by) {
        jdbc.sql("""
                insert into shift_file (id, agreement_id, name, hash, state, received_by, received_at, order_left_cents)
                values (:id, :agreement, :name, :hash, 'CHECKED', :by, :now, :left)
                """)
                .param("id", file.id())
                .param("agreement", file.agreement())
                .param("name", file.name())
                .param("hash", file.hash())
                .param("by", by)
                .param("now", ShiftRows.at(file.receivedAt()))
                .param(
                        "left",
                        file.orderLeft() == null ? null : file.orderLeft().cents(),
                        Types.BIGINT)
                .update();
        jdbc.sql("""
                insert into shift_row (file_id, nr, agreement_id, reference, courier, day, start_time, end_time, break_minutes,
                    allowance, function_class, refusals)
                select :file, nr, :agreement, reference, courier, day, starts, ends, pause, allowance, function, refusals::jsonb
                from unnest(:nrs::int[], :references::text[], :couriers::text[], :days::date[], :starts::time[],
                    :ends::time[], :pauses::int[], :allowances::text[], :functions::text[], :refusals::text[])
                    as r(nr, reference, courier, day, starts, ends, pause, allowance, function, refusals)
                """)
                .param("file", file.id())
                .param("agreement", file.agreement())
                .param("nrs", rows.stream().map(ShiftRow::nr).toArray(Integer[]::new))
                .param("references", texts(rows, ShiftRow::reference))
                .param("couriers", texts(rows, ShiftRow::courier))
                .param(
                        "days",
                        texts(
                                rows,
                                row -> row.day() == null
                                        ? null
                                        : row.day().date().toString()))
                .param(
                        "starts",
                        texts(
                                rows,
                                row -> row.day() == null
                                        ? null
                                        : row.day().start().toString()))
                .param(
                        "ends",
                        texts(
                                rows,
                                row -> row.day() == null
                                        ? null
                                        : row.day().end().toString()))
                .param(
                        "pauses",
                        rows.stream()
                                .map(row -> row.day() == null ? 0 : row.day().breakMinutes())
                                .toArray(Integer[]::new))
                .param("allowances", texts(rows, row -> row.equipment().name()))
                .param("functions", texts(rows, ShiftRow::functionClass))
                .param("refusals", texts(rows, row -> RefusalText.write(row.refusals())))
                .update();
    }

    /** The same lines, with what stands in their way now. */
    void checkedAgain(UUID file, List<ShiftRow> rows, @Nullable Money left) {
        jdbc.sql("update shift_file set order_left_cents = :left where id = :id")
                .param("left", left == null ? null : left.cents(), Types.BIGINT)
                .param("id", file)
                .update();
        jdbc.sql("""
                update shift_row r set refusals = n.refusals::jsonb
                from unnest(:nrs::int[], :refusals::text[]) as n (nr, refusals)
                where r.file_id = :file and r.nr = n.nr and r.contract_id is null
                """)
                .param("nrs", rows.stream().map(ShiftRow::nr).toArray(Integer[]::new))
                .param("refusals", texts(rows, row -> RefusalText.write(row.refusals())))
                .param("file", file)
                .update();
    }

    private static @Nullable String[] texts(
            List<ShiftRow> rows, java.util.function.Function<ShiftRow, @Nullable String> cell) {
        return rows.stream().map(cell).toArray(String[]::new);
    }

    Optional<ShiftFile> file(UUID id) {
        return jdbc.sql(FILES + " where f.id = :id group by f.id")
                .param("id", id)
                .query(ShiftStore::file)
                .optional();
    }

    Optional<ShiftFile> withHash(UUID agreement, String hash) {
        return jdbc.sql(FILES + " where f.agreement_id = :agreement and f.hash = :hash group by f.id")
                .param("agreement", agreement)
                .param("hash", hash)
                .query(ShiftStore::file)
                .optional();
    }

    List<ShiftFile> files(UUID agreement, int most) {
        return jdbc.sql(FILES
                        + " where f.agreement_id = :agreement group by f.id order by f.received_at desc limit :most")
                .param("agreement", agreement)
                .param("most", most)
                .query(ShiftStore::file)
                .list();
    }

    private static ShiftFile file(ResultSet row, int n) throws SQLException {
        Long left = row.getObject("order_left_cents", Long.class);
        return new ShiftFile(
                ShiftRows.id(row, "id"),
                ShiftRows.id(row, "agreement_id"),
                row.getString("name"),
                row.getString("hash"),
                ShiftFile.State.valueOf(row.getString("state")),
                Objects.requireNonNull(ShiftRows.instant(row, "received_at")),
                row.getInt("rows"),
                row.getInt("possible"),
                row.getInt("made"),
                left == null ? null : Money.ofCents(left));
    }

    /** Makes everybody else who would accept this file wait. */
    ShiftFile.State lock(UUID file) {
        return ShiftFile.State.valueOf(jdbc.sql("select state from shift_file where id = :id for update")
                .param("id", file)
                .query(String.class)
                .single());
    }

    void accepted(UUID file, @Nullable UUID by, Instant now) {
        jdbc.sql("""
                update shift_file set state = 'ACCEPTED', accepted_by = coalesce(accepted_by, :by),
                    accepted_at = coalesce(accepted_at, :now) where id = :id and state <> 'DONE'
                """)
                .param("id", file)
                .param("by", by)
                .param("now", ShiftRows.at(now))
                .update();
    }

    void done(UUID file) {
        jdbc.sql("update shift_file set state = 'DONE' where id = :id")
                .param("id", file)
                .update();
    }

    List<ShiftRow> rows(UUID file) {
        return jdbc.sql("select *, refusals::text as told from shift_row where file_id = :file order by nr")
                .param("file", file)
                .query(ShiftStore::row)
                .list();
    }

    List<ShiftRow> rowsOf(UUID contract) {
        return jdbc.sql("select *, refusals::text as told from shift_row where contract_id = :contract order by nr")
                .param("contract", contract)
                .query(ShiftStore::row)
                .list();
    }

    static ShiftRow row(ResultSet row, int n) throws SQLException {
        LocalDate day = row.getObject("day", LocalDate.class);
        return new ShiftRow(
                row.getInt("nr"),
                row.getString("reference"),
                row.getString("courier"),
                day == null
                        ? null
                        : new WorkDay(
                                day,
                                row.getObject("start_time", LocalTime.class),
                                row.getObject("end_time", LocalTime.class),
                                row.getInt("break_minutes")),
                Equipment.valueOf(row.getString("allowance")),
                row.getString("function_class"),
                RefusalText.read(row.getString("told")),
                row.getObject("contract_id", UUID.class));
    }

    void made(UUID file, List<ShiftRow> rows, UUID contract) {
        owing.forget(contract);
        jdbc.sql("update shift_row set contract_id = :contract where file_id = :file and nr = any(:nrs)")
                .param("contract", contract)
                .param("file", file)
                .param("nrs", rows.stream().map(ShiftRow::nr).toArray(Integer[]::new))
                .update();
    }

    void refused(UUID file, ShiftRow row) {
        jdbc.sql("update shift_row set refusals = :refusals::jsonb where file_id = :file and nr = :nr")
                .param("refusals", RefusalText.write(row.refusals()))
                .param("file", file)
                .param("nr", row.nr())
                .update();
    }

    /** The agreement of a contract of shifts; empty for any other. */
    Optional<UUID> agreementOf(UUID contract) {
        return agreements.get(contract);
    }

    private Map<UUID, UUID> agreements(UUID[] contracts) {
        Map<UUID, UUID> found = new HashMap<>();
        jdbc.sql("select distinct contract_id, agreement_id from shift_row where contract_id = any(:contracts)")
                .param("contracts", contracts)
                .query(row -> {
                    found.put(ShiftRows.id(row, "contract_id"), ShiftRows.id(row, "agreement_id"));
                });
        return found;
    }

    /** The file and agreement of a contract whose allowances are not owed yet; locks its rows. */
    Optional<UUID> fileOwing(UUID contract) {
        if (owing.get(contract).isEmpty()) {
            return Optional.empty();
        }
        return jdbc.sql("""
                select file_id from shift_row where contract_id = :contract and allowance_claim is null and allowance <> 'NONE'
                limit 1 for update
                """).param("contract", contract).query(UUID.class).optional();
    }

    /** Most contracts are not of shifts. */
    private Map<UUID, Boolean> owing(UUID[] contracts) {
        Map<UUID, Boolean> found = new HashMap<>();
        jdbc.sql("""
                select distinct contract_id from shift_row where contract_id = any(:contracts) and allowance_claim is null
                    and allowance <> 'NONE'""")
                .param("contracts", contracts)
                .query(UUID.class)
                .list()
                .forEach(contract -> found.put(contract, true));
        return found;
    }

    void owed(UUID contract, LocalDate day, UUID claim) {
        jdbc.sql("update shift_row set allowance_claim = :claim where contract_id = :contract and day = :day")
                .param("claim", claim)
                .param("contract", contract)
                .param("day", day)
                .update();
    }
}
