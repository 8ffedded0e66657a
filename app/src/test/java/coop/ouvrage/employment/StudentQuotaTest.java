package coop.ouvrage.employment;

import static coop.ouvrage.employment.EmploymentWorld.shift;
import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.money.Money;
import coop.ouvrage.refusal.Refusal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;

/** A year of a student: 650 hours from 2025, over all employers, split by hours when a contract crosses them. */
@OuvrageTest(perMethod = true)
class StudentQuotaTest {

    private final ApplicationContext context;
    private final StudentQuota quota;
    private EmploymentWorld world;

    StudentQuotaTest(ApplicationContext context, StudentQuota quota) {
        this.context = context;
        this.quota = quota;
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
    void theFormTellsWhatIsLeftBeforeOneSigns() {
        quota.certificate(world.worker, 2026, 600, LocalDate.of(2026, 11, 20));
        ContractEstimate shown = world.contracts.estimate(day("2026-11-27"));
        assertThat(shown.notices()).extracting(Refusal::code).containsExactly("employment.student_quota");
        assertThat(shown.notices().getFirst().arguments())
                .as("a year is no number with groups of digits")
                .containsEntry("year", "2026");
        assertThat(shown.notices().getFirst().arguments())
                .containsEntry("planned", 8)
                .containsEntry("left", 50);
    }

    @Test
    void hoursAboveTheQuotaHaveTheOrdinaryCoefficientOnly() {
        quota.certificate(world.worker, 2026, 646, LocalDate.of(2026, 11, 20));
        ContractEstimate shown = world.contracts.estimate(day("2026-11-27"));
        ContractPrice price = java.util.Objects.requireNonNull(shown.price());
        assertThat(price.coefficient()).isEqualByComparingTo("1.32"); // four hours at 1.09, four at 1.55
        assertThat(price.charge()).isEqualTo(Money.of("198.00"));
        assertThat(shown.refusals()).isEmpty();
        assertThat(shown.notices().getLast().arguments())
                .containsEntry("above", 4)
                .containsEntry("more", Money.of("34.50"));
    }

    @Test
    void hoursAreReservedInTheOrderOfTheContractsAndGivenBackByACancellation() {
        quota.certificate(world.worker, 2026, 638, LocalDate.of(2026, 11, 20));
        WorkContract first = world.declared(day("2026-11-27"));
        world.pass(Duration.ofSeconds(1));
        WorkContract second = world.declared(day("2026-11-25"));
        assertThat(quota.of(first).within()).isEqualTo(8);
        assertThat(quota.of(second).within()).isEqualTo(4);
        assertThat(quota.year(world.worker, LocalDate.of(2026, 12, 1)).left()).isZero();

        world.as(world.holder, () -> world.contracts.cancel(first.id(), "Annulé"))
                .orThrow();
        assertThat(quota.of(second).within()).isEqualTo(8);
        assertThat(quota.year(world.worker, LocalDate.of(2027, 1, 1)).left()).isEqualTo(650);
    }

    /** 31 December 22:00 to 03:00 belongs to the old year. */
    @Test
    void aNightOverTheNewYearCountsInTheYearInWhichItStarts() {
        WorkContract night = world.declared(world.terms(
                ContractKind.STUDENT,
                new Pay.Gross(Money.of("150.00")),
                new WorkDay(
                        LocalDate.of(2026, 12, 31), java.time.LocalTime.of(22, 0), java.time.LocalTime.of(3, 0), 0)));
        assertThat(night.state()).isEqualTo(ContractState.DECLARED);
        assertThat(quota.year(world.worker, LocalDate.of(2026, 12, 31)).here()).isEqualTo(5);
        assertThat(quota.year(world.worker, LocalDate.of(2027, 1, 1)).here()).isZero();
    }

    @Test
    void workDeclaredAfterItsFirstDayIsOrdinaryAsAWhole() {
        WorkContract contract = world.signed(day("2026-11-27"));
        world.at(LocalDateTime.parse("2026-11-28T08:00"));
        world.exchange(Duration.ofSeconds(2));
        assertThat(quota.of(contract).within()).isZero();
        assertThat(quota.of(contract).hours()).isEqualTo(8);
    }

    private ContractTerms day(String day) {
        return world.terms(ContractKind.STUDENT, new Pay.Gross(Money.of("150.00")), shift(day, 9, 17));
    }
}
