package coop.ouvrage.payroll;

import coop.ouvrage.documents.DocumentId;
import coop.ouvrage.employment.ContractId;
import coop.ouvrage.employment.ContractKind;
import coop.ouvrage.legislation.Trace;
import coop.ouvrage.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of payslips. A payslip is never changed: a correction is another one beside it. */
@Repository
class PayslipStore {

    /** All but what it says and how that was found, which are long: read only where they are needed. */
    private static final String COLUMNS = """
            id, run_id, entity, worker, contract_id, job_id, order_id, unit_id, kind, pays, month, nr, first_day, last_day,
            credited_on, gross_cents, social_cents, tax_cents, net_cents, contributions_cents, fund_cents, holiday_cents,
            charge_cents, language, document_id, calculated_at""";

    private static final String WRITTEN = """
            id, run_id, entity, worker, contract_id, contract_version, job_id, order_id, unit_id, kind, pays, month, nr,
            first_day, last_day, credited_on, hours, paid_hours, quota_hours, gross_cents, social_cents, tax_cents, net_cents,
            contributions_cents, fund_cents, holiday_cents, charge_cents, month_share, data, steps_id, trace, language, calculated_at""";

    private final JdbcClient jdbc;
    private final DataSource source;
    private final StepsOnce steps;

    PayslipStore(JdbcClient jdbc, DataSource source, StepsOnce steps) {
        this.jdbc = jdbc;
        this.source = source;
        this.steps = steps;
    }

    /** All in one statement. */
    void insert(List<Calculated> calculated) {
        if (calculated.isEmpty()) {
            return;
        }
        List<StepsOnce.Kept> found =
                calculated.stream().map(one -> steps.of(one.data().trace())).toList();
        steps.keep(Set.copyOf(found));
        CopyRows.into(source, "payslip (" + WRITTEN + ")", rows -> {
            for (int i = 0; i < calculated.size(); i++) {
                write(calculated.get(i), found.get(i).id(), rows);
            }
        });
    }

    private static void write(Calculated calculated, UUID steps, CopyRows rows) throws SQLException {
        Payslip payslip = calculated.payslip();
        Totals totals = payslip.totals();
        rows.add(payslip.id())
                .add(payslip.run())
                .add(payslip.entity())
                .add(payslip.worker())
                .add(payslip.contract())
                .add(calculated.contractVersion())
                .add(payslip.job())
                .add(payslip.order())
                .add(payslip.unit())
                .add(payslip.kind().name())
                .add(payslip.pays().name())
                .add(payslip.month())
                .add(payslip.nr())
                .add(payslip.firstDay())
                .add(payslip.lastDay())
                .add(payslip.creditedOn())
                .add(calculated.hours())
                .add(calculated.paidHours())
                .add(calculated.quotaHours())
                .add(totals.gross().cents())
                .add(totals.social().cents())
                .add(totals.tax().cents())
                .add(totals.net().cents())
                .add(totals.contributions().cents())
                .add(totals.fund().cents())
                .add(totals.holiday().cents())
                .add(totals.charge().cents())
                .add(PayJson.bytes(calculated.share()))
                .add(PayJson.bytes(calculated.data().withTrace(Trace.NONE)))
                .add(steps)
                .add(TraceText.amounts(calculated.data().trace()))
                .add(payslip.language())
                .add(payslip.calculatedAt())
                .endRow();
    }

    /** Says where the papers of payslips are. */
    void documents(Map<UUID, DocumentId> documents) {
        jdbc.sql("""
                update payslip p set document_id = d.document from unnest(:ids, :documents) as d (id, document)
                where p.id = d.id and p.document_id is null""")
                .param("ids", documents.keySet().toArray(UUID[]::new))
                .param(
                        "documents",
                        documents.values().stream().map(DocumentId::value).toArray(UUID[]::new))
                .update();
    }

    /** Payslips of a run whose papers are not kept yet. */
    List<UUID> withoutPaper(PayRunId run) {
        return jdbc.sql("select id from payslip where run_id = :run and document_id is null order by id")
                .param("run", run.value())
                .query(UUID.class)
                .list();
    }

    /** Those of them that still have no paper, and that nobody else is giving one. */
    List<Payslip> lockWithoutPaper(Collection<UUID> ids) {
        return jdbc.sql(
                        "select " + COLUMNS
                                + " from payslip where id = any(:ids) and document_id is null order by id for update skip locked")
                .param("ids", ids.toArray(UUID[]::new))
                .query((row, n) -> payslip(row))
                .list();
    }

    /** What these payslips say, as it is stored. */
    Map<UUID, String> storedData(Collection<UUID> ids) {
        Map<UUID, String> data = new HashMap<>();
        jdbc.sql("select id, data from payslip where id = any(:ids)")
                .param("ids", ids.toArray(UUID[]::new))
                .query(row -> {
                    data.put(row.getObject(1, UUID.class), row.getString(2));
                });
        return data;
    }

    Map<UUID, Payslip> find(Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql("select " + COLUMNS + " from payslip where id = any(:ids)")
                .param("ids", ids.toArray(UUID[]::new))
                .query((row, n) -> payslip(row))
                .list()
                .stream()
                .collect(Collectors.toMap(payslip -> payslip.id().value(), payslip -> payslip));
    }

    /** What the payslips of a run add up to. */
    Totals totals(PayRunId run) {
        return jdbc.sql("""
                select coalesce(sum(gross_cents), 0) as gross_cents, coalesce(sum(social_cents), 0) as social_cents,
                    coalesce(sum(tax_cents), 0) as tax_cents, coalesce(sum(net_cents), 0) as net_cents,
                    coalesce(sum(contributions_cents), 0) as contributions_cents, coalesce(sum(fund_cents), 0) as fund_cents,
                    coalesce(sum(holiday_cents), 0) as holiday_cents, coalesce(sum(charge_cents), 0) as charge_cents
                from payslip where run_id = :run""")
                .param("run", run.value())
                .query((row, n) -> totals(row))
                .single();
    }

    int count(PayRunId run) {
        return jdbc.sql("select count(*) from payslip where run_id = :run")
                .param("run", run.value())
                .query(Integer.class)
                .single();
    }

    /** Whether a run pays this worker. */
    boolean pays(PayRunId run, UUID worker) {
        return jdbc.sql("select exists (select from payslip where run_id = :run and worker = :worker)")
                .param("run", run.value())
                .param("worker", worker)
                .query(Boolean.class)
                .single();
    }

    Optional<Payslip> find(PayslipId id) {
        return jdbc.sql("select " + COLUMNS + " from payslip where id = :id")
                .param("id", id.value())
                .query((row, n) -> payslip(row))
                .optional();
    }

    /** Whoever changes how a payslip is paid comes one after the other. */
    Optional<Payslip> lock(PayslipId id) {
        return jdbc.sql("select " + COLUMNS + " from payslip where id = :id for update")
                .param("id", id.value())
                .query((row, n) -> payslip(row))
                .optional();
    }

    PayslipData data(PayslipId id) {
        return jdbc.sql("""
                        select p.data, p.trace, s.steps from payslip p left join payslip_steps s on s.id = p.steps_id where p.id = :id""")
                .param("id", id.value())
                .query((row, n) -> data(row.getString("data"), row.getString("trace"), row.getString("steps")))
                .single();
    }

    private static PayslipData data(String data, @Nullable String trace, @Nullable String steps) {
        PayslipData read = PayJson.payslip(data);
        return trace == null
                ? read
                : read.withTrace(steps == null ? PayJson.trace(trace) : PayJson.trace(steps, trace));
    }

    List<Payslip> ofRun(PayRunId run) {
        return ofRun(run, 0, Integer.MAX_VALUE);
    }

    List<Payslip> ofRun(PayRunId run, int offset, int limit) {
        return jdbc.sql("select " + COLUMNS + """
                \sfrom payslip where run_id = :run order by unit_id, last_day, contract_id, pays desc, id
                offset :offset limit :limit""")
                .param("run", run.value())
                .param("offset", offset)
                .param("limit", limit)
                .query((row, n) -> payslip(row))
                .list();
    }

    /** Newest work first. */
    List<Payslip> ofWorker(UUID worker, int offset, int limit) {
        return jdbc.sql("select " + COLUMNS + """
                \sfrom payslip where worker = :worker order by last_day desc, pays desc, id desc offset :offset limit :limit""")
                .param("worker", worker)
                .param("offset", offset)
                .param("limit", limit)
                .query((row, n) -> payslip(row))
                .list();
    }

    /** As {@link #ofWorker}, behind the place of a payslip. */
    List<Payslip> ofWorkerAfter(UUID worker, @Nullable UUID after, int limit) {
        return jdbc.sql("select " + COLUMNS + """
                \sfrom payslip where worker = :worker
                   and (cast(:after as uuid) is null
                        or (last_day, id) < (select p.last_day, p.id from payslip p where p.id = :after))
                order by last_day desc, id desc limit :limit""")
                .param("worker", worker)
                .param("after", after, java.sql.Types.OTHER)
                .param("limit", limit)
                .query((row, n) -> payslip(row))
                .list();
    }

    List<Payslip> ofContract(ContractId contract) {
        return jdbc.sql("select " + COLUMNS + " from payslip where contract_id = :contract order by month, nr")
                .param("contract", contract.value())
                .query((row, n) -> payslip(row))
                .list();
    }

    static Payslip payslip(ResultSet row) throws SQLException {
        return new Payslip(
                new PayslipId(row.getObject("id", UUID.class)),
                new PayRunId(row.getObject("run_id", UUID.class)),
                row.getString("entity"),
                row.getObject("worker", UUID.class),
                new ContractId(row.getObject("contract_id", UUID.class)),
                row.getObject("job_id", UUID.class),
                row.getObject("order_id", UUID.class),
                row.getObject("unit_id", UUID.class),
                ContractKind.valueOf(row.getString("kind")),
                Pays.valueOf(row.getString("pays")),
                row.getObject("month", LocalDate.class),
                row.getInt("nr"),
                row.getObject("first_day", LocalDate.class),
                row.getObject("last_day", LocalDate.class),
                row.getObject("credited_on", LocalDate.class),
                totals(row),
                row.getString("language"),
                row.getObject("document_id", UUID.class),
                row.getObject("calculated_at", OffsetDateTime.class).toInstant());
    }

    static Totals totals(ResultSet row) throws SQLException {
        return new Totals(
                Money.ofCents(row.getLong("gross_cents")),
                Money.ofCents(row.getLong("social_cents")),
                Money.ofCents(row.getLong("tax_cents")),
                Money.ofCents(row.getLong("net_cents")),
                Money.ofCents(row.getLong("contributions_cents")),
                Money.ofCents(row.getLong("fund_cents")),
                Money.ofCents(row.getLong("holiday_cents")),
                Money.ofCents(row.getLong("charge_cents")));
    }
}
