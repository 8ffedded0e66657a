package coop.ouvrage.invoicing;

import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.access.Role;
import coop.ouvrage.accounting.Disbursements;
import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.app.testing.SmallCoop;
import coop.ouvrage.expenses.ClaimDraft;
import coop.ouvrage.expenses.ClaimId;
import coop.ouvrage.expenses.ExpenseClaims;
import coop.ouvrage.invoicing.spi.Supply;
import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.Dim;
import coop.ouvrage.ledger.EntryDraft;
import coop.ouvrage.ledger.Journal;
import coop.ouvrage.ledger.Ledger;
import coop.ouvrage.money.Money;
import coop.ouvrage.unit.Budgets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;

/** Costs paid in the name of a client: no turnover, no contribution, no cost; the unit is out of pocket only until the client is charged. */
@OuvrageTest(perMethod = true)
@Import(SaleFixture.class)
class DisbursementsTest {

    private final SaleFixture sale;
    private final SmallCoop coop;
    private final ExpenseClaims claims;
    private final Disbursements disbursements;
    private final Budgets budgets;
    private final Ledger ledger;
    private UUID unit = UUID.randomUUID();
    private UUID client = unit;

    DisbursementsTest(
            SaleFixture sale,
            SmallCoop coop,
            ExpenseClaims claims,
            Disbursements disbursements,
            Budgets budgets,
            Ledger ledger) {
        this.sale = sale;
        this.coop = coop;
        this.claims = claims;
        this.disbursements = disbursements;
        this.budgets = budgets;
        this.ledger = ledger;
    }

    @BeforeEach
    void aUnitWithMoney() {
        unit = sale.unit("PROD");
        client = sale.client(SaleFixture.company("0203201340", "BE0203201340"), unit);
        sale.user().asSystem(() -> {
            sale.units().change(unit, "Papier Plié", "graphic design", true).orThrow();
            ledger.post(EntryDraft.in("PROD", Journal.SUNDRY, sale.time().today())
                    .from("opening", unit)
                    .key("opening:" + unit)
                    .text("ledger.text.opening")
                    .debit(AccountRole.BANK, Money.of("100"), Dim.none())
                    .credit(AccountRole.TURNOVER, Money.of("100"), Dim.unit(unit))
                    .build());
        });
    }

    @Test
    void theClientRepaysExactlyWhatWasPaid() {
        paid("50.00");
        assertThat(budgets.of(unit).free()).isEqualTo(Money.of("50.00"));
        assertThat(balance(AccountRole.COSTS_OF_UNITS)).isEqualTo(Money.ZERO);
        assertThat(left()).containsExactly(Money.of("50.00"));

        Invoice invoice = sale.sold(
                unit, client, List.of(sale.item(Supply.SERVICE, "200.00"), sale.item(Supply.DISBURSEMENT, "50.00")));
        assertThat(invoice.contribution()).isEqualTo(Money.of("13.00"));
        assertThat(invoice.vat()).isEqualTo(Money.of("42.00"));
        assertThat(balance(AccountRole.TURNOVER)).isEqualTo(Money.of("-300.00"));
        assertThat(balance(AccountRole.DISBURSED)).isEqualTo(Money.ZERO);
        assertThat(budgets.of(unit).open()).isEqualTo(Money.of("237.00"));
        assertThat(budgets.of(unit).had()).isEqualTo(Money.of("50.00"));
        assertThat(left()).isEmpty();

        sale.user()
                .as(SaleFixture.holder(), () -> sale.invoices().credit(invoice.id(), "Annulé"))
                .orThrow();
        assertThat(balance(AccountRole.TURNOVER)).isEqualTo(Money.of("-100.00"));
        assertThat(balance(AccountRole.CONTRIBUTION)).isEqualTo(Money.ZERO);
        assertThat(left()).containsExactly(Money.of("50.00"));
        assertThat(coop.wrong()).isEmpty();
    }

    @Test
    void creditOfAPartGivesBackTheContributionOnItsTurnoverOnly() {
        Invoice invoice = sale.sold(
                unit, client, List.of(sale.item(Supply.SERVICE, "200.00"), sale.item(Supply.DISBURSEMENT, "200.00")));
        InvoiceId half = sale.user()
                .as(SaleFixture.holder(), () -> sale.invoices().credit(invoice.id(), Money.of("200.00"), "La moitié"))
                .orThrow();
        assertThat(sale.invoices().find(half).orElseThrow().contribution()).isEqualTo(Money.of("6.50"));
        assertThat(left()).containsExactly(Money.of("-100.00"));
        assertThat(coop.wrong()).isEmpty();
    }

    @Test
    void anInvoiceOfNothingElseBearsNoContribution() {
        Invoice invoice = sale.sold(unit, client, List.of(sale.item(Supply.DISBURSEMENT, "70.00")));
        assertThat(invoice.contribution()).isEqualTo(Money.ZERO);
        assertThat(left()).containsExactly(Money.of("-70.00"));
        assertThat(coop.wrong()).isEmpty();
    }

    private void paid(String amount) {
        ClaimId claim = sale.user()
                .as(
                        SaleFixture.holder(),
                        () -> claims.claim(
                                new ClaimDraft(
                                        unit,
                                        UUID.randomUUID(),
                                        Money.of(amount),
                                        sale.time().today(),
                                        "Timbres fiscaux",
                                        null,
                                        true),
                                SmallCoop.picture(),
                                "ticket.png"))
                .orThrow();
        sale.user().as(coop.officer(Role.FINANCE), () -> claims.approve(claim)).orThrow();
    }

    private List<Money> left() {
        return sale
                .user()
                .as(
                        coop.officer(Role.FINANCE),
                        () -> disbursements.left("PROD", sale.time().today()))
                .stream()
                .map(Disbursements.Row::left)
                .toList();
    }

    private Money balance(AccountRole role) {
        return ledger.balance("PROD", role, unit);
    }
}
