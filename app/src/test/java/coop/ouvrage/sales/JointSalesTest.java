package coop.ouvrage.sales;

import static coop.ouvrage.app.testing.SmallCoop.codes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.ouvrage.access.AccessDenied;
import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Role;
import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.app.testing.SmallCoop;
import coop.ouvrage.invoicing.Invoice;
import coop.ouvrage.invoicing.InvoiceReading;
import coop.ouvrage.invoicing.Invoices;
import coop.ouvrage.invoicing.Sale;
import coop.ouvrage.invoicing.spi.Supply;
import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.Ledger;
import coop.ouvrage.ledger.Verify;
import coop.ouvrage.money.Money;
import coop.ouvrage.sales.SaleRequest.State;
import coop.ouvrage.unit.Units;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One invoice for the work of two holders: nothing leaves before both want it, and each has their part. */
@OuvrageTest(perMethod = true)
class JointSalesTest {

    private final SaleRequests requests;
    private final JointSales joint;
    private final Invoices invoices;
    private final InvoiceReading reading;
    private final Units units;
    private final Ledger ledger;
    private final Verify verify;
    private final SmallCoop coop;
    private final CurrentUser user;

    private final UUID adviser = UUID.randomUUID();
    private UUID maud = adviser;
    private UUID karim = adviser;
    private UUID hers = adviser;
    private UUID his = adviser;
    private UUID client = adviser;

    JointSalesTest(
            SaleRequests requests,
            JointSales joint,
            Invoices invoices,
            InvoiceReading reading,
            Units units,
            Ledger ledger,
            Verify verify,
            SmallCoop coop,
            CurrentUser user) {
        this.requests = requests;
        this.joint = joint;
        this.invoices = invoices;
        this.reading = reading;
        this.units = units;
        this.ledger = ledger;
        this.verify = verify;
        this.coop = coop;
        this.user = user;
    }

    @BeforeEach
    void twoHoldersAndAClientOfOne() {
        maud = coop.person("Maud", "Peeters");
        karim = coop.person("Karim", "Jacobs");
        hers = coop.unit(maud);
        his = coop.unit(karim);
        client = coop.client(hers);
        coop.verified(client);
        user.asSystem(() -> {
            units.adviser(hers, adviser);
            return null;
        });
    }

    private Sale together() {
        return Sale.of(
                "PROD",
                client,
                "Festival",
                "fr",
                LocalDate.of(2026, 1, 5),
                List.of(line(hers, "700.00"), line(his, "300.00")));
    }

    private static Sale.Line line(UUID unit, String price) {
        return Sale.Line.of(
                unit, unit, Supply.SERVICE, "Work for " + price, BigDecimal.ONE, "LS", new BigDecimal(price));
    }

    private <T> T as(UUID person, Supplier<T> work) {
        return user.as(SmallCoop.member(person), work);
    }

    @Test
    void itLeavesOnceTheOtherHolderAgreedAndAnAdviserLooked() {
        SaleRequest asked = as(maud, () -> requests.ask(hers, together(), null)).orThrow();
        assertThat(asked.state()).isEqualTo(State.AGREEING);
        assertThat(codes(user.asSystem(() -> requests.approve(asked.id())))).contains("sales.not_waiting");
        assertThat(codes(as(maud, () -> joint.agree(asked.id())))).containsExactly("sales.not_asked");
        assertThatThrownBy(() -> as(UUID.randomUUID(), () -> joint.agree(asked.id())))
                .isInstanceOf(AccessDenied.class);
        assertThatThrownBy(() -> as(UUID.randomUUID(), () -> requests.find(asked.id())))
                .isInstanceOf(AccessDenied.class);
        assertThat(as(karim, () -> requests.find(asked.id()))).isPresent();
        assertThat(as(karim, () -> requests.list(List.of(his), RequestQuery.OPEN))
                        .total())
                .isEqualTo(1);
        assertThat(as(karim, () -> joint.agree(asked.id())).orThrow().state()).isEqualTo(State.WAITING);
        assertThat(codes(as(karim, () -> joint.agree(asked.id())))).containsExactly("sales.not_asked");
    }

    @Test
    void financeIssuesItForBothAndEachUnitHasItsPartAlsoOfACreditNote() {
        SaleRequest done = user.as(coop.officer(Role.FINANCE), () -> requests.ask(hers, together(), null))
                .orThrow();
        assertThat(done.state()).isEqualTo(State.ISSUED);
        Invoice invoice = invoices.find(Objects.requireNonNull(done.invoice())).orElseThrow();
        assertThat(invoice.exclVat()).isEqualTo(Money.of("1000.00"));
        assertThat(turnover(hers)).isEqualTo(Money.of("-700.00"));
        assertThat(turnover(his)).isEqualTo(Money.of("-300.00"));
        assertThat(as(karim, () -> reading.own(invoice)))
                .singleElement()
                .satisfies(share -> assertThat(share.net()).isEqualTo(Money.of("300.00")));
        user.asSystem(() -> invoices.credit(invoice.id(), Money.of("100.00"), "shorter"))
                .orThrow();
        assertThat(turnover(hers)).isEqualTo(Money.of("-630.00"));
        assertThat(turnover(his)).isEqualTo(Money.of("-270.00"));
        assertThat(verify.run())
                .allSatisfy(report ->
                        assertThat(report.failures()).as(report.name()).isEmpty());
    }

    @Test
    void aHolderCreditsTheirOwnLinesAndTheRestIsThatOfTheOther() {
        SaleRequest done = user.as(coop.officer(Role.FINANCE), () -> requests.ask(hers, together(), null))
                .orThrow();
        Invoice invoice = invoices.find(Objects.requireNonNull(done.invoice())).orElseThrow();
        assertThatThrownBy(() -> as(karim, () -> invoices.credit(invoice.id(), "all of it")))
                .isInstanceOf(AccessDenied.class);
        assertThatThrownBy(() -> as(karim, () -> invoices.creditUnit(invoice.id(), hers, Money.of("1.00"), "hers")))
                .isInstanceOf(AccessDenied.class);
        assertThat(codes(as(karim, () -> invoices.creditUnit(invoice.id(), his, Money.of("300.01"), "too much"))))
                .containsExactly("invoicing.credit_above_invoice");
        as(karim, () -> invoices.creditUnit(invoice.id(), his, Money.of("300.00"), "it rained"))
                .orThrow();
        assertThat(turnover(his)).isEqualTo(Money.ZERO);
        assertThat(turnover(hers)).isEqualTo(Money.of("-700.00"));
        assertThat(invoices.leftInDocument(invoice, his)).isEqualTo(Money.ZERO);
        user.asSystem(() -> invoices.credit(invoice.id(), Money.of("100.00"), "shorter"))
                .orThrow();
        assertThat(turnover(hers)).as("nothing is left of his lines").isEqualTo(Money.of("-600.00"));
        user.asSystem(() -> invoices.credit(invoice.id(), "the rest")).orThrow();
        assertThat(turnover(hers)).isEqualTo(Money.ZERO);
        assertThat(turnover(his)).isEqualTo(Money.ZERO);
        assertThat(verify.run())
                .allSatisfy(report ->
                        assertThat(report.failures()).as(report.name()).isEmpty());
        Invoice alone = invoices.find(Objects.requireNonNull(user.as(
                                coop.officer(Role.FINANCE),
                                () -> requests.ask(hers, together().selling(List.of(line(hers, "10.00"))), null))
                        .orThrow()
                        .invoice()))
                .orElseThrow();
        assertThat(codes(as(maud, () -> invoices.creditUnit(alone.id(), hers, Money.of("1.00"), "hers"))))
                .containsExactly("invoicing.not_joint");
    }

    @Test
    void aHolderCreditsTheirOwnLinesOfAnInvoiceThatTookDepositsOff() {
        Invoice deposit =
                issued(together().as(Invoice.Form.DEPOSIT).selling(List.of(line(hers, "200.00"), line(his, "100.00"))));
        Invoice last = issued(together().deducting(List.of(deposit.id())));
        assertThat(last.exclVat()).isEqualTo(Money.of("700.00"));
        assertThat(invoices.isJoint(last)).isTrue();
        assertThat(codes(as(karim, () -> invoices.creditUnit(last.id(), his, Money.of("200.01"), "too much"))))
                .as("his deposit of 100 is off his 300")
                .containsExactly("invoicing.credit_above_invoice");
        as(karim, () -> invoices.creditUnit(last.id(), his, Money.of("50.00"), "shorter"))
                .orThrow();
        as(karim, () -> invoices.creditUnit(last.id(), his, Money.of("150.00"), "not at all"))
                .orThrow();
        assertThat(turnover(his)).as("the deposit stands").isEqualTo(Money.of("-100.00"));
        assertThat(turnover(hers)).isEqualTo(Money.of("-700.00"));
        assertThat(invoices.openDeposits(his, client))
                .as("it is off her lines still")
                .isEmpty();
        user.asSystem(() -> invoices.credit(last.id(), Money.of("100.00"), "shorter too"))
                .orThrow();
        assertThat(turnover(hers)).as("nothing is left of his lines").isEqualTo(Money.of("-600.00"));
        as(maud, () -> invoices.creditUnit(last.id(), hers, Money.of("400.00"), "the rest"))
                .orThrow();
        assertThat(invoices.leftInDocument(last)).isEqualTo(Money.ZERO);
        assertThat(Money.sum(invoices.creditNotesOn(last.id()).stream()
                        .map(Invoice::vat)
                        .toList()))
                .isEqualTo(last.vat());
        assertThat(turnover(hers)).isEqualTo(Money.of("-200.00"));
        assertThat(invoices.openDeposits(his, client)).extracting(Invoice::id).containsExactly(deposit.id());
        assertThat(verify.run())
                .allSatisfy(report ->
                        assertThat(report.failures()).as(report.name()).isEmpty());
    }

    private Invoice issued(Sale sale) {
        SaleRequest done = user.as(coop.officer(Role.FINANCE), () -> requests.ask(hers, sale, null))
                .orThrow();
        return invoices.find(Objects.requireNonNull(done.invoice())).orElseThrow();
    }

    private Money turnover(UUID unit) {
        return ledger.balance("PROD", AccountRole.TURNOVER, unit);
    }

    @Test
    void whoDoesNotAgreeSaysWhy() {
        SaleRequest asked = as(maud, () -> requests.ask(hers, together(), null)).orThrow();
        assertThat(codes(as(karim, () -> joint.decline(asked.id(), " ")))).containsExactly("sales.reason_missing");
        SaleRequest back =
                as(karim, () -> joint.decline(asked.id(), "It was 350")).orThrow();
        assertThat(back.state()).isEqualTo(State.RETURNED);
        assertThat(back.answer()).isEqualTo("It was 350");
    }
}
