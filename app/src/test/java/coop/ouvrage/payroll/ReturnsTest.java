package coop.ouvrage.payroll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.ouvrage.access.AccessDenied;
import coop.ouvrage.access.Actor;
import coop.ouvrage.access.Role;
import coop.ouvrage.access.UserId;
import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.employment.ContractId;
import coop.ouvrage.employment.ContractKind;
import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.Dim;
import coop.ouvrage.ledger.EntryDraft;
import coop.ouvrage.ledger.Journal;
import coop.ouvrage.money.Money;
import coop.ouvrage.parties.NationalNumbers;
import coop.ouvrage.parties.PartyId;
import coop.ouvrage.payroll.spi.YearlyKind;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.returns.AuthorityPayment;
import coop.ouvrage.returns.AuthorityPayments;
import coop.ouvrage.returns.PayReturn;
import coop.ouvrage.returns.ReturnId;
import coop.ouvrage.returns.ReturnPayments;
import coop.ouvrage.returns.Returns;
import coop.ouvrage.returns.ReturnsDue;
import coop.ouvrage.returns.spi.Control;
import coop.ouvrage.returns.spi.ReturnChange;
import coop.ouvrage.returns.spi.ReturnLine;
import coop.ouvrage.treasury.BatchId;
import coop.ouvrage.treasury.PaymentBatches;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;

/** Returns on a real database: made of posted payslips, equal to the books, filed by two people, paid back to zero. */
@OuvrageTest(perMethod = true)
class ReturnsTest {

    private static final LocalDate WEDNESDAY = LocalDate.of(2026, 11, 18);
    private static final String AUTHORITY_IBAN = "BE52979000010109";

    private final ApplicationContext context;
    private final Returns returns;
    private final ReturnsDue due;
    private final ReturnPayments payments;
    private final AuthorityPayments authorities;
    private final PaymentBatches batches;
    private final NationalNumbers numbers;
    private final YearlyPays yearly;
    private PayrollWorld world;
    private int people = 100;

    ReturnsTest(
            ApplicationContext context,
            Returns returns,
            ReturnsDue due,
            ReturnPayments payments,
            AuthorityPayments authorities,
            PaymentBatches batches,
            NationalNumbers numbers,
            YearlyPays yearly) {
        this.context = context;
        this.returns = returns;
        this.due = due;
        this.payments = payments;
        this.authorities = authorities;
        this.batches = batches;
        this.numbers = numbers;
        this.yearly = yearly;
    }

    @BeforeEach
    void settle() {
        world = context.getAutowireCapableBeanFactory().createBean(PayrollWorld.class);
    }

    private UUID worker(String given) {
        UUID worker = world.worker(given);
        people += 2;
        long digits = Long.parseLong("900501" + people);
        String number = "900501" + people + "%02d".formatted(97 - digits % 97);
        world.user.asSystem(() -> numbers.declare(new PartyId(worker), number).orThrow());
        return worker;
    }

    private ContractId paid(UUID worker, String wage) {
        ContractId contract = world.done(worker, ContractKind.EMPLOYEE, wage, "1.55", WEDNESDAY);
        world.released();
        return contract;
    }

    private ReturnId made(String kind, LocalDate day) {
        return world.as(world.first, () -> returns.make("PROD", kind, day)).orThrow();
    }

    private PayReturn get(ReturnId id) {
        return world.as(world.first, () -> returns.get(id));
    }

    private void filed(ReturnId id) {
        world.as(world.second, () -> returns.file(id, "REC-1", "+++090/9337/55493+++"))
                .orThrow();
    }

    private Money balance(AccountRole role) {
        return world.ledger.balance("PROD", role, null);
    }

    private static List<String> codes(Outcome<?> outcome) {
        return outcome.refusals().stream().map(Refusal::code).toList();
    }

    private void later(String moment) {
        world.clock.freezeAt(LocalDateTime.parse(moment));
    }

    @Test
    void aQuarterAgreesWithTheBooksAndEmptiesThem() {
        UUID lou = worker("Lou");
        UUID noor = worker("Noor");
        world.done(lou, ContractKind.EMPLOYEE, "564.51", "1.55", WEDNESDAY);
        world.done(worker("Mia"), ContractKind.EMPLOYEE, "110.00", "1.55", WEDNESDAY);
        world.done(noor, ContractKind.ARTIST, "557.32", "1.57", WEDNESDAY);
        world.done(worker("Sam"), ContractKind.STUDENT, "100.00", "1.09", WEDNESDAY);
        world.released();
        Money booked = balance(AccountRole.SOCIAL_SECURITY_PAYABLE).negate();
        later("2027-01-05T09:00");

        ReturnId id = made("be.dmfa", WEDNESDAY);
        PayReturn dmfa = get(id);
        assertThat(dmfa.findings()).isEmpty();
        assertThat(dmfa.period()).isEqualTo("2026-Q4");
        assertThat(dmfa.dueOn()).isEqualTo("2027-01-31");
        assertThat(dmfa.owed().socialSecurity()).isEqualTo(booked);
        // 557.32 x 108 % = 601.91; x 5.57 % = 33.53
        assertThat(dmfa.owed().holiday()).isEqualTo(Money.of("33.53"));
        assertThat(dmfa.lines()).extracting(ReturnLine::code).contains("495", "046", "841", "0001", "256", "855");
        assertThat(of(dmfa, "841")).isEqualTo(Money.of("8.14"));
        String xml =
                new String(world.as(world.first, () -> returns.download(id)).bytes(), StandardCharsets.UTF_8);
        assertThat(xml)
                .contains("<Quarter>20264</Quarter>", "<WorkerCode>495</WorkerCode>", "<JointCommissionNbr>304<")
                .contains("<RemunAmount>00000055732</RemunAmount>", "<StudentRemunAmount>000010000<");
        assertThat(xml.split("<Occupation>")).hasSize(4);

        assertThat(codes(world.as(world.first, () -> returns.file(id, "REC", ""))))
                .containsExactly("returns.same_officer");
        assertThat(codes(world.as(world.second, () -> returns.file(id, " ", ""))))
                .containsExactly("returns.receipt_missing");
        filed(id);
        assertThat(balance(AccountRole.SOCIAL_SECURITY_PAYABLE)).isEqualTo(Money.ZERO);
        assertThat(balance(AccountRole.AUTHORITIES_PAYABLE).negate()).isEqualTo(booked.plus(Money.of("33.53")));
        assertThat(world.as(world.first, due::all))
                .extracting(ReturnsDue.Due::kind)
                .doesNotContain("be.dmfa");
        assertThat(world.broken()).isEmpty();
        // Made again, it is the same to the byte.
        later("2027-02-01T09:00");
        assertThat(new String(world.as(world.first, () -> returns.download(id)).bytes(), StandardCharsets.UTF_8))
                .isEqualTo(xml);
        assertThat(codes(world.as(world.first, () -> returns.make("PROD", "be.dmfa", WEDNESDAY))))
                .containsExactly("returns.unchanged");
    }

    private static Money of(PayReturn dmfa, String code) {
        return Money.sum(dmfa.lines().stream()
                .filter(line -> line.code().equals(code))
                .map(ReturnLine::amount)
                .toList());
    }

    @Test
    void aMonthOfWithholdingIsPaidByTwoPeopleUntilNothingIsLeft() {
        UUID lou = worker("Lou");
        paid(lou, "3000.00");
        Money tax =
                Totals.sum(world.of(lou).stream().map(Payslip::totals).toList()).tax();
        assertThat(tax.isPositive()).isTrue();
        ReturnId early = made("be.withholding", WEDNESDAY);
        assertThat(codes(world.as(world.second, () -> returns.file(early, "R", ""))))
                .containsExactly("returns.period_running");
        assertThat(codes(world.as(world.first, () -> payments.pay(early)))).contains("returns.nothing_to_pay");
        later("2026-12-02T09:00");
        filed(early);
        PayReturn filed = get(early);
        assertThat(filed.dueOn()).isEqualTo("2026-12-15");
        assertThat(filed.owed().withholding()).isEqualTo(tax);
        assertThat(balance(AccountRole.WITHHOLDING_PAYABLE)).isEqualTo(Money.ZERO);
        assertThat(world.as(world.first, () -> returns.undeclared("PROD", Control.WITHHOLDING)))
                .isEqualTo(Money.ZERO);

        assertThat(codes(world.as(world.first, () -> payments.pay(early)))).containsExactly("returns.no_account");
        assertThat(codes(world.as(world.first, () -> authorities.enter("be.tax", "BE00", ""))))
                .containsExactly("returns.iban_wrong", "returns.source_missing");
        world.as(world.first, () -> authorities.enter("be.tax", AUTHORITY_IBAN, "Letter of 2 January 2026"))
                .orThrow();
        assertThat(codes(world.as(world.first, () -> authorities.confirm("be.tax"))))
                .containsExactly("returns.same_officer");
        assertThat(codes(world.as(world.first, () -> payments.pay(early)))).containsExactly("returns.no_account");
        world.as(world.second, () -> authorities.confirm("be.tax")).orThrow();
        BatchId batch = world.as(world.first, () -> payments.pay(early)).orThrow();
        assertThat(codes(world.as(world.first, () -> payments.pay(early)))).containsExactly("returns.in_payment");
        assertThat(codes(world.as(world.second, () -> returns.file(early, "R", ""))))
                .containsExactly("returns.not_waiting");
        assertThat(codes(world.as(world.first, () -> authorities.confirm("be.tax"))))
                .containsExactly("returns.nothing_to_confirm");
        assertThat(codes(world.as(world.first, () -> authorities.enter("be.moon", AUTHORITY_IBAN, "Letter"))))
                .containsExactly("returns.unknown_authority");
        assertThat(codes(world.as(world.first, () -> batches.approve(batch)))).containsExactly("treasury.batch_own");
        world.as(world.second, () -> batches.approve(batch)).orThrow();
        assertThat(balance(AccountRole.AUTHORITIES_PAYABLE)).isEqualTo(Money.ZERO);
        assertThat(world.as(world.first, () -> authorities.of(early.value())))
                .extracting(AuthorityPayment::state)
                .containsExactly(AuthorityPayment.State.SENT);
        assertThat(world.broken()).isEmpty();
    }

    @Test
    void aLaterCorrectionMakesAnotherVersionThatOwesTheDifference() {
        UUID lou = worker("Lou");
        ContractId contract = paid(lou, "564.51");
        later("2027-01-05T09:00");
        ReturnId first = made("be.dmfa", WEDNESDAY);
        filed(first);
        world.correct(contract, "700.00", WEDNESDAY);
        world.released();
        assertThat(world.as(world.first, due::all))
                .filteredOn(row -> row.kind().equals("be.dmfa"))
                .singleElement()
                .satisfies(row ->
                        assertThat(row.filed()).as("wage and holiday pay").isEqualTo(2));
        ReturnId second = made("be.dmfa", WEDNESDAY);
        assertThat(get(second).nr()).isEqualTo(2);
        assertThat(get(second).findings()).isEmpty();
        assertThat(get(second).notes()).contains("be.return.note.update");
        assertThat(world.as(world.first, () -> returns.changes(first))).isEmpty();
        List<ReturnChange> changes = world.as(world.first, () -> returns.changes(second));
        assertThat(changes).extracting(ReturnChange::code).contains("495", "870");
        assertThat(Money.sum(changes.stream().map(ReturnChange::difference).toList()))
                .as("the whole of what changes, to the cent")
                .isEqualTo(get(second).owed().total().minus(get(first).owed().total()));
        assertThatThrownBy(() -> world.as(PayrollWorld.member(lou), () -> returns.changes(second)))
                .isInstanceOf(AccessDenied.class);
        filed(second);
        assertThat(world.as(world.first, () -> returns.changes(second)))
                .as("the same after it is filed")
                .isEqualTo(changes);
        assertThat(get(second).change())
                .isEqualTo(get(second).owed().total().minus(get(first).owed().total()));
        assertThat(balance(AccountRole.SOCIAL_SECURITY_PAYABLE)).isEqualTo(Money.ZERO);
        assertThat(world.as(world.first, () -> returns.versions(get(second)))).hasSize(2);
        assertThat(world.broken()).isEmpty();
    }

    @Test
    void aReturnThatTheBooksContradictIsNotFiled() {
        UUID lou = worker("Lou");
        paid(lou, "564.51");
        Payslip payslip = world.of(lou).getFirst();
        world.transaction.executeWithoutResult(
                status -> world.ledger.post(EntryDraft.in("PROD", Journal.PAY, LocalDate.of(2026, 11, 30))
                        .from("payslip", payslip.id().value())
                        .key("test:by-hand")
                        .text("ledger.text.payslip", Map.of("month", "2026-11"))
                        .debit(AccountRole.OTHER_STAFF_COST, Money.of("1.00"), Dim.unit(world.unit))
                        .credit(AccountRole.SOCIAL_SECURITY_PAYABLE, Money.of("1.00"), Dim.none())
                        .build()));
        later("2027-01-05T09:00");
        ReturnId id = made("be.dmfa", WEDNESDAY);
        assertThat(get(id).findings()).extracting(Refusal::code).containsExactly("returns.differs_from_books");
        assertThat(codes(world.as(world.second, () -> returns.file(id, "R", ""))))
                .containsExactly("returns.has_findings");
    }

    @Test
    void aFileThatItsSchemaRefusesIsNotFiled() throws IOException {
        paid(worker("Lou"), "564.51");
        later("2027-01-05T09:00");
        Path folder = Path.of(context.getEnvironment().getProperty("ouvrage.data", "data"), "schemas");
        Path schema = folder.resolve("DmfAOriginal_20264.xsd");
        Files.createDirectories(folder);
        Files.writeString(schema, """
                <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="Other" type="xs:string"/></xs:schema>""");
        try {
            ReturnId id = made("be.dmfa", WEDNESDAY);
            assertThat(get(id).schema().errors()).isNotEmpty();
            assertThat(codes(world.as(world.second, () -> returns.file(id, "R", ""))))
                    .containsExactly("returns.not_valid");
        } finally {
            Files.delete(schema);
        }
    }

    /** A premium and double holiday pay stand in the quarter in which they are paid, and on the sheet of the year; the books agree. */
    @Test
    void yearlyPayIsDeclaredWithItsQuarterAndYear() {
        UUID lou = worker("Lou");
        LocalDate[] days = java.util.stream.IntStream.range(0, 8)
                .mapToObj(month -> LocalDate.of(2026, 3, 2).plusMonths(month))
                .toArray(LocalDate[]::new);
        ContractId contract = world.done(lou, ContractKind.EMPLOYEE, "4800.00", "1.55", days);
        world.jdbc
                .sql("update work_contract set joint_committee = '200.00', last_day = '2026-10-02' where id = :id")
                .param("id", contract.value())
                .update();
        world.released();
        PayRunId run = world.as(world.first, () -> yearly.prepare("PROD", YearlyKind.YEAR_END_PREMIUM, 2026))
                .orThrow();
        world.as(world.second, () -> world.runs.release(run)).orThrow();
        Money premium = world.of(lou).stream()
                .filter(payslip -> payslip.pays() == Pays.YEAR_END_PREMIUM)
                .findFirst()
                .orElseThrow()
                .totals()
                .gross();
        Money booked = balance(AccountRole.SOCIAL_SECURITY_PAYABLE).negate();
        later("2027-01-05T09:00");
        ReturnId fourth = made("be.dmfa", WEDNESDAY);
        assertThat(get(fourth).findings()).isEmpty();
        Money others = Money.sum(List.of(3, 6, 9).stream()
                .map(month -> get(made("be.dmfa", LocalDate.of(2026, month, 15))))
                .map(quarter -> quarter.owed().socialSecurity())
                .toList());
        assertThat(get(fourth).owed().socialSecurity().plus(others)).isEqualTo(booked);
        assertThat(new String(
                        world.as(world.first, () -> returns.download(fourth)).bytes(), StandardCharsets.UTF_8))
                .contains("<BonusPaymentFrequency>12</BonusPaymentFrequency>")
                .contains("<RemunAmount>%011d</RemunAmount>".formatted(premium.cents()));
        PayReturn sheets = get(made("be.sheets_281_10", WEDNESDAY));
        assertThat(sheets.findings()).isEmpty();
        Money taxable = Money.sum(world.of(lou).stream()
                .filter(payslip -> !payslip.isDeparture())
                .map(payslip -> payslip.totals().gross().minus(payslip.totals().social()))
                .toList());
        assertThat(of(sheets, "250")).isGreaterThanOrEqualTo(taxable);
        assertThat(world.broken()).isEmpty();
    }

    @Test
    void whoHasNoNationalNumberStopsTheFiling() {
        world.done(world.worker("Nobody"), ContractKind.EMPLOYEE, "564.51", "1.55", WEDNESDAY);
        world.released();
        later("2027-01-05T09:00");
        ReturnId id = made("be.dmfa", WEDNESDAY);
        assertThat(get(id).findings()).extracting(Refusal::code).containsExactly("returns.no_national_number");
        assertThat(codes(world.as(world.second, () -> returns.file(id, "R", ""))))
                .containsExactly("returns.has_findings");
        assertThat(codes(world.as(world.first, () -> returns.make("PROD", "be.dmfa", LocalDate.of(2026, 1, 1)))))
                .containsExactly("returns.nothing_to_declare");
        assertThat(codes(world.as(world.first, () -> returns.make("PROD", "xx.none", WEDNESDAY))))
                .containsExactly("returns.unknown_kind");
    }

    @Test
    void financeReadsTotalsAndNoFileOfPeople() {
        paid(worker("Lou"), "564.51");
        ReturnId dmfa = made("be.dmfa", WEDNESDAY);
        ReturnId tax = made("be.withholding", WEDNESDAY);
        Actor finance = new Actor(
                new UserId(UUID.randomUUID()),
                UUID.randomUUID(),
                "Finance",
                "en",
                Set.of(Role.FINANCE),
                Instant.parse("2100-01-01T00:00:00Z"),
                false);
        assertThat(world.as(finance, () -> returns.get(dmfa)).size().people()).isEqualTo(1);
        assertThat(world.as(finance, () -> returns.download(tax)).bytes()).isNotEmpty();
        assertThatThrownBy(() -> world.as(finance, () -> returns.download(dmfa)))
                .isInstanceOf(AccessDenied.class);
        Actor lou = PayrollWorld.member(UUID.randomUUID());
        assertThatThrownBy(() -> world.as(lou, () -> returns.get(dmfa))).isInstanceOf(AccessDenied.class);
    }

    @Test
    void thePeriodThatEndedIsInTheWorklistUntilItIsFiled() {
        paid(worker("Lou"), "3000.00");
        world.clock.passTo(LocalDate.of(2026, 12, 1));
        assertThat(world.waiting("returns.to_file.be.withholding")).isEqualTo(1);
        assertThat(world.waiting("returns.to_file.be.dmfa")).isZero();
        filed(made("be.withholding", WEDNESDAY));
        assertThat(world.waiting("returns.to_file.be.withholding")).isZero();
    }

    /** More given back than withheld: nobody files it as it is; the tax office's answer is the receipt, and it then owes the amount. */
    @Test
    void aMonthBelowZeroIsFiledWithTheAnswerOfTheTaxOffice() {
        UUID lou = worker("Lou");
        ContractId contract = paid(lou, "2400.00");
        later("2027-01-05T09:00");
        Money withheld =
                get(made("be.withholding", LocalDate.of(2026, 11, 30))).owed().total();
        assertThat(withheld).isGreaterThan(Money.ZERO);
        world.correct(contract, "600.00", WEDNESDAY);
        world.released();
        later("2027-02-01T09:00");
        ReturnId negative = made("be.withholding", LocalDate.of(2027, 1, 31));
        PayReturn below = get(negative);
        assertThat(below.owed().total()).isLessThan(Money.ZERO);
        assertThat(below.isNegative()).isTrue();
        assertThat(below.stopping()).isEmpty();
        assertThat(below.findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.arguments())
                        .containsEntry("amount", below.owed().total()));
        assertThat(codes(world.as(world.second, () -> returns.file(negative, " ", ""))))
                .containsExactly("returns.receipt_missing");
        filed(negative);
        assertThat(balance(AccountRole.AUTHORITIES_PAYABLE))
                .as("owed by the authority")
                .isEqualTo(below.owed().total().negate());
        assertThat(world.broken()).isEmpty();
    }
}
