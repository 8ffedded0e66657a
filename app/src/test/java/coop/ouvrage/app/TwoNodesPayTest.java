package coop.ouvrage.app;

import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.access.Actor;
import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.app.testing.Actors;
import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.app.testing.TestDatabase;
import coop.ouvrage.calendar.BusinessClock;
import coop.ouvrage.ledger.Ledger;
import coop.ouvrage.ledger.spi.Invariant;
import coop.ouvrage.payroll.PayRunId;
import coop.ouvrage.payroll.PayRuns;
import coop.ouvrage.payroll.PayslipPapers;
import coop.ouvrage.refusal.Outcome;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Two nodes at one pay run: they share the work, come to what one alone comes to, and nobody is paid twice. */
@Tag("long")
@Timeout(180)
@OuvrageTest(perMethod = true)
class TwoNodesPayTest {

    private static final int CONTRACTS = 2_000;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Ledger ledger;
    private final BusinessClock clock;
    private final List<Invariant> invariants;
    private final List<AnnotationConfigApplicationContext> nodes = new ArrayList<>();
    private final Actor first = Actors.officer();
    private final Actor second = Actors.officer();

    TwoNodesPayTest(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Ledger ledger,
            BusinessClock clock,
            List<Invariant> invariants) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.ledger = ledger;
        this.clock = clock;
        this.invariants = invariants;
    }

    @BeforeEach
    void start() {
        clock.standOn(DoneWork.TODAY);
        new DoneWork(jdbc, transaction, ledger).make(CONTRACTS);
        for (int i = 0; i < 2; i++) {
            nodes.add(Modules.over(
                    TestDatabase.get(),
                    TestDatabase.DATA,
                    Map.of("ouvrage.payroll.timer", "false"),
                    null,
                    ReplayTransactions.class));
            nodes.getLast().getBean(BusinessClock.class).standOn(DoneWork.TODAY);
        }
    }

    @AfterEach
    void stop() {
        nodes.forEach(AnnotationConfigApplicationContext::close);
    }

    @Test
    void workIsSharedAndNobodyIsPaidTwice() throws Exception {
        List<List<PayRunId>> prepared = together(this::prepareAll);
        assertThat(prepared)
                .as("each had its share")
                .allSatisfy(runs -> assertThat(runs).hasSize(1));
        assertThat(count("pay_due where not settled")).isZero();
        assertThat(count("(select from payslip group by contract_id, month, pays having count(*) > 1) t"))
                .isZero();
        String shared = sums();
        PayRunId run = alone();
        assertThat(shared).as("as one node alone").isEqualTo(sums());

        as(nodes.getFirst(), first, runs -> runs.check(run)).orThrow();
        List<Outcome<PayRunId>> released = together(node -> as(node, second, runs -> runs.release(run)));
        assertThat(released.stream().filter(Outcome::isDone)).hasSize(1);
        assertThat(released.stream().flatMap(outcome -> outcome.refusals().stream()))
                .singleElement()
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("payroll.already_released"));
        assertThat(count(
                        "(select from payment where source_type = 'payslip' group by source_id having count(*) > 1) t"))
                .isZero();
        assertThat(count("payment where source_type = 'payslip'")).isEqualTo(count("payslip"));

        together(node -> {
            node.getBean(PayslipPapers.class).keepWaiting();
            return node;
        });
        assertThat(count("payslip where document_id is null")).isZero();
        assertThat(count("document where kind = 'payslip'")).isEqualTo(count("payslip"));
        assertThat(broken()).isEmpty();
    }

    private List<PayRunId> prepareAll(AnnotationConfigApplicationContext node) {
        return as(node, first, PayRuns::prepareAll);
    }

    /** The same work, once more by one node. */
    private PayRunId alone() throws SQLException {
        try (Connection superuser = TestDatabase.get().superuser()) {
            superuser.createStatement().execute("truncate pay_run, payslip, wage_payment cascade");
        }
        jdbc.sql("update pay_due set settled = false").update();
        return prepareAll(nodes.getFirst()).getFirst();
    }

    private static <T> T as(AnnotationConfigApplicationContext node, Actor actor, Function<PayRuns, T> work) {
        return node.getBean(CurrentUser.class).as(actor, () -> work.apply(node.getBean(PayRuns.class)));
    }

    /** Both at once, after what they need is made. */
    private <T> List<T> together(Function<AnnotationConfigApplicationContext, T> work) throws Exception {
        nodes.forEach(node -> node.getBean(PayRuns.class));
        try (ExecutorService both = Executors.newFixedThreadPool(2)) {
            List<T> results = new ArrayList<>();
            List<Callable<T>> calls = nodes.stream()
                    .<Callable<T>>map(node -> () -> work.apply(node))
                    .toList();
            for (Future<T> result : both.invokeAll(calls)) {
                results.add(result.get());
            }
            return results;
        }
    }

    private String sums() {
        return jdbc.sql("""
                select md5(string_agg(concat_ws('|', p.contract_id, p.month, p.pays, p.nr, p.gross_cents, p.social_cents, p.tax_cents,
                    p.net_cents, p.contributions_cents, p.holiday_cents, p.month_share, w.amount_cents, w.state), ','
                    order by p.contract_id, p.month, p.pays, p.nr))
                from payslip p left join wage_payment w on w.payslip_id = p.id""").query(String.class).single();
    }

    private int count(String what) {
        return jdbc.sql("select count(*) from " + what).query(Integer.class).single();
    }

    /** Claims on clients are booked by hand here, so that open items have nothing to say. */
    private List<String> broken() {
        return invariants.stream()
                .filter(invariant -> !invariant.name().startsWith("receivables."))
                .flatMap(invariant -> invariant.check().failures().stream()
                        .limit(3)
                        .map(failure -> invariant.name() + ": " + failure))
                .toList();
    }
}
