package coop.ouvrage.payroll;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Released payslips for those who declare them. Asks for no permission: who may read a declaration is decided where it is kept. */
@Service
public class ReleasedPayslips {

    private static final String SELECT = """
            select p.*, e.date as booked_on from payslip p
            join pay_run r on r.id = p.run_id and r.state = 'RELEASED'
            join lateral (select min(e.date) as date from journal_entry e
                where e.source_id = p.id and e.source_type = 'payslip') e on e.date is not null
            where p.entity = :entity and\s""";

    private static final int FEW = 200;

    private final JdbcClient jdbc;

    ReleasedPayslips(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A payslip in the books.
     *
     * @param hours worked; the difference on a correction, like the two that follow
     * @param bookedOn its day in the ledger
     */
    public record Released(
            Payslip payslip,
            PayslipData data,
            BigDecimal hours,
            BigDecimal paidHours,
            int quotaHours,
            LocalDate bookedOn) {}

    /** For work of the months from {@code first} to {@code last}, one after the other by worker, contract, month and number. */
    @Transactional(readOnly = true)
    public void worked(String entity, LocalDate first, LocalDate last, Consumer<Released> reader) {
        each("p.month between :first and :last", Map.of("entity", entity, "first", first, "last", last), reader);
    }

    /** Booked from {@code first} to {@code last}, in the same order. */
    @Transactional(readOnly = true)
    public void booked(String entity, LocalDate first, LocalDate last, Consumer<Released> reader) {
        each("e.date between :first and :last", Map.of("entity", entity, "first", first, "last", last), reader);
    }

    /** Those of one worker, for work of the months of a period. */
    @Transactional(readOnly = true)
    public void workedBy(UUID worker, String entity, LocalDate first, LocalDate last, Consumer<Released> reader) {
        each(
                "p.worker = :worker and p.month between :first and :last",
                Map.of("worker", worker, "entity", entity, "first", first, "last", last),
                reader);
    }

    /** Those of one worker that were booked in a period. */
    @Transactional(readOnly = true)
    public void bookedFor(UUID worker, String entity, LocalDate first, LocalDate last, Consumer<Released> reader) {
        each(
                "p.worker = :worker and e.date between :first and :last",
                Map.of("worker", worker, "entity", entity, "first", first, "last", last),
                reader);
    }

    /** Those of one contract, in order. */
    @Transactional(readOnly = true)
    public void ofContract(String entity, UUID contract, Consumer<Released> reader) {
        each("p.contract_id = :contract", Map.of("entity", entity, "contract", contract), reader);
    }

    /** The payslips of the same contracts and months before corrections, by the correction. */
    @Transactional(readOnly = true)
    public Map<UUID, PayslipData> before(Collection<Payslip> corrections) {
        Map<UUID, PayslipData> before = new HashMap<>();
        if (!corrections.isEmpty()) {
            jdbc.sql("""
                    select c.id, p.data from payslip c join payslip p
                        on p.contract_id = c.contract_id and p.month = c.month and p.pays = c.pays and p.nr = c.nr - 1
                    where c.id = any(:corrections)""")
                    .param(
                            "corrections",
                            corrections.stream().map(c -> c.id().value()).toArray(UUID[]::new))
                    .query(row -> {
                        before.put(row.getObject("id", UUID.class), PayJson.payslip(row.getString("data")));
                    });
        }
        return before;
    }

    /** A few rows at a time: their traces together are larger than the memory. */
    private void each(String which, Map<String, Object> values, Consumer<Released> reader) {
        try (Stream<Released> rows = jdbc
                .sql(SELECT + which + " order by p.worker, p.contract_id, p.month, p.pays desc, p.nr")
                .withFetchSize(FEW)
                .params(values)
                .query((row, n) -> read(row))
                .stream()) {
            rows.forEach(reader);
        }
    }

    private static Released read(ResultSet row) throws SQLException {
        return new Released(
                PayslipStore.payslip(row),
                PayJson.payslip(row.getString("data")),
                row.getBigDecimal("hours"),
                row.getBigDecimal("paid_hours"),
                row.getInt("quota_hours"),
                row.getObject("booked_on", LocalDate.class));
    }
}
