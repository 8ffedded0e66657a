package coop.ouvrage.payroll;

import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.employment.ContractKind;
import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.money.Money;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.returns.SharedPremium;
import coop.ouvrage.returns.SharedPremium.Part;
import coop.ouvrage.returns.SharedPremium.Why;
import coop.ouvrage.returns.SharedPremiums;
import coop.ouvrage.unit.Units;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;

/** J06: a premium of the authority, 40 % to the pot and 60 % to the units by their gross wages, to the cent, by two people. */
@OuvrageTest(perMethod = true)
class SharedPremiumsTest {

    private static final LocalDate WEDNESDAY = LocalDate.of(2026, 11, 18);
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2026, 12, 31);

    private final ApplicationContext context;
    private final SharedPremiums premiums;
    private final Units units;
    private PayrollWorld world;
    private UUID other = UUID.randomUUID();

    SharedPremiumsTest(ApplicationContext context, SharedPremiums premiums, Units units) {
        this.context = context;
        this.premiums = premiums;
        this.units = units;
    }

    /** Gross wages of 1,000.00 in one unit, 500.00 in another and 0.30 in a third. */
    @BeforeEach
    void wages() {
        PayrollWorld second = context.getAutowireCapableBeanFactory().createBean(PayrollWorld.class);
        PayrollWorld third = context.getAutowireCapableBeanFactory().createBean(PayrollWorld.class);
        world = context.getAutowireCapableBeanFactory().createBean(PayrollWorld.class);
        other = second.unit;
        world.done(world.worker("Lou"), ContractKind.EMPLOYEE, "1000.00", "1.55", WEDNESDAY);
        second.done(second.worker("Mia"), ContractKind.EMPLOYEE, "500.00", "1.55", WEDNESDAY);
        third.done(third.worker("Sam"), ContractKind.STUDENT, "0.30", "1.09", WEDNESDAY);
        world.released();
    }

    private SharedPremiums.Decision decision(String amount, String pot, String least) {
        return new SharedPremiums.Decision(
                "PROD",
                Money.of(amount),
                new BigDecimal(pot),
                FIRST,
                LAST,
                Money.of(least),
                "Letter 2026/118",
                "40 % for all, 60 % by wages",
                WEDNESDAY);
    }

    private static List<String> codes(Outcome<?> outcome) {
        return outcome.refusals().stream().map(Refusal::code).toList();
    }

    private Money balance(AccountRole role, UUID unit) {
        return world.ledger.balance("PROD", role, unit).negate();
    }

    @Test
    void theBoardsSharesAddUpToTheCentAndAreBookedByTwoPeople() {
        UUID id = world.as(world.first, () -> premiums.make(decision("2970000.00", "0.40", "1000.00")))
                .orThrow();
        List<Part> parts = world.as(world.first, () -> premiums.parts(id));
        assertThat(Money.sum(parts.stream().map(Part::amount).toList())).isEqualTo(Money.of("1782000.00"));
        assertThat(parts)
                .extracting(part -> part.amount().toString() + " " + part.why())
                .containsExactly("1187762.45 SHARED", "593881.22 SHARED", "356.33 SMALL");
        assertThat(codes(world.as(world.first, () -> premiums.release(id)))).containsExactly("returns.same_officer");
        world.as(world.second, () -> premiums.release(id)).orThrow();
        assertThat(codes(world.as(world.second, () -> premiums.release(id))))
                .containsExactly("returns.premium_not_waiting");
    }

    @Test
    void theUnitsGetItInTheirBudgetAndThePotKeepsTheRest() {
        UUID id = world.as(world.first, () -> premiums.make(decision("900.18", "0.40", "1.00")))
                .orThrow();
        world.as(world.second, () -> premiums.release(id)).orThrow();
        UUID pot = units.pot("PROD");
        assertThat(balance(AccountRole.GRANTS, pot)).isEqualTo(Money.of("900.18"));
        assertThat(balance(AccountRole.TRANSFER, world.unit).plus(balance(AccountRole.TRANSFER, other)))
                .isEqualTo(balance(AccountRole.TRANSFER, pot).negate());
        assertThat(world.as(world.first, () -> premiums.parts(id)))
                .filteredOn(part -> part.why() == Why.SHARED)
                .hasSize(2);
        assertThat(world.as(world.first, () -> premiums.get(id)).state()).isEqualTo(SharedPremium.State.RELEASED);
        assertThat(world.broken()).isEmpty();
    }

    @Test
    void refusesWhatNobodyDecided() {
        SharedPremiums.Decision wrong = new SharedPremiums.Decision(
                "NONE", Money.ZERO, new BigDecimal("1.2"), LAST, FIRST, Money.of("-1.00"), " ", " ", WEDNESDAY);
        assertThat(codes(world.as(world.first, () -> premiums.make(wrong))))
                .containsExactly(
                        "returns.premium_entity",
                        "returns.premium_amount",
                        "returns.premium_share",
                        "returns.premium_period",
                        "returns.premium_least",
                        "returns.premium_notice",
                        "returns.premium_decision");
        SharedPremiums.Decision early = new SharedPremiums.Decision(
                "PROD",
                Money.of("10.00"),
                BigDecimal.ZERO,
                FIRST.minusYears(3),
                FIRST.minusYears(2),
                Money.ZERO,
                "Letter",
                "Decision",
                WEDNESDAY);
        assertThat(codes(world.as(world.first, () -> premiums.make(early))))
                .containsExactly("returns.premium_no_wages");
        UUID id = world.as(world.first, () -> premiums.make(decision("10.00", "1", "0.00")))
                .orThrow();
        world.as(world.first, () -> premiums.giveUp(id)).orThrow();
        assertThat(codes(world.as(world.second, () -> premiums.giveUp(id))))
                .containsExactly("returns.premium_not_waiting");
    }
}
