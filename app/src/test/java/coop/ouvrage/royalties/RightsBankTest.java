package coop.ouvrage.royalties;

import static coop.ouvrage.royalties.RightsFixture.part;
import static coop.ouvrage.royalties.RightsFixture.picture;
import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.access.Role;
import coop.ouvrage.app.testing.Actors;
import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.calendar.BusinessClock;
import coop.ouvrage.invoicing.Invoice;
import coop.ouvrage.invoicing.SaleFixture;
import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.Ledger;
import coop.ouvrage.ledger.spi.Invariant;
import coop.ouvrage.money.Money;
import coop.ouvrage.simulators.bank.BankSimulator;
import coop.ouvrage.transaction.WriteBehind;
import coop.ouvrage.treasury.BatchFiles;
import coop.ouvrage.treasury.BatchId;
import coop.ouvrage.treasury.PaymentBatches;
import coop.ouvrage.treasury.SentPayment;
import coop.ouvrage.treasury.Statements;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** A royalty is paid by a file that a bank executes, comes back on its statement, and is paid again once. */
@OuvrageTest(perMethod = true, at = "2025-06-02T09:00")
@Import({SaleFixture.class, RightsFixture.class})
@TestPropertySource(properties = "ouvrage.invoicing.timer=false")
class RightsBankTest {

    private static final String PROD = "BE52979000010109";

    @TempDir
    private Path folder;

    private final RightsFixture rights;
    private final Concessions concessions;
    private final RoyaltyReading reading;
    private final RoyaltyPayments payments;
    private final PaymentBatches batches;
    private final BatchFiles files;
    private final Statements statements;
    private final Ledger ledger;
    private final List<Invariant> invariants;
    private final BusinessClock clock;
    private final Set<String> read = new HashSet<>();
    private Optional<BankSimulator> open = Optional.empty();

    RightsBankTest(
            RightsFixture rights,
            Concessions concessions,
            RoyaltyReading reading,
            RoyaltyPayments payments,
            PaymentBatches batches,
            BatchFiles files,
            Statements statements,
            Ledger ledger,
            List<Invariant> invariants,
            BusinessClock clock) {
        this.rights = rights;
        this.concessions = concessions;
        this.reading = reading;
        this.payments = payments;
        this.batches = batches;
        this.files = files;
        this.statements = statements;
        this.ledger = ledger;
        this.invariants = invariants;
        this.clock = clock;
    }

    @BeforeEach
    void open() {
        BankSimulator bank = BankSimulator.start(folder, 0, LocalDate.of(2025, 6, 2));
        bank.openAccount(PROD, "Production", new BigDecimal("10000.00"));
        open = Optional.of(bank);
    }

    @AfterEach
    void close() {
        open.ifPresent(BankSimulator::close);
    }

    private BankSimulator bank() {
        return open.orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"coda", "camt"})
    void whatCameBackIsOwedAgainAndPaidOnce(String format) {
        UUID unit = rights.unit("3000.00");
        UUID holder = rights.holder(unit);
        UUID nour = rights.author("Nour");
        Invoice invoice = rights.sold(unit, "1000.00", "1000.00");
        ConcessionId id = rights.as(
                        holder,
                        Role.MEMBER,
                        () -> concessions.propose(
                                rights.draft(invoice, unit, "300.00", part(nour, "100")), picture(), "page.png"))
                .orThrow();
        rights.officer(() -> concessions.approve(id)).orThrow();
        UUID royalty = royalty(id).id();

        BatchId first = released();
        assertThat(royalty(id).state()).isEqualTo(Royalty.State.SENT);
        until(LocalDate.of(2025, 6, 4), format);
        assertThat(royalty(id)).returns(Royalty.State.PAID, Royalty::state);
        assertThat(royalty(id).paidOn()).isNotNull();
        assertThat(bank().balance(PROD)).isEqualByComparingTo("9722.50"); // 300 less 22.50 of tax
        assertHolds();

        String transfer = rights.user()
                .as(Actors.officer(), () -> batches.payments(first))
                .getFirst()
                .endToEndId();
        assertThat(bank().bounce(transfer, "AC04")).isTrue();
        until(LocalDate.of(2025, 6, 6), format);
        assertThat(royalty(id)).returns(Royalty.State.OWED, Royalty::state).returns(null, Royalty::paidOn);
        assertThat(ledger.partyBalance("PROD", AccountRole.ROYALTIES_PAYABLE, nour))
                .isEqualTo(Money.of("-277.50"));
        assertThat(waiting("royalties.returned")).isEqualTo(1);
        assertThat(bank().balance(PROD)).isEqualByComparingTo("10000.00");
        assertHolds();

        released();
        until(LocalDate.of(2025, 6, 11), format);
        assertThat(royalty(id)).returns(Royalty.State.PAID, Royalty::state);
        assertThat(rights.user().as(Actors.officer(), () -> batches.ofSource(royalty)))
                .extracting(SentPayment::state)
                .containsExactly(SentPayment.State.BOOKED, SentPayment.State.RETURNED);
        assertThat(ledger.partyBalance("PROD", AccountRole.ROYALTIES_PAYABLE, nour))
                .isEqualTo(Money.ZERO);
        assertThat(ledger.balance("PROD", AccountRole.IN_FLIGHT, null)).isEqualTo(Money.ZERO);
        assertThat(bank().balance(PROD)).isEqualByComparingTo("9722.50");
        assertHolds();
    }

    private Royalty royalty(ConcessionId id) {
        return reading.find(id).orElseThrow().royalties().getFirst();
    }

    /** Made, checked and approved; its file goes to the bank. */
    private BatchId released() {
        BatchId batch = rights.user().asSystem(() -> payments.batch("PROD")).orThrow();
        rights.user().as(Actors.officer(), () -> batches.check(batch)).orThrow();
        rights.user().as(Actors.officer(), () -> batches.approve(batch)).orThrow();
        bank().submit(rights.user()
                .as(Actors.officer(), () -> files.export(batch))
                .orThrow()
                .bytes());
        return batch;
    }

    /** Days pass at the bank, and every statement that it gave is read. */
    private void until(LocalDate day, String format) {
        clock.freezeAt(day.atTime(9, 0));
        bank().advanceTo(day);
        bank().issueStatement(PROD);
        for (String id : bank().statements(PROD)) {
            if (read.add(id)) {
                byte[] file = (format.equals("coda") ? bank().coda(PROD, id) : bank().camt(PROD, id)).orElseThrow();
                rights.user().asSystem(() -> statements.importFile(file, id)).orThrow();
            }
        }
    }

    private long waiting(String kind) {
        WriteBehind.writeAll();
        return rights.jdbc()
                .sql("select count(*) from worklist_item where kind = :kind and closed_at is null")
                .param("kind", kind)
                .query(Long.class)
                .single();
    }

    private void assertHolds() {
        assertThat(invariants.stream().flatMap(invariant -> invariant.check().failures().stream()))
                .isEmpty();
    }
}
