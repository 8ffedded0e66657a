package coop.ouvrage.employment;

import static coop.ouvrage.employment.EmploymentWorld.shift;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.ouvrage.access.Permissions;
import coop.ouvrage.access.Role;
import coop.ouvrage.access.Users;
import coop.ouvrage.app.testing.Doors;
import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.app.testing.Surfer;
import coop.ouvrage.app.testing.TestDatabase;
import coop.ouvrage.audit.Audit;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.employment.spi.DeclarationFormat;
import coop.ouvrage.employment.spi.DeclarationGateway;
import coop.ouvrage.employment.spi.Period;
import coop.ouvrage.installation.Outgoing;
import coop.ouvrage.ledger.LegalEntities;
import coop.ouvrage.money.Money;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.simulators.authority.Behaviour;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;

/** What the authority holds against what is known here; and work that ends early, which both must know. */
@OuvrageTest(perMethod = true)
class ReconciliationTest {

    private final ApplicationContext context;
    private final Reconciliation reconciliation;
    private final LegalEntities entities;
    private final EarlyEnd early;
    private final Users users;
    private EmploymentWorld world;

    @LocalServerPort
    private int port;

    ReconciliationTest(
            ApplicationContext context,
            Reconciliation reconciliation,
            LegalEntities entities,
            EarlyEnd early,
            Users users) {
        this.context = context;
        this.reconciliation = reconciliation;
        this.entities = entities;
        this.early = early;
        this.users = users;
    }

    @BeforeEach
    void settle() {
        world = context.getAutowireCapableBeanFactory().createBean(EmploymentWorld.class);
    }

    @AfterEach
    void close() {
        world.authority.close();
    }

    private List<Reconciliation.Cause> differences() {
        return world.user.asSystem(() -> reconciliation.compare(entities.get("PROD"))).stream()
                .map(Reconciliation.Difference::cause)
                .sorted()
                .toList();
    }

    @Test
    void bothSidesAgreeAfterAnAcceptedDeclarationAndAfterACancellation() {
        WorkContract contract = world.declared(world.evening("2026-11-27"));
        assertThat(differences()).isEmpty();
        world.as(world.holder, () -> world.contracts.cancel(contract.id(), "Concert supprimé"))
                .orThrow();
        assertThat(differences()).isEmpty(); // its message is still on its way
        world.exchange(Duration.ofSeconds(2));
        assertThat(differences()).isEmpty();
        assertThat(world.waiting(Reconciliation.KIND)).isZero();
    }

    @Test
    void whatDiffersIsACaseUntilItIsGone() {
        WorkContract contract = world.declared(world.evening("2026-11-27"));
        world.jdbc.sql("update declaration set to_day = date '2026-11-28'").update();
        assertThat(differences()).containsExactly(Reconciliation.Cause.DIFFERENT);
        assertThat(world.waiting(Reconciliation.KIND)).isEqualTo(1);

        world.jdbc
                .sql("update declaration set to_day = date '2026-11-27', period_id = '99' where contract_id = :id")
                .param("id", contract.id().value())
                .update();
        assertThat(differences()).containsExactly(Reconciliation.Cause.MISSING_THERE, Reconciliation.Cause.ONLY_THERE);
        assertThat(world.waiting(Reconciliation.KIND)).isEqualTo(2);
    }

    /** A period that only the authority knew, taken away there; one that nobody handled in time is not forgotten. */
    @Test
    void aDifferenceStaysUntilItHasGoneAndThenClosesItsCase() {
        WorkContract contract = world.declared(world.evening("2026-11-27"));
        world.jdbc.sql("update declaration set period_id = '99'").update();
        assertThat(differences()).containsExactly(Reconciliation.Cause.MISSING_THERE, Reconciliation.Cause.ONLY_THERE);
        assertThat(world.waiting(Reconciliation.KIND)).isEqualTo(2);

        world.at(LocalDateTime.parse("2026-12-20T03:00"));
        assertThat(differences()).containsExactly(Reconciliation.Cause.MISSING_THERE, Reconciliation.Cause.ONLY_THERE);
        assertThat(world.waiting(Reconciliation.KIND)).isEqualTo(2);

        world.jdbc
                .sql("update declaration set period_id = :there where contract_id = :id")
                .param("there", there())
                .param("id", contract.id().value())
                .update();
        assertThat(differences()).isEmpty();
        assertThat(world.waiting(Reconciliation.KIND)).isZero();
    }

    /** The number under which only the authority knew the work when it was compared last. */
    private String there() {
        return world.user.asSystem(reconciliation::differences).stream()
                .filter(one -> one.cause() == Reconciliation.Cause.ONLY_THERE)
                .findFirst()
                .orElseThrow()
                .period();
    }

    @Test
    void aProgramOfThePayrollTeamReadsWhatDiffers() {
        WorkContract contract = world.declared(world.evening("2026-11-27"));
        world.jdbc.sql("update declaration set to_day = date '2026-11-28'").update();
        differences();
        Surfer officer = Doors.enter(users, port, "officer@example.org", UUID.randomUUID(), Role.PAYROLL);
        assertThat(officer.get("/api/v1/reconciliation").body())
                .contains("\"cause\":\"DIFFERENT\"")
                .contains("\"contract\":\"" + contract.id() + "\"")
                .contains("\"lastDay\":\"2026-11-28\"")
                .contains("\"lastDay\":\"2026-11-27\"");
        assertThat(officer.get("/api/v1/reconciliation/runs").body()).contains("\"differences\":1");
        Surfer member = Doors.enter(users, port, "helene@example.org", world.holder, Role.MEMBER);
        assertThat(member.get("/api/v1/reconciliation").status()).isEqualTo(404);
        assertThat(member.get("/api/v1/reconciliation/runs").status()).isEqualTo(404);
    }

    @Test
    void aSilentAuthorityProvesNothing() {
        world.declared(world.evening("2026-11-27"));
        world.authority.behave(Behaviour.of(Behaviour.Mode.DOWN));
        assertThatThrownBy(this::differences).isInstanceOf(DeclarationGateway.NotReached.class);
        assertThat(world.user
                        .asSystem(() -> reconciliation.now(entities.get("PROD")))
                        .refusals())
                .extracting(Refusal::code)
                .containsExactly("employment.authority_silent");
        assertThat(world.waiting(Reconciliation.KIND)).isZero();
    }

    /** An officer sees each difference with both sides and what to do, compares again, and takes them away; nobody else does. */
    @Test
    void theDeskShowsWhatDiffersAndComparesAgain() {
        world.declared(world.evening("2026-11-27"));
        Surfer officer = Doors.enter(users, port, "officer@example.org", UUID.randomUUID(), Role.PAYROLL);
        assertThat(Doors.shown(officer, "/desk/reconciliation")).contains("Nothing has been compared");
        Map<String, String> now = Map.of("entity", "PROD");
        assertThat(officer.post("/desk/reconciliation", now).location()).contains("done=employment.compared");
        assertThat(Doors.shown(officer, "/desk/reconciliation")).contains("The authority and we know the same");

        world.jdbc.sql("update declaration set to_day = date '2026-11-28'").update();
        officer.post("/desk/reconciliation", now);
        assertThat(Doors.shown(officer, "/desk/reconciliation"))
                .contains("One declaration differs")
                .contains("The two sides do not say the same")
                .contains("Find out which of the two is right")
                .contains("28/11/2026 here, 27/11/2026 at the authority");
        assertThat(officer.get("/desk/reconciliation/export").body()).contains("2026-11-28;2026-11-27");
        assertThat(world.waiting(Reconciliation.KIND)).isEqualTo(1);

        world.jdbc
                .sql("update declaration set to_day = date '2026-11-27', period_id = '99'")
                .update();
        officer.post("/desk/reconciliation", now);
        assertThat(Doors.shown(officer, "/desk/reconciliation"))
                .contains("2 declarations differ")
                .contains("no longer knows this accepted period")
                .contains("number 99")
                .contains("that we have not declared")
                .contains("no contract here");

        world.authority.behave(Behaviour.of(Behaviour.Mode.DOWN));
        var silent = officer.post("/desk/reconciliation", now);
        assertThat(silent.status()).isEqualTo(422);
        assertThat(silent.body()).contains("The authority does not answer").contains("2 declarations differ");
        assertThat(officer.post("/desk/reconciliation", Map.of("entity", "X")).status())
                .isEqualTo(404);
        Surfer member = Doors.enter(users, port, "helene@example.org", world.holder, Role.MEMBER);
        assertThat(member.get("/desk/reconciliation").status()).isEqualTo(403);
        assertThat(member.post("/desk/reconciliation", now).status()).isEqualTo(403);
    }

    @Test
    void workThatEndsEarlyIsPaidForWhatWasWorkedAndTheAuthorityKnowsItsEnd() {
        WorkContract contract = world.declared(world.terms(
                ContractKind.ARTIST,
                new Pay.Hourly(new BigDecimal("25")),
                shift("2026-11-25", 9, 13),
                shift("2026-11-26", 9, 13),
                shift("2026-11-27", 9, 13)));
        world.at(LocalDateTime.parse("2026-11-25T14:00"));
        context.getBean(StartWatch.class).watch(world.time.now());
        assertThat(world.as(world.holder, () -> early.propose(contract.id(), LocalDate.of(2026, 11, 27), "trop"))
                        .refusals())
                .extracting(Refusal::code)
                .containsExactly("employment.end_between");
        world.as(world.holder, () -> early.propose(contract.id(), LocalDate.of(2026, 11, 25), "D’un commun accord"))
                .orThrow();
        world.as(world.worker, () -> early.agree(contract.id())).orThrow();

        WorkContract now = world.find(contract.id());
        assertThat(now.lastDay()).isEqualTo("2026-11-25");
        assertThat(now.gross()).isEqualTo(Money.of("100.00"));
        assertThat(world.declarations.of(contract.id()))
                .extracting(Declaration::kind)
                .containsExactly(DeclarationKind.IN, DeclarationKind.OUT);
        world.exchange(Duration.ofSeconds(2));
        assertThat(world.declarations.of(contract.id()).getLast().state()).isEqualTo(DeclarationState.ACCEPTED);
        assertThat(differences()).isEmpty();
    }

    /** What was lost, changed or added in the portal of the authority is put right from the page, and the next comparison finds nothing. */
    @Test
    void eachKindOfDifferenceHasItsActBesideIt() throws SQLException {
        WorkContract contract = world.declared(world.terms(
                ContractKind.ARTIST,
                new Pay.Hourly(new BigDecimal("25")),
                shift("2026-11-26", 9, 13),
                shift("2026-11-27", 9, 13)));
        DeclarationGateway gateway = context.getBean(DeclarationGateway.class);
        DeclarationFormat format = context.getBean(DeclarationFormat.class);
        Surfer officer = Doors.enter(users, port, "officer@example.org", UUID.randomUUID(), Role.PAYROLL);
        String first = number(contract);
        gateway.hand(format.out(new Period(LocalDate.of(2026, 11, 26), LocalDate.of(2026, 11, 26), 0), first));
        world.pass(Duration.ofSeconds(5));
        assertThat(differences()).containsExactly(Reconciliation.Cause.DIFFERENT);
        assertThat(Doors.shown(officer, "/desk/reconciliation")).contains("Send what stands here");
        mended(officer, first, DeclarationKind.UPDATE, contract);

        gateway.hand(format.cancel(first));
        world.pass(Duration.ofSeconds(5));
        assertThat(differences()).containsExactly(Reconciliation.Cause.MISSING_THERE);
        assertThat(Doors.shown(officer, "/desk/reconciliation")).contains("Declare it again");
        mended(officer, first, DeclarationKind.IN, contract);
        String second = number(contract);
        assertThat(second).isNotEqualTo(first);

        world.jdbc.sql("update declaration set state = 'REFUSED'").update(); // so nothing here stands for it
        assertThat(differences()).containsExactly(Reconciliation.Cause.ONLY_THERE);
        assertThat(Doors.shown(officer, "/desk/reconciliation")).contains("Take it back there");
        Surfer member = Doors.enter(users, port, "helene@example.org", world.holder, Role.MEMBER);
        assertThat(member.post("/desk/reconciliation/" + second + "/send", Map.of())
                        .status())
                .isEqualTo(403);
        assertThat(officer.post("/desk/reconciliation/12/send", Map.of()).status())
                .isEqualTo(404);
        world.authority.behave(Behaviour.of(Behaviour.Mode.DOWN));
        assertThat(refusal(second)).isEqualTo("employment.authority_silent");
        world.authority.behave(Behaviour.NORMAL);
        try (Connection owner = TestDatabase.get().superuser()) {
            owner.createStatement().execute("insert into outgoing_hold default values");
        }
        assertThat(refusal(second)).isEqualTo("employment.difference_held");
        context.getBean(Outgoing.class).release(UUID.randomUUID());
        assertThat(world.asOfficer(() -> deaf().send(second)).refusals())
                .extracting(Refusal::code)
                .containsExactly("employment.difference_rejected");
        assertThat(officer.post("/desk/reconciliation/" + second + "/send", Map.of())
                        .location())
                .contains("employment.difference_sent");
        world.pass(Duration.ofSeconds(5));
        assertThat(differences()).isEmpty();
    }

    /** As if the authority did not read what it gets. */
    private MendDifference deaf() {
        DeclarationGateway deaf = new DeclarationGateway() {
            @Override
            public String hand(String json) {
                throw new Rejected("status 403");
            }

            @Override
            public Optional<String> answer(String location) {
                return Optional.empty();
            }

            @Override
            public String periods(String enterpriseNumber, LocalDate firstDay) {
                return "";
            }
        };
        return new MendDifference(
                context.getBean(ReconciliationStore.class),
                context.getBean(DeclarationStore.class),
                context.getBean(ContractStore.class),
                context.getBean(DeclarationFormat.class),
                deaf,
                context.getBean(Outgoing.class),
                context.getBean(Permissions.class),
                context.getBean(Audit.class),
                context.getBean(BusinessTime.class),
                context.getBean(PlatformTransactionManager.class));
    }

    private String refusal(String period) {
        return world.asOfficer(() -> context.getBean(MendDifference.class).send(period))
                .refusals()
                .getFirst()
                .code();
    }

    private String number(WorkContract contract) {
        return java.util.Objects.requireNonNull(world.declarations.of(contract.id()).stream()
                .filter(one -> one.kind() == DeclarationKind.IN)
                .reduce((one, last) -> last)
                .orElseThrow()
                .periodId());
    }

    private void mended(Surfer officer, String period, DeclarationKind kind, WorkContract contract) {
        String send = "/desk/reconciliation/" + period + "/send";
        assertThat(officer.post(send, Map.of()).location()).contains("employment.difference_sent");
        assertThat(Doors.shown(officer, "/desk/reconciliation")).contains("A message is on its way.");
        assertThat(officer.post(send, Map.of()).body())
                .as("not twice")
                .contains("A message about this work is on its way");
        assertThat(refusal(period)).isEqualTo("employment.difference_moving");
        world.exchange(Duration.ofSeconds(2));
        assertThat(world.declarations.of(contract.id()).getLast())
                .extracting(Declaration::kind, Declaration::state)
                .containsExactly(kind, DeclarationState.ACCEPTED);
        assertThat(differences()).isEmpty();
    }
}
