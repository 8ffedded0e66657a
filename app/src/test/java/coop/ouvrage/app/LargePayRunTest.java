package coop.ouvrage.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.ouvrage.access.Actor;
import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.app.testing.Actors;
import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.calendar.BusinessClock;
import coop.ouvrage.ledger.Ledger;
import coop.ouvrage.ledger.spi.Invariant;
import coop.ouvrage.payroll.PayRunId;
import coop.ouvrage.payroll.PayRuns;
import coop.ouvrage.payroll.PayslipPapers;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A pay run of more wages than one transaction calculates: what a breakdown interrupts goes on, and every sum holds. */
@OuvrageTest(perMethod = true)
class LargePayRunTest {

    private static final int CONTRACTS = 1_500;

    private final PayRuns runs;
    private final PayslipPapers papers;
    private final CurrentUser user;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Ledger ledger;
    private final BusinessClock clock;
    private final List<Invariant> invariants;

    LargePayRunTest(
            PayRuns runs,
            PayslipPapers papers,
            CurrentUser user,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Ledger ledger,
            BusinessClock clock,
            List<Invariant> invariants) {
        this.runs = runs;
        this.papers = papers;
        this.user = user;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.ledger = ledger;
        this.clock = clock;
        this.invariants = invariants;
    }

    @BeforeEach
    void workIsDone() {
        clock.standOn(DoneWork.TODAY);
        new DoneWork(jdbc, transaction, ledger).make(CONTRACTS);
    }

    @Test
    void goesOnWhereABreakdownStoppedIt() {
        UUID last = jdbc.sql("select contract_id from pay_due order by last_day desc, contract_id desc limit 1")
                .query(UUID.class)
                .single();
        UUID worker = jdbc.sql("select worker from pay_due where contract_id = :id")
                .param("id", last)
                .query(UUID.class)
                .single();
        dueTo(last, UUID.randomUUID());
        Actor first = Actors.officer();
        assertThatThrownBy(() -> user.as(first, runs::prepareAll)).isInstanceOf(NoSuchElementException.class);
        assertThat(count("payslip where pays = 'WAGE'")).isEqualTo(1_000);

        dueTo(last, worker);
        List<PayRunId> prepared = user.as(first, runs::prepareAll);
        assertThat(prepared).hasSize(1);
        assertThat(count("payslip where pays = 'WAGE'")).isEqualTo(CONTRACTS);
        assertThat(count("payslip where pays = 'DEPARTURE'"))
                .as("six of ten are employees")
                .isEqualTo(CONTRACTS * 6 / 10);
        user.as(first, () -> runs.check(prepared.getFirst())).orThrow();
        user.as(Actors.officer(), () -> runs.release(prepared.getFirst())).orThrow();
        assertThat(count("payment where state = 'IN_FLIGHT'")).isEqualTo(CONTRACTS * 16 / 10);
        assertThat(user.as(first, () -> runs.payslips(prepared.getFirst(), 50, 50)))
                .as("the second page of its list")
                .isEqualTo(
                        user.as(first, () -> runs.payslips(prepared.getFirst())).subList(50, 100));
        papers.keepWaiting();
        assertThat(count("document where kind = 'payslip' and pdf_hash is null"))
                .as("kept after the release, not printed")
                .isEqualTo(CONTRACTS * 16 / 10);
        assertThat(count("outgoing_message")).isEqualTo(CONTRACTS);
        assertThat(broken()).isEmpty();
    }

    private void dueTo(UUID contract, UUID worker) {
        jdbc.sql("update pay_due set worker = :worker where contract_id = :contract")
                .param("worker", worker)
                .param("contract", contract)
                .update();
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
