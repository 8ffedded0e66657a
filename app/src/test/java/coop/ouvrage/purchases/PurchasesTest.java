package coop.ouvrage.purchases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.ouvrage.access.AccessDenied;
import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.Verify;
import coop.ouvrage.money.Money;
import coop.ouvrage.purchases.Purchase.State;
import coop.ouvrage.purchases.spi.OwnVat;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.treasury.PaymentBatches;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** An invoice of a supplier from its arrival to its payment, and all that may be wrong with it. */
@OuvrageTest(perMethod = true)
@Import(SupplyFixture.class)
@TestPropertySource(properties = "ouvrage.invoicing.timer=false")
class PurchasesTest {

    private static final String CALLED = "02 555 01 00, contract of 2024";

    private final SupplyFixture supply;
    private final Purchases purchases;
    private final PurchaseInbox inbox;
    private final PurchaseReading reading;
    private final PurchasePayments payments;
    private final PaymentBatches batches;
    private final Verify verify;
    private UUID unit;

    PurchasesTest(
            SupplyFixture supply,
            Purchases purchases,
            PurchaseInbox inbox,
            PurchaseReading reading,
            PurchasePayments payments,
            PaymentBatches batches,
            Verify verify) {
        this.supply = supply;
        this.purchases = purchases;
        this.inbox = inbox;
        this.reading = reading;
        this.payments = payments;
        this.batches = batches;
        this.verify = verify;
    }

    @BeforeEach
    void aUnitWithMoney() {
        unit = supply.unit("500.00");
    }

    @Test
    void aReferenceOfTheUnitBringsItToItsHolderThenFinanceThenTheBooks() {
        PurchaseId id = supply.arrives(supply.invoice("F-1", "100.00")
                .references(Suggestions.code(unit), null)
                .build());
        assertThat(supply.get(id).state()).isEqualTo(State.HOLDER);
        assertThat(supply.get(id).coding().found()).isEqualTo(Purchase.Found.REFERENCE);

        supply.holder(() -> purchases.approve(id)).orThrow();
        assertThat(supply.budgets().of(unit).free()).isEqualTo(Money.of("400.00"));
        supply.officer(() -> purchases.book(id)).orThrow();

        assertThat(supply.budgets().of(unit).had()).isEqualTo(Money.of("400.00"));
        assertThat(supply.budgets().of(unit).reserved()).isEqualTo(Money.ZERO);
        assertThat(supply.ledger().balance("PROD", AccountRole.INPUT_VAT, null)).isEqualTo(Money.of("21.00"));
        UUID supplier = Objects.requireNonNull(supply.get(id).supplier());
        assertThat(supply.ledger().partyBalance("PROD", AccountRole.SUPPLIER, supplier))
                .isEqualTo(Money.of("-121.00"));
        assertThat(supply.codes(supply.officer(() -> purchases.book(id)))).containsExactly("purchases.not_waiting");
        proven();
    }

    @Test
    void anotherPersonThanTheFirstBooksAndConfirmsTheAccount() {
        PurchaseId id = supply.booked(unit, "F-1", "100.00", purchases);
        assertThat(supply.codes(supply.system(() -> payments.batch("PROD"))))
                .containsExactly("purchases.nothing_to_pay");
        assertThat(supply.codes(supply.officer(() -> purchases.confirmAccount(id, CALLED, "Ilse: yes"))))
                .containsExactly("purchases.own_case");
        assertThat(supply.codes(supply.colleague(() -> purchases.confirmAccount(id, "by mail", " "))))
                .containsExactly("purchases.called_missing", "purchases.said_missing");
        supply.colleague(() -> purchases.confirmAccount(id, CALLED, "Ilse: yes"))
                .orThrow();
        var batch = supply.system(() -> payments.batch("PROD")).orThrow();
        assertThat(supply.system(() -> batches.ofSource(id.value()))).hasSize(1);
        assertThat(supply.codes(supply.system(() -> payments.batch("PROD"))))
                .containsExactly("purchases.nothing_to_pay");
        assertThat(batch).isNotNull();
        supply.system(() -> {
            payments.sent(id.value(), supply.today());
            payments.returned(id.value(), Money.of("121.00"), supply.today(), "AC04");
            return id;
        });
        assertThat(supply.get(id).state()).isEqualTo(State.BOOKED);
        supply.system(() -> {
            payments.paid(id.value(), supply.today());
            return id;
        });
        assertThat(supply.get(id).state()).isEqualTo(State.PAID);
    }

    @Test
    void whatTheUnitCannotBearIsNotApproved() {
        PurchaseId id = supply.arrives(supply.invoice("F-2", "600.00")
                .references(Suggestions.code(unit), null)
                .build());
        assertThat(supply.codes(supply.holder(() -> purchases.approve(id)))).containsExactly("unit.not_enough");
        assertThatThrownBy(() -> supply.stranger(() -> purchases.approve(id))).isInstanceOf(AccessDenied.class);
    }

    @Test
    void historyFindsTheUnitAndTheSameNumberIsADuplicate() {
        supply.booked(unit, "F-1", "100.00", purchases);
        PurchaseId next = supply.arrives(supply.invoice("F-2", "10.00").build());
        assertThat(supply.get(next).coding().found()).isEqualTo(Purchase.Found.HISTORY);
        assertThat(supply.get(next).state()).isEqualTo(State.HOLDER);
        PurchaseId again = supply.arrives(supply.invoice("f-1", "90.00").build());
        assertThat(supply.get(again).state()).isEqualTo(State.DUPLICATE);
        assertThat(supply.codes(supply.officer(() -> purchases.book(again)))).contains("purchases.not_waiting");
    }

    @Test
    void theSameMessageIsReceivedOnce() {
        byte[] file = supply.xml(supply.invoice("F-1", "100.00").build());
        PurchaseId first = supply.system(() -> inbox.receive("m-1", file));
        assertThat(supply.system(() -> inbox.receive("m-1", file))).isEqualTo(first);
        supply.officer(() -> inbox.upload(file, "again.xml", null)).orThrow();
        assertThat(supply.codes(supply.officer(() -> inbox.upload(file, "again.xml", null))))
                .containsExactly("purchases.file_known");
    }

    @Test
    void wrongTotalsAreRefusedInWordsAndNeverBooked() {
        String xml = new String(
                supply.xml(supply.invoice("F-1", "100.00")
                        .references(Suggestions.code(unit), null)
                        .build()),
                StandardCharsets.UTF_8);
        PurchaseId id = supply.arrives(xml.replace(">121.00<", ">212.00<").getBytes(StandardCharsets.UTF_8));
        assertThat(supply.codes(supply.holder(() -> purchases.approve(id)))).containsExactly("purchases.wrong_totals");
        assertThat(reading.cost(supply.get(id)))
                .as("no cost out of sums that do not add up")
                .isNull();
        assertThat(supply.codes(supply.holder(() -> purchases.refuse(id, "XXX", " "))))
                .containsExactly("purchases.reason_code", "purchases.reason_missing");
        supply.holder(() -> purchases.refuse(id, "FIN", "Le total ne correspond pas."))
                .orThrow();
        assertThat(supply.get(id).state()).isEqualTo(State.REFUSED);
        // The corrected one may bear the same number.
        PurchaseId right = supply.arrives(xml.getBytes(StandardCharsets.UTF_8));
        assertThat(supply.get(right).state()).isEqualTo(State.HOLDER);
    }

    @Test
    void whatCannotBeReadIsKeptForSomebodyToSee() {
        String bomb = "<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b SYSTEM \"file:///etc/passwd\">]><x>&b;</x>";
        PurchaseId id = supply.arrives(bomb.getBytes(StandardCharsets.UTF_8));
        Purchase kept = supply.get(id);
        assertThat(kept.state()).isEqualTo(State.UNREADABLE);
        assertThat(kept.findings().getFirst().rule()).isEqualTo("einvoice.doctype");
        assertThat(supply.get(supply.arrives(new byte[] {1, 2, 3})).state()).isEqualTo(State.UNREADABLE);
        assertThat(supply.codes(supply.officer(() -> inbox.upload(new byte[0], "x.xml", null))))
                .containsExactly("purchases.file_empty");
        supply.officer(() -> purchases.refuse(id, "OTH", "Illisible")).orThrow();
    }

    @Test
    void financeFindsTheUnitWhereNobodyElseDoes() {
        PurchaseId id = supply.arrives(supply.invoice("F-1", "100.00").build());
        assertThat(supply.get(id).state()).isEqualTo(State.NEW);
        UUID elsewhere = supply.system(() -> supply.units().pot("TRAIN"));
        assertThat(supply.codes(supply.officer(() -> purchases.assign(id, supply.to(elsewhere, "1")))))
                .containsExactly("purchases.unit_of_another_entity");
        assertThat(supply.codes(supply.officer(() -> purchases.assign(id, supply.to(UUID.randomUUID(), "2")))))
                .containsExactly("purchases.unit_unknown", "purchases.deductible");
        supply.officer(() -> purchases.assign(id, supply.to(unit, "0.5"))).orThrow();
        supply.holder(() -> purchases.approve(id)).orThrow();
        supply.officer(() -> purchases.book(id)).orThrow();
        assertThat(supply.budgets().of(unit).had()).isEqualTo(Money.of("389.50"));
        assertThat(supply.ledger().balance("PROD", AccountRole.INPUT_VAT, null)).isEqualTo(Money.of("10.50"));
        proven();
    }

    @Test
    void theCommonPotAnswersToTwoOfFinance() {
        PurchaseId id = supply.arrives(supply.invoice("F-1", "100.00").build());
        UUID pot = supply.system(() -> supply.units().pot("PROD"));
        supply.officer(() -> purchases.assign(id, supply.to(pot, "1"))).orThrow();
        supply.officer(() -> purchases.approve(id)).orThrow();
        assertThat(supply.codes(supply.officer(() -> purchases.book(id)))).containsExactly("purchases.own_case");
        supply.colleague(() -> purchases.book(id)).orThrow();
        proven();
    }

    @Test
    void aCreditNoteIsSetOffAgainstTheInvoice() {
        PurchaseId invoice = supply.booked(unit, "F-1", "100.00", purchases);
        PurchaseId note =
                supply.arrives(supply.creditNote("C-1", "F-1", "40.00").build());
        assertThat(supply.get(note).state()).isEqualTo(State.HOLDER);
        supply.holder(() -> purchases.approve(note)).orThrow();
        supply.officer(() -> purchases.book(note)).orThrow();
        assertThat(supply.get(invoice).open()).isEqualTo(Money.of("72.60"));
        assertThat(supply.get(note).state()).isEqualTo(State.SETTLED);
        assertThat(supply.ledger().balance("PROD", AccountRole.VAT_TO_REPAY, null))
                .isEqualTo(Money.of("-8.40"));
        assertThat(supply.budgets().of(unit).had()).isEqualTo(Money.of("440.00"));
        proven();
    }

    @Test
    void creditNotesGiveBackNoMoreThanTheirInvoiceAskedFor() {
        PurchaseId invoice = supply.booked(unit, "F-1", "100.00", purchases);
        PurchaseId above =
                supply.arrives(supply.creditNote("C-1", "F-1", "4850.00").build());
        assertThat(supply.codes(supply.holder(() -> purchases.approve(above))))
                .containsExactly("purchases.credit_above");
        PurchaseId part =
                supply.arrives(supply.creditNote("C-2", "F-1", "60.00").build());
        supply.holder(() -> purchases.approve(part)).orThrow();
        supply.officer(() -> purchases.book(part)).orThrow();
        PurchaseId rest =
                supply.arrives(supply.creditNote("C-3", "F-1", "40.01").build());
        assertThat(supply.codes(supply.holder(() -> purchases.approve(rest))))
                .as("less what the other note gave back")
                .containsExactly("purchases.credit_above");
        PurchaseId all = supply.arrives(supply.creditNote("C-4", "F-1", "40.00").build());
        supply.holder(() -> purchases.approve(all)).orThrow();
        supply.officer(() -> purchases.book(all)).orThrow();
        assertThat(supply.get(invoice).open()).isEqualTo(Money.ZERO);
        assertThat(supply.budgets().of(unit).had()).isEqualTo(Money.of("500.00"));
        proven();
    }

    /** Both notes fit on the invoice alone, not together: whoever books second is told, though neither was in the books when they began. */
    @RepeatedTest(3)
    void ofTwoCreditNotesBookedAtOnceOneIsTooMuch() throws Exception {
        PurchaseId invoice = supply.booked(unit, "F-1", "100.00", purchases);
        List<PurchaseId> notes = Stream.of("C-1", "C-2")
                .map(number ->
                        supply.arrives(supply.creditNote(number, "F-1", "60.00").build()))
                .toList();
        notes.forEach(note -> supply.holder(() -> purchases.approve(note)).orThrow());
        CyclicBarrier start = new CyclicBarrier(notes.size());
        List<Outcome<PurchaseId>> outcomes = new ArrayList<>();
        try (ExecutorService hands = Executors.newFixedThreadPool(notes.size())) {
            List<Future<Outcome<PurchaseId>>> booked = notes.stream()
                    .map(note -> hands.submit(() -> {
                        start.await();
                        return supply.officer(() -> purchases.book(note));
                    }))
                    .toList();
            for (Future<Outcome<PurchaseId>> one : booked) {
                outcomes.add(one.get());
            }
        }
        assertThat(outcomes).filteredOn(Outcome::isDone).hasSize(1);
        assertThat(outcomes)
                .filteredOn(outcome -> !outcome.isDone())
                .singleElement()
                .satisfies(outcome -> assertThat(supply.codes(outcome)).containsExactly("purchases.credit_above"));
        assertThat(supply.get(invoice).open()).isEqualTo(Money.of("48.40"));
        proven();
    }

    @Test
    void onForeignInvoicesWeOweTheTaxOurselves() {
        PurchaseId id = supply.arrives(supply.foreign("N-1", "100.00")
                .references(Suggestions.code(unit), null)
                .build());
        assertThat(supply.get(id).coding().treatment()).isEqualTo(Purchase.Treatment.EU_SERVICES);
        supply.holder(() -> purchases.approve(id)).orThrow();
        supply.officer(() -> purchases.book(id)).orThrow();
        assertThat(supply.ledger().balance("PROD", AccountRole.VAT_DUE_BY_US, null))
                .isEqualTo(Money.of("-21.00"));
        assertThat(supply.ledger().balance("PROD", AccountRole.INPUT_VAT, null)).isEqualTo(Money.of("21.00"));
        assertThat(supply.budgets().of(unit).had()).isEqualTo(Money.of("400.00"));
        proven();
    }

    @Test
    void theRateThatWeOweIsThatOfTheThingBought() {
        PurchaseId books = supply.arrives(supply.foreign("N-2", "100.00").build());
        supply.officer(() -> purchases.assign(books, bought(OwnVat.Level.REDUCED)))
                .orThrow();
        assertThat(supply.get(books).coding().ownLevel()).isEqualTo(OwnVat.Level.REDUCED);
        supply.holder(() -> purchases.approve(books)).orThrow();
        supply.colleague(() -> purchases.book(books)).orThrow();
        assertThat(supply.ledger().balance("PROD", AccountRole.VAT_DUE_BY_US, null))
                .isEqualTo(Money.of("-6.00"));
        proven();
    }

    private Purchases.Assignment bought(OwnVat.Level level) {
        return new Purchases.Assignment(
                unit, null, Purchase.Nature.GOODS, Purchase.Treatment.EU_GOODS, level, "", BigDecimal.ONE);
    }

    @Test
    void whatWasPaidBeforeInPartIsNotBooked() {
        PurchaseId part = supply.arrives(supply.invoice("F-2", "100.00")
                .prepaid(new BigDecimal("50.00"))
                .references(Suggestions.code(unit), null)
                .build());
        assertThat(supply.codes(supply.holder(() -> purchases.approve(part)))).containsExactly("purchases.part_paid");
    }

    @Test
    void whatLacksNumberBuyerOrAccountIsSaidSo() {
        byte[] whole = supply.xml(
                supply.invoice("F-7", "10.00").references("papier", null).build());
        String xml = new String(whole, StandardCharsets.UTF_8);
        String number = supply.system(() -> supply.entities().get("PROD").enterpriseNumber());
        PurchaseId nobodys = supply.arrives(xml.replace(number, "0203201340").getBytes(StandardCharsets.UTF_8));
        assertThat(supply.codes(supply.officer(() -> purchases.approve(nobodys))))
                .containsExactly("purchases.not_waiting", "purchases.unit_missing", "purchases.not_for_us");
        PurchaseId dateless = supply.arrives(xml.replaceAll("<cbc:IssueDate>[^<]*</cbc:IssueDate>", "")
                .replace("F-7", "F-8")
                .replace("papier", Suggestions.code(unit))
                .getBytes(StandardCharsets.UTF_8));
        assertThat(supply.codes(supply.holder(() -> purchases.approve(dateless))))
                .contains("purchases.no_number_or_date");
        PurchaseId accountless = supply.arrives(
                xml.replace("BE68539007547034", "BE00").replace("F-7", "F-9").getBytes(StandardCharsets.UTF_8));
        assertThat(supply.codes(supply.officer(() -> purchases.confirmAccount(accountless, CALLED, "Ilse: yes"))))
                .containsExactly("purchases.no_account");
        assertThat(supply.codes(supply.officer(() -> inbox.upload(new byte[50 * 1024 * 1024 + 1], "x.xml", null))))
                .containsExactly("purchases.file_too_large");
    }

    private void proven() {
        assertThat(supply.system(verify::run).stream()
                        .flatMap(report -> report.failures().stream())
                        .toList())
                .isEmpty();
    }
}
