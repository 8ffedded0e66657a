package coop.ouvrage.employment;

import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.calendar.DayBegan;
import coop.ouvrage.money.Money;
import coop.ouvrage.payroll.PayPreviews;
import coop.ouvrage.payroll.PayRuns;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;

/** The wage law of 2027 is not known: whoever asks for a wage of that year is refused, and nothing is guessed from 2026. */
@OuvrageTest(perMethod = true)
class YearWithoutLawTest {

    private static final String UNKNOWN = "legislation.no_value";

    private final ApplicationContext context;
    private final PayRuns runs;
    private EmploymentWorld world;
    private LongWorld longs;

    YearWithoutLawTest(ApplicationContext context, PayRuns runs) {
        this.context = context;
        this.runs = runs;
    }

    @BeforeEach
    void settle() {
        world = context.getAutowireCapableBeanFactory().createBean(EmploymentWorld.class);
        longs = new LongWorld(world, context);
    }

    @AfterEach
    void close() {
        world.authority.close();
    }

    private static List<String> codes(Outcome<?> outcome) {
        return outcome.refusals().stream().map(Refusal::code).toList();
    }

    @Test
    void noLastingContractBeginsInIt() {
        assertThat(codes(longs.asked(ContractKind.EMPLOYEE, LocalDate.of(2027, 1, 4), null)))
                .containsExactly(UNKNOWN);
        assertThat(codes(longs.asked(ContractKind.EMPLOYEE, LocalDate.of(2026, 12, 7), null)))
                .isEmpty();
    }

    @Test
    void noNetIsToldBeforehand() {
        Outcome<?> preview = world.user.asSystem(() -> context.getBean(PayPreviews.class)
                .preview(
                        world.worker,
                        "PROD",
                        ContractKind.EMPLOYEE,
                        LocalDate.of(2027, 1, 4),
                        new BigDecimal("7.60"),
                        Money.of("300.00")));
        assertThat(codes(preview)).containsExactly(UNKNOWN);
    }

    @Test
    void aMonthOfALastingContractIsParkedWithTheFigureThatIsMissing() {
        UUID id = longs.running(ContractKind.EMPLOYEE, LocalDate.of(2026, 12, 1), null);
        world.at(LocalDateTime.parse("2026-12-01T06:00"));
        context.getBean(LongWatch.class).on(new DayBegan(LocalDate.of(2026, 12, 1)));
        world.at(LocalDateTime.parse("2027-02-04T08:00"));
        longs.months(id).forEach(month -> world.user.asSystem(() -> world.work.count(month.id())));
        world.asOfficer(runs::prepareAll);
        assertThat(world.jdbc
                        .sql("select to_char(month, 'YYYY-MM') from payslip where pays = 'WAGE'")
                        .query(String.class)
                        .list())
                .containsExactly("2026-12");
        assertThat(world.asOfficer(runs::parked)).singleElement().satisfies(parked -> {
            assertThat(parked.code()).isEqualTo(UNKNOWN);
            assertThat(parked.values()).containsKey("parameter");
        });
    }
}
