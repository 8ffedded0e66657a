package coop.ouvrage.purchases;

import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.app.testing.SmallCoop;
import coop.ouvrage.calendar.BusinessClock;
import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.money.Money;
import coop.ouvrage.purchases.Purchase.Nature;
import coop.ouvrage.purchases.Purchase.Treatment;
import coop.ouvrage.statutory.Span;
import coop.ouvrage.statutory.VatReturns;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;

/** A supplier's document that was paid in the name of a client: neither a cost nor a purchase of ours. */
@OuvrageTest(perMethod = true)
@Import(SupplyFixture.class)
class DisbursedPurchasesTest {

    private final SupplyFixture supply;
    private final Purchases purchases;
    private final VatReturns returns;
    private final SmallCoop coop;
    private final BusinessClock clock;

    DisbursedPurchasesTest(
            SupplyFixture supply, Purchases purchases, VatReturns returns, SmallCoop coop, BusinessClock clock) {
        this.supply = supply;
        this.purchases = purchases;
        this.returns = returns;
        this.coop = coop;
        this.clock = clock;
    }

    @Test
    void itsVatIsTheClientsAndTheUnitIsOutOfPocketForTheWhole() {
        clock.freezeAt(LocalDate.of(2026, 1, 20).atTime(9, 0));
        var unit = supply.unit("5000.00");
        PurchaseId id = supply.arrives(supply.invoice("D-1", "100.00").build());
        supply.officer(() -> purchases.assign(
                        id,
                        new Purchases.Assignment(unit, null, Nature.DISBURSED, Treatment.EU_SERVICES, BigDecimal.ONE)))
                .orThrow();
        assertThat(supply.get(id).coding().deductible()).isEqualByComparingTo("0");
        supply.holder(() -> purchases.approve(id)).orThrow();
        supply.officer(() -> purchases.book(id)).orThrow();

        assertThat(supply.ledger().balance("PROD", AccountRole.DISBURSED, unit)).isEqualTo(Money.of("121.00"));
        assertThat(supply.ledger().balance("PROD", AccountRole.COSTS_OF_UNITS, unit))
                .isEqualTo(Money.ZERO);
        assertThat(supply.ledger().balance("PROD", AccountRole.INPUT_VAT, null)).isEqualTo(Money.ZERO);
        assertThat(supply.budgets().of(unit).had()).isEqualTo(Money.of("4879.00"));
        Map<String, Money> grids = supply.officer(() -> returns.of("PROD", Span.month(YearMonth.of(2026, 1))))
                .grids();
        assertThat(grids).doesNotContainKeys("59", "81", "82", "83", "55", "88");
        assertThat(coop.wrong()).isEmpty();
    }
}
