package coop.ouvrage.payroll;

import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.employment.ContractId;
import coop.ouvrage.employment.ContractKind;
import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.money.Money;
import coop.ouvrage.returns.PayControls;
import coop.ouvrage.returns.ReturnId;
import coop.ouvrage.returns.Returns;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;

/** Wages of people whom an agency lends: the fund of its sector is owed to the fund, on an account of its own. */
@OuvrageTest(perMethod = true)
class AgencyWageTest {

    private static final LocalDate WEDNESDAY = LocalDate.of(2026, 11, 18);

    private final ApplicationContext context;
    private final PayControls controls;
    private final Returns returns;
    private PayrollWorld world;

    AgencyWageTest(ApplicationContext context, PayControls controls, Returns returns) {
        this.context = context;
        this.controls = controls;
        this.returns = returns;
    }

    @BeforeEach
    void settle() {
        world = context.getAutowireCapableBeanFactory().createBean(PayrollWorld.class);
        world.jdbc.sql("""
                        insert into agency_entity (entity, recognition, committee, source, recorded_at)
                        values ('PROD', 'VG.1234/U', '322', 'Arrêté lu le 20/11/2026', now())""").update();
    }

    private ContractId lent(UUID worker, ContractKind kind, String gross, String coefficient) {
        ContractId contract = world.done(worker, kind, gross, coefficient, WEDNESDAY);
        world.jdbc
                .sql("update work_contract set joint_committee = '322.00' where id = :id")
                .param("id", contract.value())
                .update();
        return contract;
    }

    private Money balance(AccountRole role) {
        return world.ledger.balance("PROD", role, null).negate();
    }

    private Totals wages(UUID worker) {
        return Totals.sum(world.of(worker).stream()
                .filter(payslip -> payslip.pays() == Pays.WAGE)
                .map(Payslip::totals)
                .toList());
    }

    /** 9.77 % of 564.51 is 55.15, of 100.00 is 9.77; whoever works for the entity itself owes none. */
    @Test
    void owesTheFundBesideSocialSecurity() {
        UUID lou = world.worker("Lou");
        UUID sam = world.worker("Sam");
        UUID own = world.worker("Mia");
        lent(lou, ContractKind.EMPLOYEE, "564.51", "1.55");
        lent(sam, ContractKind.STUDENT, "100.00", "1.09");
        world.done(own, ContractKind.EMPLOYEE, "564.51", "1.55", WEDNESDAY);
        world.released();

        assertThat(wages(lou).fund()).isEqualTo(Money.of("55.15"));
        assertThat(wages(sam).fund()).isEqualTo(Money.of("9.77"));
        assertThat(wages(own).fund()).isEqualTo(Money.ZERO);
        assertThat(wages(lou).contributions().minus(wages(own).contributions()))
                .as("the fund, less 0.23 % of the fund of joint committee 200")
                .isEqualTo(Money.of("53.85"));
        assertThat(wages(lou).net()).isEqualTo(wages(own).net());
        assertThat(balance(AccountRole.SECTOR_FUNDS_PAYABLE)).isEqualTo(Money.of("64.92"));
        List<PayControls.Row> rows = world.as(world.first, () -> controls.year("PROD", 2026));
        assertThat(rows).allMatch(PayControls.Row::agrees);
        assertThat(rows)
                .filteredOn(row -> row.role() == AccountRole.SECTOR_FUNDS_PAYABLE)
                .singleElement()
                .satisfies(row -> assertThat(row.payslips()).isEqualTo(Money.of("-64.92")));

        Money social = balance(AccountRole.SOCIAL_SECURITY_PAYABLE);
        world.clock.freezeAt(LocalDateTime.parse("2027-01-05T09:00"));
        ReturnId id = world.as(world.first, () -> returns.make("PROD", "be.dmfa", WEDNESDAY))
                .orThrow();
        assertThat(world.as(world.first, () -> returns.get(id)).owed().socialSecurity())
                .as("the fund is declared to itself")
                .isEqualTo(social);
        assertThat(world.broken()).isEmpty();
    }

    @Test
    void aCorrectionOwesTheDifferenceToTheFund() {
        UUID lou = world.worker("Lou");
        ContractId contract = lent(lou, ContractKind.EMPLOYEE, "564.51", "1.55");
        world.released();
        world.correct(contract, "464.51", WEDNESDAY);
        world.released();
        assertThat(world.of(lou).stream().filter(payslip -> payslip.pays() == Pays.WAGE))
                .hasSize(2);
        assertThat(wages(lou).fund()).as("9.77 % of 464.51").isEqualTo(Money.of("45.38"));
        assertThat(balance(AccountRole.SECTOR_FUNDS_PAYABLE)).isEqualTo(Money.of("45.38"));
        assertThat(world.broken()).isEmpty();
    }
}
