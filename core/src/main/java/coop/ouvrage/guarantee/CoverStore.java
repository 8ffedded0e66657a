package coop.ouvrage.guarantee;

import coop.ouvrage.money.Money;
import coop.ouvrage.transaction.Foreseen.Kind;
import coop.ouvrage.transaction.LockOnce;
import coop.ouvrage.transaction.LockTogether;
import coop.ouvrage.transaction.ReadOnce;
import coop.ouvrage.transaction.ReadTogether;
import coop.ouvrage.transaction.Rows;
import coop.ouvrage.transaction.WriteBehind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of cover: given, used, repaid, ended. */
@Repository
class CoverStore {

    private final JdbcClient jdbc;
    private final LockOnce<String> funds = new LockOnce<>();
    private final ReadOnce<String, Money> standing = new ReadOnce<>();
    private final LockTogether clients = new LockTogether(Kind.CLIENT, none -> {}, this::lockClients);
    private final ReadTogether<Cover> covers = ReadTogether.ahead(Kind.ORDER, this::read);
    private final ReadTogether<Money> notInvoiced = ReadTogether.ahead(Kind.CLIENT, this::readNotInvoiced);
    private final WriteBehind<Rows.Row> given = new WriteBehind<>(this::write, "cover");

    CoverStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * All who give cover of one fund come one after the other: each sees what the one before has taken of it.
     *
     * @param before done where the lock is not held yet
     */
    void lockFund(String entity, Runnable before) {
        funds.take(entity, () -> {
            before.run();
            standing.forgetAll();
            jdbc.sql("insert into fund_exposure (entity) values (:entity) on conflict do nothing")
                    .param("entity", entity)
                    .update();
            jdbc.sql("select 1 from fund_exposure where entity = :entity for update")
                    .param("entity", entity)
                    .query(Integer.class)
                    .single();
            return true;
        });
    }

    void lockClient(UUID client) {
        clients.take(client);
    }

    private Collection<UUID> lockClients(UUID[] wanted) {
        jdbc.sql(
                        "insert into client_exposure (client_id) select c from unnest(:clients) c order by c on conflict do nothing")
                .param("clients", wanted)
                .update();
        return jdbc.sql("select client_id from client_exposure where client_id = any(:clients) order by 1 for update")
                .param("clients", wanted)
                .query(UUID.class)
                .list();
    }

    void insert(Cover cover) {
        given.add(new Rows.Row()
                .with("order_id", cover.order())
                .with("entity", cover.entity())
                .with("client_id", cover.client())
                .with("unit_id", cover.unit())
                .with("job_id", cover.job())
                .with("exposure_cents", cover.exposure().cents())
                .with("amount_cents", cover.amount().cents())
                .with("given_on", cover.givenOn())
                .with("state", "GIVEN"));
        standing.change(cover.entity(), before -> before.plus(cover.amount()));
        covers.forget(cover.order());
        notInvoiced.forget(cover.client());
    }

    /** Writes what waits: before covers are read in another way. */
    void written() {
        given.write();
    }

    private void write(List<Rows.Row> rows) {
        Rows.insert(jdbc, "cover", rows);
    }

    /** Adds a piece of work to the cover of a framework order, or begins it. */
    void widen(UUID order, CoverRequest more, LocalDate on) {
        changing();
        jdbc.sql("""
                insert into cover (order_id, entity, client_id, unit_id, job_id, exposure_cents, amount_cents, contribution_cents,
                    given_on, state, framework)
                values (:order, :entity, :client, :unit, :job, :exposure, :amount, :contribution, :on, 'GIVEN', true)
                on conflict (order_id) do update set
                    exposure_cents = cover.exposure_cents + excluded.exposure_cents,
                    amount_cents = cover.amount_cents + excluded.amount_cents,
                    contribution_cents = cover.contribution_cents + excluded.contribution_cents""")
                .param("order", order)
                .param("entity", more.entity())
                .param("client", more.client())
                .param("unit", more.unit())
                .param("job", more.job())
                .param("exposure", more.inclVat().cents())
                .param("amount", more.amount().cents())
                .param("contribution", more.contribution().cents())
                .param("on", on)
                .update();
        covers.forget(order);
        notInvoiced.forget(more.client());
    }

    void needs(UUID order, Money promised, Money open) {
        changing();
        notInvoiced.forgetAll();
        covers.forget(order);
        // Standing is what is at risk, what is promised, and the contributions.
        jdbc.sql("""
                update cover set exposure_cents = least(exposure_cents, :open),
                    amount_cents = greatest(used_cents, least(amount_cents,
                        used_cents + :promised + contribution_cents), 1)
                where order_id = :order and framework""")
                .param("promised", promised.cents())
                .param("open", open.cents())
                .param("order", order)
                .update();
    }

    void contributionsFreed(Map<UUID, Money> byJob) {
        if (!byJob.isEmpty()) {
            changeByJob(byJob, """
                    contribution_cents = greatest(0, c.contribution_cents - d.cents),
                    amount_cents = greatest(c.used_cents, c.amount_cents - least(c.contribution_cents, d.cents), 1)""", "c.framework");
        }
    }

    /** Writes what waits: before covers are read or changed. */
    private void changing() {
        given.write();
        standing.forgetAll();
    }

    Optional<Cover> find(UUID order) {
        return covers.get(order);
    }

    private Map<UUID, Cover> read(UUID[] orders) {
        given.write();
        return jdbc
                .sql("select * from cover where order_id = any(:orders)")
                .param("orders", orders)
                .query((row, n) -> cover(row))
                .list()
                .stream()
                .collect(Collectors.toMap(Cover::order, cover -> cover));
    }

    Optional<Cover> ofJob(UUID job) {
        return jdbc.sql("select * from cover where job_id = :job")
                .param("job", job)
                .query((row, n) -> cover(row))
                .optional();
    }

    List<Cover> living(UUID client) {
        given.write();
        return jdbc.sql("select * from cover where client_id = :client and state = 'GIVEN' order by given_on, order_id")
                .param("client", client)
                .query((row, n) -> cover(row))
                .list();
    }

    boolean everGiven(UUID client, UUID exceptJob) {
        given.write();
        return jdbc.sql("select exists (select 1 from cover where client_id = :client and job_id <> :job)")
                .param("client", client)
                .param("job", exceptJob)
                .query(Boolean.class)
                .single();
    }

    /** Exposure of living covers that are not invoiced yet: the invoiced part stands in the receivable. */
    Money notInvoiced(UUID client) {
        return notInvoiced.get(client).orElse(Money.ZERO);
    }

    private Map<UUID, Money> readNotInvoiced(UUID[] clients) {
        given.write();
        Map<UUID, Money> sums = new HashMap<>();
        jdbc.sql("""
                select client_id, sum(exposure_cents) from cover
                where client_id = any(:clients) and state = 'GIVEN' and not invoiced group by client_id""").param("clients", clients).query(row -> {
            sums.put(row.getObject(1, UUID.class), Money.ofCents(row.getLong(2)));
        });
        return sums;
    }

    /** What the fund stands behind in all: given and not yet proven unnecessary. */
    Money standing(String entity) {
        return standing.get(entity, key -> Optional.of(readStanding(key))).orElseThrow();
    }

    /** The same of these entities, by one question. */
    void readStanding(Collection<String> entities) {
        given.write();
        jdbc.sql("""
                select e.code, coalesce(sum(s.cents), 0) from unnest(:entities) as e (code)
                left join fund_standing s on s.entity = e.code group by 1""").param("entities", entities.toArray(String[]::new)).query(row -> {
            standing.put(row.getString(1), Money.ofCents(row.getLong(2)));
        });
    }

    private Money readStanding(String entity) {
        given.write();
        return Money.ofCents(
                jdbc.sql("""
                select coalesce(sum(cents), 0) from fund_standing where entity = :entity""").param("entity", entity).query(Long.class).single());
    }

    void usedByJob(Map<UUID, Money> amounts) {
        changeByJob(
                amounts,
                "used_cents = greatest(c.repaid_cents + c.lost_cents, least(c.amount_cents, c.used_cents + d.cents))");
    }

    private void changeByJob(Map<UUID, Money> amounts, String what) {
        changeByJob(amounts, what, "true");
    }

    private void changeByJob(Map<UUID, Money> amounts, String what, String which) {
        changing();
        jdbc.sql("update cover c set " + what
                        + " from unnest(:jobs::uuid[], :cents::bigint[]) as d (job, cents) where c.job_id = d.job and d.cents <> 0 and "
                        + which)
                .param("jobs", amounts.keySet().toArray(UUID[]::new))
                .param("cents", amounts.values().stream().map(Money::cents).toArray(Long[]::new))
                .update();
    }

    void repaidByJob(Map<UUID, Money> amounts) {
        changeByJob(amounts, "repaid_cents = least(c.used_cents - c.lost_cents, c.repaid_cents + d.cents)");
    }

    void endOfJobs(Collection<UUID> jobs) {
        changing();
        // A framework order goes on after one of its invoices is paid.
        jdbc.sql("update cover set state = 'ENDED' where job_id = any(:jobs) and state = 'GIVEN' and not framework")
                .param("jobs", jobs.toArray(UUID[]::new))
                .update();
    }

    void used(UUID order, Money more) {
        change(
                order,
                "used_cents = greatest(repaid_cents + lost_cents, least(amount_cents, used_cents + :cents))",
                more);
    }

    void repaid(UUID order, Money more) {
        change(order, "repaid_cents = least(used_cents - lost_cents, repaid_cents + :cents)", more);
    }

    void repaidUndone(UUID order, Money less) {
        change(
                order,
                "repaid_cents = greatest(0, repaid_cents - :cents), state = case state when 'ENDED' then 'GIVEN' else state end",
                less);
    }

    void lost(UUID order, Money more) {
        change(order, "lost_cents = least(used_cents - repaid_cents, lost_cents + :cents), state = 'LOST'", more);
    }

    /** Of a loss, what was never spent is none; of a cover that stands, a cent stays at least, so that the row tells of it. */
    void notNeeded(UUID order, Money amount, Money lost) {
        changing();
        jdbc.sql("""
                update cover set lost_cents = lost_cents - :lost, used_cents = used_cents - :lost,
                    amount_cents = greatest(used_cents - :lost, amount_cents - :amount, 1)
                where order_id = :order""")
                .param("amount", amount.cents())
                .param("lost", lost.cents())
                .param("order", order)
                .update();
    }

    private void change(UUID order, String what, Money cents) {
        changing();
        jdbc.sql("update cover set " + what + " where order_id = :order")
                .param("cents", cents.cents())
                .param("order", order)
                .update();
    }

    void invoiced(Collection<UUID> jobs) {
        changing();
        jdbc.sql("update cover set invoiced = true where job_id = any(:jobs) and not framework")
                .param("jobs", jobs.toArray(UUID[]::new))
                .update();
    }

    void end(UUID order) {
        changing();
        jdbc.sql("update cover set state = 'ENDED' where order_id = :order and state = 'GIVEN'")
                .param("order", order)
                .update();
    }

    static Cover cover(ResultSet row) throws SQLException {
        return new Cover(
                row.getObject("order_id", UUID.class),
                row.getString("entity"),
                row.getObject("client_id", UUID.class),
                row.getObject("unit_id", UUID.class),
                row.getObject("job_id", UUID.class),
                Money.ofCents(row.getLong("exposure_cents")),
                Money.ofCents(row.getLong("amount_cents")),
                Money.ofCents(row.getLong("used_cents")),
                Money.ofCents(row.getLong("repaid_cents")),
                Money.ofCents(row.getLong("lost_cents")),
                row.getObject("given_on", LocalDate.class),
                row.getString("state"));
    }
}
