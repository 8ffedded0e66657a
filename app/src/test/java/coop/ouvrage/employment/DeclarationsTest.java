package coop.ouvrage.employment;

import static coop.ouvrage.employment.EmploymentWorld.shift;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.money.Money;
import coop.ouvrage.simulators.authority.Behaviour;
import coop.ouvrage.simulators.authority.Behaviour.Mode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;

/** Work is declared before it starts; whatever the authority does, nobody believes more than it said. */
@OuvrageTest(perMethod = true)
class DeclarationsTest {

    private final ApplicationContext context;
    private final StartWatch starts;
    private final LateDeclarations late;
    private EmploymentWorld world;

    DeclarationsTest(ApplicationContext context, StartWatch starts, LateDeclarations late) {
        this.context = context;
        this.starts = starts;
        this.late = late;
    }

    @BeforeEach
    void settle() {
        world = context.getAutowireCapableBeanFactory().createBean(EmploymentWorld.class);
    }

    @AfterEach
    void close() {
        world.authority.close();
    }

    @Test
    void acceptedDeclarationLetsTheWorkStart() {
        WorkContract contract = world.declared(world.evening("2026-11-27"));

        assertThat(contract.state()).isEqualTo(ContractState.DECLARED);
        Declaration declaration = only(contract);
        assertThat(declaration.state()).isEqualTo(DeclarationState.ACCEPTED);
        assertThat(declaration.periodId()).isNotNull();
        assertThat(declaration.inTime()).isTrue();
        assertThat(world.declarations.receipts(declaration.id()))
                .extracting(Receipt::what)
                .containsExactly("queued", "sent", "content", "answered");
        assertThat(world.waiting(DeclarationTrouble.KIND)).isZero();

        starts.watch(contract.startsAt());
        assertThat(world.find(contract.id()).state()).isEqualTo(ContractState.RUNNING);
    }

    @Test
    void refusedDeclarationWaitsForPeopleAndCanBeRepeated() {
        world.authority.behave(new Behaviour(Mode.REFUSE, Duration.ZERO, "numéro suspendu"));
        WorkContract contract = world.declared(world.evening("2026-11-27"));

        assertThat(contract.state()).isEqualTo(ContractState.REFUSED);
        assertThat(world.waiting(DeclarationTrouble.KIND)).isEqualTo(1);
        assertThat(world.mails("employment.mail.refused")).isEqualTo(2);
        assertThat(only(contract).anomalies()).extracting(a -> a.text()).containsExactly("numéro suspendu");

        world.authority.behave(Behaviour.NORMAL);
        world.asOfficer(() -> world.declarations.again(contract.id())).orThrow();
        world.exchange(Duration.ofSeconds(2));
        assertThat(world.find(contract.id()).state()).isEqualTo(ContractState.DECLARED);
        assertThat(world.waiting(DeclarationTrouble.KIND)).isZero();
    }

    /** The work is declared: nobody is told not to start it, and the officer sends the cancellation once more. */
    @Test
    void aRefusedCancellationIsTheOfficersAndIsSentAgain() {
        WorkContract contract = world.declared(world.evening("2026-11-27"));
        world.authority.behave(new Behaviour(Mode.REFUSE, Duration.ZERO, "en panne"));
        world.as(world.holder, () -> world.contracts.cancel(contract.id(), "Concert supprimé"))
                .orThrow();
        world.exchange(Duration.ofSeconds(2));
        assertThat(world.waiting("employment.declaration_change")).isEqualTo(1);
        assertThat(world.waiting(DeclarationTrouble.KIND)).isZero();
        assertThat(world.mails("employment.mail.refused")).isZero();

        world.authority.behave(Behaviour.NORMAL);
        world.asOfficer(() -> world.declarations.again(contract.id())).orThrow();
        world.exchange(Duration.ofSeconds(2));
        assertThat(world.declarations.of(contract.id()))
                .extracting(Declaration::kind, Declaration::state)
                .containsExactly(
                        tuple(DeclarationKind.IN, DeclarationState.ACCEPTED),
                        tuple(DeclarationKind.CANCEL, DeclarationState.REFUSED),
                        tuple(DeclarationKind.CANCEL, DeclarationState.ACCEPTED));
        assertThat(world.waiting("employment.declaration_change")).isZero();
    }

    @Test
    void silenceIsToldAfterThirtySecondsAndNobodyBelievesTheWorkIsDeclared() {
        world.authority.behave(Behaviour.of(Mode.SILENT));
        WorkContract contract = world.signed(world.evening("2026-11-27"));
        for (int i = 0; i < 29; i++) {
            world.exchange(Duration.ofSeconds(1));
        }
        assertThat(only(contract).state()).isEqualTo(DeclarationState.SENT);
        world.exchange(Duration.ofSeconds(3));
        assertThat(only(contract).state()).isEqualTo(DeclarationState.SILENT);
        assertThat(world.find(contract.id()).state()).isEqualTo(ContractState.SIGNED);
        assertThat(world.mails("employment.mail.silent")).isEqualTo(2);

        world.at(LocalDateTime.parse("2026-11-27T18:00"));
        starts.watch(world.time.now());
        starts.watch(world.time.now());
        assertThat(world.find(contract.id()).state()).isEqualTo(ContractState.SIGNED);
        assertThat(world.mails("employment.mail.start")).isEqualTo(2);

        world.authority.wake();
        world.exchange(Duration.ofSeconds(60));
        assertThat(world.find(contract.id()).state()).isEqualTo(ContractState.DECLARED);
        assertThat(world.waiting(DeclarationTrouble.KIND)).isZero();
    }

    @Test
    void identificationOfTheWorkerIsAwaited() {
        world.authority.behave(new Behaviour(Mode.WAIT, Duration.ofSeconds(20), ""));
        WorkContract contract = world.declared(world.evening("2026-11-27"));
        assertThat(only(contract).state()).isEqualTo(DeclarationState.WAITING);
        assertThat(contract.state()).isEqualTo(ContractState.SIGNED);

        world.exchange(Duration.ofSeconds(20));
        assertThat(world.find(contract.id()).state()).isEqualTo(ContractState.DECLARED);
    }

    @Test
    void secondAnswerChangesNothing() {
        world.authority.behave(Behaviour.of(Mode.TWICE));
        WorkContract contract = world.declared(world.evening("2026-11-27"));
        world.exchange(Duration.ofSeconds(60));
        assertThat(world.find(contract.id()).state()).isEqualTo(ContractState.DECLARED);
    }

    @Test
    void whenTheAddressLeadsNowhereTheListOfPeriodsIsAsked() {
        world.authority.behave(Behaviour.of(Mode.UNKNOWN_ID));
        WorkContract contract = world.declared(world.evening("2026-11-27"));
        assertThat(contract.state()).isEqualTo(ContractState.SIGNED);
        world.exchange(Duration.ofSeconds(31));
        assertThat(world.find(contract.id()).state()).isEqualTo(ContractState.DECLARED);
        assertThat(world.authority.received()).isEqualTo(1);
    }

    @Test
    void brokenConnectionIsNeverAnsweredBySendingTwice() {
        world.authority.behave(Behaviour.of(Mode.LOST));
        WorkContract contract = world.declared(world.evening("2026-11-27"));
        assertThat(only(contract).state()).isEqualTo(DeclarationState.SENDING);
        world.authority.behave(Behaviour.NORMAL);
        world.exchange(Duration.ofSeconds(40));

        assertThat(world.find(contract.id()).state()).isEqualTo(ContractState.DECLARED);
        assertThat(world.authority.received()).isEqualTo(1);
    }

    /** Killed between the mark and the sending: the mark says that nobody knows, and the authority is asked first. */
    @Test
    void crashBeforeSendingLosesNothing() {
        WorkContract contract = world.signed(world.evening("2026-11-27"));
        world.jdbc
                .sql(
                        "update declaration set state = 'SENDING', attempts = 1, next_at = next_at + interval '35 seconds'")
                .update();
        world.declarations.exchange();
        assertThat(world.authority.received()).isZero();
        world.pass(Duration.ofSeconds(36));
        world.declarations.exchange();
        world.exchange(Duration.ofSeconds(3));

        assertThat(world.find(contract.id()).state()).isEqualTo(ContractState.DECLARED);
        assertThat(world.authority.received()).isEqualTo(1);
    }

    @Test
    void serviceThatIsDownIsTriedAgainAndTold() {
        world.authority.close();
        WorkContract contract = world.signed(world.evening("2026-11-27"));
        for (int i = 0; i < 8; i++) {
            world.exchange(Duration.ofSeconds(10));
        }
        assertThat(only(contract).state()).isEqualTo(DeclarationState.QUEUED);
        assertThat(world.mails("employment.mail.not_reached")).isEqualTo(2);
        assertThat(world.waiting(DeclarationTrouble.KIND)).isEqualTo(1);
    }

    @Test
    void cancelledContractTakesItsDeclarationBack() {
        WorkContract contract = world.declared(world.evening("2026-11-27"));
        world.as(world.holder, () -> world.contracts.cancel(contract.id(), "Concert supprimé"))
                .orThrow();
        world.exchange(Duration.ofSeconds(2));

        assertThat(world.declarations.of(contract.id()))
                .extracting(Declaration::kind, Declaration::state)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(DeclarationKind.IN, DeclarationState.ACCEPTED),
                        org.assertj.core.groups.Tuple.tuple(DeclarationKind.CANCEL, DeclarationState.ACCEPTED));
    }

    @Test
    void contractCancelledBeforeSendingIsNeverDeclared() {
        WorkContract contract = world.signed(world.evening("2026-11-27"));
        world.as(world.holder, () -> world.contracts.cancel(contract.id(), "Concert supprimé"))
                .orThrow();
        world.exchange(Duration.ofSeconds(2));
        assertThat(only(contract).state()).isEqualTo(DeclarationState.DROPPED);
        assertThat(world.authority.received()).isZero();
    }

    @Test
    void studentIsDeclaredPerQuarterWithHours() {
        WorkContract contract = world.declared(world.terms(
                ContractKind.STUDENT,
                new Pay.Gross(Money.of("300.00")),
                shift("2026-12-31", 9, 17),
                shift("2027-01-02", 9, 17)));

        assertThat(world.declarations.of(contract.id()))
                .extracting(d -> d.period().plannedHours())
                .containsExactly(8, 8);
        assertThat(contract.state()).isEqualTo(ContractState.DECLARED);
        assertThat(world.declarations.studentHours(world.worker, 2026)).isEqualTo(8);
    }

    @Test
    void undeclaredWorkIsPaidAllTheSameAndItsCostFallsOnThePot() {
        world.authority.behave(new Behaviour(Mode.REFUSE, Duration.ZERO, "numéro suspendu"));
        WorkContract contract = world.declared(world.evening("2026-11-27"));
        world.at(LocalDateTime.parse("2026-11-28T10:00"));
        world.as(world.worker, () -> world.work.confirm(contract.id(), days(contract)))
                .orThrow();

        assertThat(world.find(contract.id()).state()).isEqualTo(ContractState.DONE);
        assertThat(world.contracts.payable(LocalDate.of(2026, 11, 1), LocalDate.of(2026, 11, 30)))
                .extracting(WorkContract::id)
                .containsExactly(contract.id());
        LateDeclaration open = late.of(contract.id()).orElseThrow();
        assertThat(open.byUnit()).isFalse();
        assertThat(world.waiting("employment.late_declaration")).isEqualTo(1);
        assertThat(world.asOfficer(() -> late.decide(contract.id(), Money.of("80.00"), true, " "))
                        .isDone())
                .isFalse();
        world.asOfficer(() -> late.decide(contract.id(), Money.of("80.00"), true, "Refus connu du titulaire"))
                .orThrow();
        assertThat(world.waiting("employment.late_declaration")).isZero();
    }

    /** Rounds, the watch over starts and people who give contracts up, all at once: nobody waits for each other in a circle. */
    @Test
    void roundsAtTheSameInstantDoNotHinderEachOther() throws Exception {
        List<WorkContract> contracts = IntStream.range(0, 24)
                .mapToObj(i -> world.signed(cheap(LocalDate.of(2026, 11, 23).plusDays(i))))
                .toList();
        AtomicBoolean over = new AtomicBoolean();
        List<Callable<Integer>> racing = List.of(
                () -> world.declarations.exchange(),
                () -> world.declarations.exchange(),
                () -> world.declarations.exchange(),
                () -> {
                    starts.watch(world.time.now());
                    return 0;
                });
        try (var pool = Executors.newFixedThreadPool(racing.size())) {
            List<Future<Integer>> all = racing.stream()
                    .map(one -> pool.submit(() -> until(over, one)))
                    .toList();
            for (int i = 0; i < 60; i++) {
                if (i < contracts.size() && i % 2 == 0) {
                    ContractId id = contracts.get(i).id();
                    world.as(world.holder, () -> world.contracts.cancel(id, "Concert supprimé"))
                            .orThrow();
                }
                world.pass(Duration.ofSeconds(1));
            }
            over.set(true);
            for (Future<Integer> one : all) {
                one.get();
            }
        }
        world.exchange(Duration.ofSeconds(40));
        world.exchange(Duration.ofSeconds(40));
        assertThat(contracts)
                .extracting(contract -> world.find(contract.id()).state())
                .containsOnly(ContractState.CANCELLED, ContractState.DECLARED);
        assertThat(contracts)
                .flatExtracting(contract -> world.declarations.of(contract.id()))
                .extracting(Declaration::state)
                .isSubsetOf(DeclarationState.ACCEPTED, DeclarationState.DROPPED);
        assertThat(world.jdbc
                        .sql("select deadlocks from pg_stat_database where datname = current_database()")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private Integer until(AtomicBoolean over, Callable<Integer> one) throws Exception {
        int dealt = 0;
        while (!over.get()) {
            dealt += world.user.asSystem(() -> {
                try {
                    return one.call();
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            });
        }
        return dealt;
    }

    private ContractTerms cheap(LocalDate day) {
        return world.terms(ContractKind.ARTIST, new Pay.Gross(Money.of("100.00")), shift(day.toString(), 18, 22));
    }

    private static List<WorkDay> days(WorkContract contract) {
        return contract.days().stream().map(PaidDay::day).toList();
    }

    private Declaration only(WorkContract contract) {
        List<Declaration> all = world.declarations.of(contract.id());
        assertThat(all).hasSize(1);
        return all.getFirst();
    }
}
