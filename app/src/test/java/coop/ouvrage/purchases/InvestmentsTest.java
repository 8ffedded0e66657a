package coop.ouvrage.purchases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.ouvrage.access.AccessDenied;
import coop.ouvrage.access.Actor;
import coop.ouvrage.access.Role;
import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.assets.Asset;
import coop.ouvrage.assets.AssetQuery;
import coop.ouvrage.assets.AssetRegister;
import coop.ouvrage.assets.Assets;
import coop.ouvrage.assets.Depreciation;
import coop.ouvrage.calendar.BusinessClock;
import coop.ouvrage.calendar.DayBegan;
import coop.ouvrage.einvoice.InvoiceLine;
import coop.ouvrage.einvoice.VatTreatment;
import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.Verify;
import coop.ouvrage.ledger.spi.ClosingCheck;
import coop.ouvrage.money.Money;
import coop.ouvrage.purchases.Purchase.Nature;
import coop.ouvrage.purchases.Purchase.Treatment;
import coop.ouvrage.purchases.spi.OwnVat;
import coop.ouvrage.statutory.Span;
import coop.ouvrage.statutory.VatReturns;
import coop.ouvrage.web.NotFound;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** A thing that is used for years: bought, paid once by its unit, depreciated month by month, taken out. */
@OuvrageTest(perMethod = true)
@Import(SupplyFixture.class)
@TestPropertySource(properties = "ouvrage.invoicing.timer=false")
class InvestmentsTest {

    private final SupplyFixture supply;
    private final Purchases purchases;
    private final PurchaseReading reading;
    private final Assets assets;
    private final AssetRegister register;
    private final Depreciation depreciation;
    private final VatReturns returns;
    private final Verify verify;
    private final BusinessClock clock;
    private final JdbcClient jdbc;
    private final List<ClosingCheck> checks;
    private UUID unit;

    InvestmentsTest(
            SupplyFixture supply,
            Purchases purchases,
            PurchaseReading reading,
            Assets assets,
            AssetRegister register,
            Depreciation depreciation,
            VatReturns returns,
            Verify verify,
            BusinessClock clock,
            JdbcClient jdbc,
            List<ClosingCheck> checks) {
        this.supply = supply;
        this.purchases = purchases;
        this.reading = reading;
        this.assets = assets;
        this.register = register;
        this.depreciation = depreciation;
        this.returns = returns;
        this.verify = verify;
        this.clock = clock;
        this.jdbc = jdbc;
        this.checks = checks;
    }

    @BeforeEach
    void aUnitWithMoney() {
        clock.freezeAt(LocalDate.of(2026, 1, 20).atTime(9, 0));
        unit = supply.unit("5000.00");
    }

    /** 2,000.00 and 420.00 VAT, all of it deducted, in 36 months. */
    private Asset computer(String number) {
        PurchaseId id = supply.arrives(supply.invoice(number, "2000.00").build());
        supply.officer(() -> purchases.assign(id, as(Nature.COMPUTERS))).orThrow();
        supply.holder(() -> purchases.approve(id)).orThrow();
        supply.officer(() -> purchases.book(id)).orThrow();
        return asset(id.value());
    }

    private Purchases.Assignment as(Nature nature) {
        return new Purchases.Assignment(unit, null, nature, Treatment.DOMESTIC, BigDecimal.ONE);
    }

    private Asset asset(UUID id) {
        return supply.officer(() -> register.get(id));
    }

    private void over(int month) {
        depreciation.morning(new DayBegan(LocalDate.of(2026, month, 1).plusMonths(1)));
    }

    /** Of the checklist of a month. */
    private ClosingCheck.State state(int month) {
        return checks.stream()
                .flatMap(check -> supply.system(() -> check.look("PROD", YearMonth.of(2026, month))).stream())
                .filter(item -> item.code().equals("depreciated"))
                .findFirst()
                .orElseThrow()
                .state();
    }

    private Money books(AccountRole role) {
        return supply.ledger().balance("PROD", role, null);
    }

    @Test
    void theUnitPaysOnceAndThePotDepreciates() {
        Asset bought = computer("C-1");
        assertThat(supply.budgets().of(unit).had()).isEqualTo(Money.of("3000.00"));
        assertThat(books(AccountRole.ASSET_COMPUTERS)).isEqualTo(Money.of("2000.00"));
        assertThat(books(AccountRole.COSTS_OF_UNITS)).isEqualTo(Money.ZERO);
        Map<String, Money> grids = supply.officer(() -> returns.of("PROD", Span.month(YearMonth.from(supply.today()))))
                .grids();
        assertThat(grids)
                .containsEntry("83", Money.of("2000.00"))
                .containsEntry("59", Money.of("420.00"))
                .doesNotContainKeys("81", "82");

        over(1);
        over(1);
        assertThat(books(AccountRole.DEPRECIATION)).isEqualTo(Money.of("55.56"));
        over(2);
        assertThat(asset(bought.id()).charged()).isEqualTo(Money.of("111.11"));
        assertThat(books(AccountRole.ASSET_COMPUTERS_DEPRECIATED)).isEqualTo(Money.of("-111.11"));
        assertThat(supply.budgets().of(unit).had())
                .as("depreciation is not the unit's")
                .isEqualTo(Money.of("3000.00"));
        List<Asset.Part> plan = supply.officer(() -> register.plan(asset(bought.id())));
        assertThat(plan).hasSize(36);
        assertThat(Money.sum(plan.stream().map(Asset.Part::amount).toList())).isEqualTo(Money.of("2000.00"));
        assertThat(plan.stream().filter(part -> part.run() != null)).hasSize(2);
        proven();
    }

    @Test
    void aMonthThatWasMissedComesWithTheNextAndTheTermEnds() {
        Asset bought = computer("C-2");
        assertThat(state(3)).isEqualTo(ClosingCheck.State.LOOK);
        over(3);
        assertThat(state(3)).isEqualTo(ClosingCheck.State.GOOD);
        assertThat(asset(bought.id()).charged()).isEqualTo(Money.of("166.67"));
        assertThat(state(12)).isEqualTo(ClosingCheck.State.LOOK);
        depreciation.morning(new DayBegan(LocalDate.of(2031, 1, 1)));
        depreciation.morning(new DayBegan(LocalDate.of(2031, 2, 1)));
        assertThat(asset(bought.id()).charged()).isEqualTo(Money.of("2000.00"));
        assertThat(asset(bought.id()).state()).isEqualTo(Asset.State.DEPRECIATED);
        proven();
    }

    @Test
    void whatIsLostLeavesWithItsRest() {
        Asset bought = computer("C-3");
        over(1);
        assertThat(supply.codes(supply.officer(() -> assets.dispose(bought.id(), Asset.Way.SALE, " ", "2026-999"))))
                .containsExactlyInAnyOrder("assets.reason", "assets.sold_by");
        assertThatThrownBy(() -> supply.holder(() -> assets.dispose(bought.id(), Asset.Way.LOSS, "volé", "")))
                .isInstanceOf(AccessDenied.class);
        supply.officer(() -> assets.dispose(bought.id(), Asset.Way.LOSS, "volé dans le train", ""))
                .orThrow();
        assertThat(books(AccountRole.ASSET_LOSS)).isEqualTo(Money.of("1944.44"));
        assertThat(books(AccountRole.ASSET_COMPUTERS)).isEqualTo(Money.ZERO);
        assertThat(books(AccountRole.ASSET_COMPUTERS_DEPRECIATED)).isEqualTo(Money.ZERO);
        assertThat(supply.budgets().of(unit).had()).as("the unit paid it once").isEqualTo(Money.of("3000.00"));
        over(2);
        assertThat(books(AccountRole.DEPRECIATION)).isEqualTo(Money.of("55.56"));
        assertThat(supply.codes(supply.officer(() -> assets.dispose(bought.id(), Asset.Way.SCRAP, "encore", ""))))
                .contains("assets.disposed");
        proven();
    }

    @Test
    void aCreditNoteTakesItBack() {
        Asset bought = computer("C-4");
        over(1);
        PurchaseId wrong =
                supply.arrives(supply.creditNote("N-1", "C-4", "2000.01").build());
        supply.officer(() -> purchases.assign(wrong, as(Nature.COMPUTERS))).orThrow();
        assertThat(supply.codes(supply.holder(() -> purchases.approve(wrong)))).contains("purchases.credit_above");
        PurchaseId other =
                supply.arrives(supply.creditNote("N-2", "C-4", "10.00").build());
        supply.officer(() -> purchases.assign(other, as(Nature.FURNITURE))).orThrow();
        assertThat(supply.codes(supply.holder(() -> purchases.approve(other))))
                .containsExactly("purchases.investment_unknown");

        PurchaseId note =
                supply.arrives(supply.creditNote("N-3", "C-4", "2000.00").build());
        supply.officer(() -> purchases.assign(note, as(Nature.COMPUTERS))).orThrow();
        supply.holder(() -> purchases.approve(note)).orThrow();
        supply.officer(() -> purchases.book(note)).orThrow();
        assertThat(asset(bought.id()).state()).isEqualTo(Asset.State.RETURNED);
        assertThat(supply.budgets().of(unit).had()).isEqualTo(Money.of("5000.00"));
        over(2);
        assertThat(books(AccountRole.DEPRECIATION)).isEqualTo(Money.ZERO);
        assertThat(books(AccountRole.ASSET_COMPUTERS)).isEqualTo(Money.ZERO);
        proven();
    }

    @Test
    void eachPartIsAThingAndWhatIsNotDeductedIsPartOfItsCost() {
        PurchaseId id = supply.arrives(supply.invoice("C-5", "1500.00")
                .line(line("2", "Ordinateur portable 14 pouces", "1200.00"))
                .line(line("3", "Location d'un projecteur", "1100.00"))
                .line(line("4", "Souris d'ordinateur", "20.00"))
                .build());
        assertThat(supply.officer(() -> reading.parts(supply.get(id))))
                .extracting(Division.Proposed::text, part -> part.coding().nature())
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("Papier", Nature.SERVICES),
                        org.assertj.core.groups.Tuple.tuple("Ordinateur portable 14 pouces", Nature.COMPUTERS),
                        org.assertj.core.groups.Tuple.tuple("Location d'un projecteur", Nature.SERVICES),
                        org.assertj.core.groups.Tuple.tuple("Souris d'ordinateur", Nature.SERVICES));
        supply.officer(() -> purchases.divide(
                        id,
                        List.of(
                                part("Vélo-cargo", "1500.00", Nature.VEHICLES, "0.5"),
                                part("Portable", "1200.00", Nature.COMPUTERS, "1"),
                                part("Divers", "1120.00", Nature.SERVICES, "1"))))
                .orThrow();
        supply.holder(() -> purchases.approve(id)).orThrow();
        supply.officer(() -> purchases.book(id)).orThrow();
        assertThat(supply.officer(() -> register.list(new AssetQuery("fil", "used", "value", true, 0, 10)))
                        .rows())
                .extracting(Asset::text, Asset::value, Asset::term)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("Vélo-cargo", Money.of("1657.50"), 60),
                        org.assertj.core.groups.Tuple.tuple("Portable", Money.of("1200.00"), 36));
        assertThat(supply.budgets().of(unit).had()).isEqualTo(Money.of("1022.50"));
        assertThat(supply.holder(() -> register.mine(new AssetQuery("", "", "", false, 0, 10)))
                        .total())
                .isEqualTo(2);
        UUID bike = supply.officer(() -> register.list(new AssetQuery("cargo", "", "", false, 0, 10)))
                .rows()
                .getFirst()
                .id();
        assertThatThrownBy(() -> supply.stranger(() -> register.get(bike))).isInstanceOf(NotFound.class);
        proven();
    }

    @Test
    void whatOneSupplierSoldOnceIsProposedAgainIfItIsAsLarge() {
        computer("C-6");
        PurchaseId large = supply.arrives(supply.invoice("C-7", "1800.00").build());
        PurchaseId small = supply.arrives(supply.invoice("C-8", "30.00").build());
        assertThat(supply.get(large).coding().nature()).isEqualTo(Nature.COMPUTERS);
        assertThat(supply.get(small).coding().nature()).isEqualTo(Nature.SERVICES);
    }

    @Test
    void aDiscountIsNoThingAndNobodyTakesOutTheirOwn() {
        PurchaseId id = supply.arrives(supply.invoice("C-11", "1000.00").build());
        supply.officer(() -> purchases.divide(
                        id,
                        List.of(
                                part("Portable", "1100.00", Nature.COMPUTERS, "1"),
                                part("Remise", "-100.00", Nature.COMPUTERS, "1"))))
                .orThrow();
        assertThat(supply.codes(supply.holder(() -> purchases.approve(id))))
                .containsExactly("purchases.investment_amount");
        Asset bought = computer("C-12");
        Actor both = new Actor(null, SupplyFixture.HOLDER, "", "fr", Set.of(Role.MEMBER, Role.FINANCE), null, false);
        assertThat(supply.codes(
                        supply.user().as(both, () -> assets.dispose(bought.id(), Asset.Way.SCRAP, "cassé", ""))))
                .containsExactly("assets.own_case");
    }

    @Test
    void theDayOfUseMovesUntilAMonthIsBooked() {
        Asset bought = computer("C-9");
        assertThat(supply.codes(supply.officer(() -> assets.describe(bought.id(), " ", LocalDate.of(2024, 1, 1)))))
                .containsExactlyInAnyOrder("assets.text", "assets.used_from");
        supply.officer(() -> assets.describe(bought.id(), "Portable de la scène", LocalDate.of(2025, 11, 3)))
                .orThrow();
        over(1);
        assertThat(books(AccountRole.DEPRECIATION)).as("three months").isEqualTo(Money.of("166.67"));
        assertThat(supply.codes(
                        supply.officer(() -> assets.describe(bought.id(), "Portable", LocalDate.of(2026, 1, 3)))))
                .containsExactly("assets.charged");
        proven();
    }

    @Test
    void whatLostItsRowOrItsEntryIsFound() {
        Asset bought = computer("C-10");
        jdbc.sql("update asset set value_cents = value_cents - 1 where id = :id")
                .param("id", bought.id())
                .update();
        assertThat(failures()).anyMatch(text -> text.contains("account 242"));
    }

    private static InvoiceLine line(String id, String name, String net) {
        return InvoiceLine.of(
                id, name, BigDecimal.ONE, "C62", new BigDecimal(net), VatTreatment.standard(new BigDecimal("0.21")));
    }

    private Purchases.Divided part(String text, String net, Nature nature, String deductible) {
        return new Purchases.Divided(
                text,
                0,
                Money.of(net),
                new Purchases.Assignment(
                        unit, null, nature, Treatment.DOMESTIC, OwnVat.Level.STANDARD, "", new BigDecimal(deductible)));
    }

    private List<String> failures() {
        return supply.system(verify::run).stream()
                .flatMap(report -> report.failures().stream())
                .toList();
    }

    private void proven() {
        assertThat(failures()).isEmpty();
    }
}
