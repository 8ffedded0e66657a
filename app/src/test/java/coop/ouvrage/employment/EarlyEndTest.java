package coop.ouvrage.employment;

import static coop.ouvrage.employment.EmploymentWorld.shift;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import coop.ouvrage.access.AccessDenied;
import coop.ouvrage.access.Actor;
import coop.ouvrage.access.Role;
import coop.ouvrage.access.Users;
import coop.ouvrage.app.testing.Doors;
import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.app.testing.Surfer;
import coop.ouvrage.money.Money;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** What both signed is ended early by both, or by one side that gives its reason and its notice; never by one side's quiet act. */
@OuvrageTest(perMethod = true)
class EarlyEndTest {

    private static final LocalDate WEDNESDAY = LocalDate.of(2026, 11, 25);

    private final ApplicationContext context;
    private final EarlyEnd early;
    private final Users users;

    @LocalServerPort
    private int port;

    private EmploymentWorld world;
    private WorkContract contract;

    EarlyEndTest(ApplicationContext context, EarlyEnd early, Users users) {
        this.context = context;
        this.early = early;
        this.users = users;
    }

    @BeforeEach
    void threeDaysOfWhichOneIsWorked() {
        world = context.getAutowireCapableBeanFactory().createBean(EmploymentWorld.class);
        contract = world.declared(world.terms(
                ContractKind.ARTIST,
                new Pay.Hourly(new BigDecimal("25")),
                shift("2026-11-25", 9, 13),
                shift("2026-11-26", 9, 13),
                shift("2026-11-27", 9, 13)));
        world.at(LocalDateTime.parse("2026-11-25T14:00"));
        context.getBean(StartWatch.class).watch(world.time.now());
    }

    @AfterEach
    void close() {
        world.authority.close();
    }

    private static List<String> codes(Outcome<?> outcome) {
        return outcome.refusals().stream().map(Refusal::code).toList();
    }

    private Outcome<ContractId> proposed() {
        return world.as(world.holder, () -> early.propose(contract.id(), WEDNESDAY, "The hall closes"));
    }

    private static Ending dismissal(@Nullable LocalDate from, @Nullable Integer weeks, String source) {
        return new Ending(WEDNESDAY, Ending.How.DISMISSAL, from, weeks, source, "Serious cause");
    }

    @Test
    void itEndsOnceTheWorkerAgreesAndBothHaveSignedTheNewPaper() {
        assertThat(codes(world.as(world.holder, () -> early.end(contract.id(), WEDNESDAY, "alone"))))
                .as("not by the one who prepares contracts alone")
                .containsExactly("employment.amend_by_worker");
        proposed().orThrow();
        assertThat(codes(proposed())).containsExactly("employment.amendment_open");
        assertThat(world.find(contract.id()).version()).isEqualTo(1);
        assertThatThrownBy(() -> world.as(world.holder, () -> early.agree(contract.id())))
                .isInstanceOf(AccessDenied.class);

        world.as(world.worker, () -> early.agree(contract.id())).orThrow();
        WorkContract now = world.find(contract.id());
        assertThat(now.lastDay()).isEqualTo(WEDNESDAY);
        assertThat(now.gross()).isEqualTo(Money.of("100.00"));
        assertThat(world.as(world.worker, () -> world.signatures.of(contract.id())))
                .extracting(Signature::version, Signature::side)
                .contains(tuple(2, Signature.Side.WORKER), tuple(2, Signature.Side.EMPLOYER));
        assertThat(world.declarations.of(contract.id()))
                .extracting(Declaration::kind)
                .containsExactly(DeclarationKind.IN, DeclarationKind.OUT);
        assertThat(words()).contains("De l’accord des deux parties", "The hall closes", "25 novembre 2026");
        world.exchange(Duration.ofSeconds(2));
        assertThat(world.declarations.of(contract.id()).getLast().state()).isEqualTo(DeclarationState.ACCEPTED);
        assertThat(codes(world.as(world.worker, () -> early.agree(contract.id()))))
                .containsExactly("employment.no_ending");
    }

    @Test
    void theDaysStayAsSignedWithoutTheWorker() {
        proposed().orThrow();
        world.as(world.worker, () -> early.decline(contract.id())).orThrow();
        assertThat(codes(world.as(world.holder, () -> early.decline(contract.id()))))
                .containsExactly("employment.no_ending");
        proposed().orThrow();
        world.at(LocalDateTime.parse("2026-11-26T09:00"));
        assertThat(codes(world.as(world.worker, () -> early.agree(contract.id()))))
                .as("the next shift began meanwhile: it is owed")
                .containsExactly("employment.end_between");
        world.as(world.holder, () -> early.decline(contract.id())).orThrow();
        assertThat(world.find(contract.id()).gross()).isEqualTo(Money.of("300.00"));
    }

    @Test
    void oneSideEndsItOnlyWithItsReasonAndANoticeThatSomebodyHasRead() {
        LocalDate today = world.time.today();
        assertThatThrownBy(() ->
                        world.as(world.holder, () -> early.give(contract.id(), dismissal(today, 0, "art. 35"))))
                .as("the one who prepares contracts does not dismiss")
                .isInstanceOf(AccessDenied.class);
        Actor own = new Actor(null, world.worker, "", "fr", Set.of(Role.PAYROLL), null, false);
        assertThat(codes(world.user.as(own, () -> early.give(contract.id(), dismissal(today, 0, "art. 35")))))
                .containsExactly("employment.own_case");
        assertThat(codes(world.asOfficer(() -> early.give(contract.id(), Ending.agreed(WEDNESDAY, "Both")))))
                .containsExactly("employment.ending_by_both");
        for (Ending unread :
                List.of(dismissal(today, null, "art. 35"), dismissal(null, 0, "x"), dismissal(today, 0, " "))) {
            assertThat(codes(world.asOfficer(() -> early.give(contract.id(), unread))))
                    .containsExactly("employment.long_notice_unsourced");
        }
        assertThat(codes(world.asOfficer(() -> early.give(contract.id(), dismissal(today, 1, "art. 40")))))
                .as("the last day lies within the notice")
                .containsExactly("employment.long_notice_short");
        assertThat(codes(world.asOfficer(() -> early.give(
                        contract.id(), new Ending(WEDNESDAY, Ending.How.RESIGNATION, today, 0, "art. 35", "")))))
                .containsExactly("employment.reason_missing");

        proposed().orThrow();
        world.asOfficer(() -> early.give(contract.id(), dismissal(today, 0, "Law of 3 July 1978, as read")))
                .orThrow();
        assertThat(world.find(contract.id()).gross()).isEqualTo(Money.of("100.00"));
        assertThat(world.as(world.worker, () -> world.signatures.of(contract.id())))
                .filteredOn(signature -> signature.version() == 2)
                .extracting(Signature::side)
                .as("nobody signs for the worker")
                .containsExactly(Signature.Side.EMPLOYER);
        assertThat(words()).contains("L’employeur met fin", "Serious cause", "Law of 3 July 1978, as read");
        assertThat(codes(world.as(world.worker, () -> early.agree(contract.id()))))
                .as("what waited is overtaken")
                .containsExactly("employment.no_ending");
        assertThat(world.declarations.of(contract.id()).getLast().kind()).isEqualTo(DeclarationKind.OUT);
    }

    /** The words of the newest paper. */
    private String words() {
        return world.jdbc
                .sql("select data from document where subject = :id order by stored_at desc, id desc limit 1")
                .param("id", contract.id().value())
                .query(String.class)
                .single();
    }

    @Test
    void pagesAskBothSidesAndTheOfficer() {
        String path = "/contracts/" + contract.id();
        Surfer holder = Doors.enter(users, port, "helene@example.org", world.holder, Role.MEMBER);
        Surfer worker = Doors.enter(users, port, "noor@example.org", world.worker, Role.MEMBER);
        assertThat(Doors.shown(holder, path)).contains(path + "/end");
        assertThat(Doors.shown(worker, path)).doesNotContain(path + "/end");
        assertThat(Doors.shown(holder, path + "/end")).contains("must agree").doesNotContain("One side ends it");
        Map<String, String> typed = new HashMap<>(Map.of("last_day", "2026-11-27", "reason", "The hall closes"));
        assertThat(holder.post(path + "/end", typed).body()).contains("Choose a day between");
        typed.put("last_day", "2026-11-25");
        assertThat(holder.post(path + "/end", typed).location()).contains("employment.amendment_sent");
        assertThat(Doors.shown(holder, path)).contains("waits for the answer of Noor");
        assertThat(Doors.shown(worker, path)).contains("You are asked to end earlier", "100.00", "300.00");
        assertThat(worker.post(path + "/end/agree", Map.of()).location())
                .as("a recent second factor")
                .contains("/profile/prove");
        assertThat(worker.post(path + "/end/decline", Map.of()).location()).contains("amendment_declined");

        Surfer officer = Doors.enter(users, port, "rosa@example.org", UUID.randomUUID(), Role.PAYROLL);
        assertThat(Doors.shown(officer, path + "/end")).contains("One side ends it", "not calculated");
        Map<String, String> notice = new HashMap<>(Map.of(
                "how", "RESIGNATION", "last_day", "2026-11-25", "notice_from", "", "notice_weeks", "", "source", ""));
        notice.put("ending_reason", "Found other work");
        assertThat(officer.post(path + "/end/notice", notice).status()).isEqualTo(422);
        notice.putAll(Map.of("notice_from", "2026-11-25", "notice_weeks", "0", "source", "art. 35"));
        assertThat(officer.post(path + "/end/notice", notice).location()).contains("employment.ended");
        assertThat(Doors.shown(worker, path))
                .contains("Ended early: last day of work", "The worker gives notice", "Found other work");
        assertThat(holder.post(path + "/end/notice", notice).status()).isEqualTo(404);
        Surfer stranger = Doors.enter(users, port, "other@example.org", UUID.randomUUID(), Role.MEMBER);
        assertThat(stranger.get(path + "/end").status()).isEqualTo(404);
        assertThat(stranger.post(path + "/end", typed).status()).isEqualTo(404);
    }
}
