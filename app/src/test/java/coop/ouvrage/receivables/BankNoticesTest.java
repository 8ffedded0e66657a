package coop.ouvrage.receivables;

import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.invoicing.Invoice;
import coop.ouvrage.money.Money;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.treasury.KeptLine;
import coop.ouvrage.treasury.Matching;
import coop.ouvrage.treasury.Notice;
import coop.ouvrage.treasury.Proposal;
import coop.ouvrage.treasury.StatementImport;
import coop.ouvrage.treasury.Statements;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.Import;

/** A bank books many payments as one amount, and tells in a notification (camt.054) which they are: before, after, twice, or wrongly. */
@OuvrageTest(perMethod = true)
@Import(BankWorld.class)
class BankNoticesTest {

    private static final String DAY = "2026-11-02";
    private static final String REFERENCE = "COLL-7781";

    private final BankWorld world;
    private final Statements statements;
    private final Matching matching;
    private final OpenItems items;
    private final CurrentUser user;

    private UUID unit = UUID.randomUUID();
    private UUID client = unit;
    private Invoice first;
    private Invoice second;

    @SuppressWarnings("NullAway.Init")
    BankNoticesTest(BankWorld world, Statements statements, Matching matching, OpenItems items, CurrentUser user) {
        this.world = world;
        this.statements = statements;
        this.matching = matching;
        this.items = items;
        this.user = user;
    }

    @BeforeEach
    void twoInvoices() {
        unit = world.unit();
        client = world.client(unit);
        first = world.invoice(unit, client, UUID.randomUUID(), "1000.00");
        second = world.invoice(unit, client, UUID.randomUUID(), "500.00");
    }

    private record Part(String amount, String reference) {}

    private List<Part> bothInvoices() {
        return List.of(
                new Part("1210.00", String.valueOf(first.structuredReference())),
                new Part("605.00", String.valueOf(second.structuredReference())));
    }

    private static String entry(String reference, String amount, List<Part> parts) {
        String told = parts.stream()
                .map(part -> """
                        <TxDtls><Refs><EndToEndId>NOTPROVIDED</EndToEndId></Refs><Amt Ccy="EUR">%s</Amt><CdtDbtInd>CRDT</CdtDbtInd>\
                        <RltdPties><Dbtr><Pty><Nm>Claire Dumont</Nm></Pty></Dbtr><DbtrAcct><Id><IBAN>%s</IBAN></Id></DbtrAcct></RltdPties>\
                        <RmtInf><Strd><CdtrRefInf><Tp><CdOrPrtry><Cd>SCOR</Cd></CdOrPrtry><Issr>BBA</Issr></Tp><Ref>%s</Ref>\
                        </CdtrRefInf></Strd></RmtInf></TxDtls>""".formatted(part.amount(), BankWorld.PAYER, part.reference()))
                .collect(Collectors.joining());
        String servicer = reference.isEmpty() ? "" : "<AcctSvcrRef>" + reference + "</AcctSvcrRef>";
        return """
                <Ntry><Amt Ccy="EUR">%1$s</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>%2$s</Dt></BookgDt>\
                <ValDt><Dt>%2$s</Dt></ValDt>%3$s<BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>RCDT</Cd><SubFmlyCd>ATXN</SubFmlyCd></Fmly></Domn></BkTxCd>\
                <NtryDtls>%4$s</NtryDtls></Ntry>""".formatted(amount, DAY, servicer, told.isEmpty() ? "<Btch><NbOfTxs>2</NbOfTxs></Btch>" : told);
    }

    private static byte[] document(
            String version, String message, String group, String balances, String entries, String id) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <Document xmlns="urn:iso:std:iso:20022:tech:xsd:%1$s"><%2$s>\
                <GrpHdr><MsgId>%6$s</MsgId><CreDtTm>2026-11-02T20:00:00+01:00</CreDtTm></GrpHdr>\
                <%3$s><Id>%6$s</Id><CreDtTm>2026-11-02T20:00:00+01:00</CreDtTm>\
                <Acct><Id><IBAN>%7$s</IBAN></Id><Ccy>EUR</Ccy></Acct>%4$s%5$s</%3$s></%2$s></Document>
                """.formatted(version, message, group, balances, entries, id, BankWorld.PROD)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] notice(String id, String... entries) {
        return document("camt.054.001.08", "BkToCstmrDbtCdtNtfctn", "Ntfctn", "", String.join("", entries), id);
    }

    private static byte[] statement(String id, String total, String... entries) {
        return document(
                "camt.053.001.08",
                "BkToCstmrStmt",
                "Stmt",
                balance("OPBD", "0.00") + balance("CLBD", total),
                String.join("", entries),
                id);
    }

    private static String balance(String code, String amount) {
        return ("<Bal><Tp><CdOrPrtry><Cd>%s</Cd></CdOrPrtry></Tp><Amt Ccy=\"EUR\">%s</Amt><CdtDbtInd>CRDT</CdtDbtInd>"
                        + "<Dt><Dt>%s</Dt></Dt></Bal>")
                .formatted(code, amount, DAY);
    }

    private byte[] wholeStatement(String reference) {
        return statement("S1", "1815.00", entry(reference, "1815.00", List.of()));
    }

    private Outcome<StatementImport> importing(byte[] file) {
        return user.as(world.officer(), () -> statements.importFile(file, "file"));
    }

    private StatementImport imported(byte[] file) {
        return importing(file).orThrow();
    }

    private boolean isOpen(Invoice invoice) {
        return items.find(invoice.id().value()).orElseThrow().isOpen();
    }

    private List<KeptLine> waiting() {
        return user.asSystem(() -> matching.waiting(null, 10));
    }

    private List<Notice> announced() {
        return user.asSystem(() -> statements.notices(10));
    }

    @ParameterizedTest
    @ValueSource(strings = {REFERENCE, ""})
    void toldBeforeTheStatementEachPaymentIsMatchedWhenItIsBooked(String reference) {
        StatementImport told = imported(notice("N1", entry(REFERENCE, "1815.00", bothInvoices())));
        assertThat(told.notices()).isEqualTo(1);
        assertThat(told.lines()).isZero();
        assertThat(isOpen(first)).as("a notice books nothing").isTrue();
        assertThat(announced()).singleElement().satisfies(notice -> {
            assertThat(notice.amount()).isEqualTo(Money.of("1815.00"));
            assertThat(notice.parts()).isEqualTo(2);
        });
        StatementImport booked = imported(wholeStatement(reference));
        assertThat(booked.lines()).isEqualTo(2);
        assertThat(booked.matched()).isEqualTo(2);
        assertThat(Stream.of(first, second).noneMatch(this::isOpen)).isTrue();
        assertThat(announced()).isEmpty();
        assertThat(world.failures()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {REFERENCE, ""})
    void toldAfterTheStatementTheLineThatWaitsIsDivided(String reference) {
        assertThat(imported(wholeStatement(reference)).matched()).isZero();
        KeptLine whole = waiting().getFirst();
        StatementImport told = imported(notice("N1", entry(REFERENCE, "1815.00", bothInvoices())));
        assertThat(told.lines()).isEqualTo(2);
        assertThat(told.matched()).isEqualTo(2);
        assertThat(Stream.of(first, second).noneMatch(this::isOpen)).isTrue();
        assertThat(waiting()).isEmpty();
        assertThat(announced()).isEmpty();
        KeptLine after = user.asSystem(() -> matching.find(whole.line().id())).orElseThrow();
        assertThat(after.state()).isEqualTo(KeptLine.State.DIVIDED);
        assertThat(user.as(
                                world.officer(),
                                () -> matching.settle(
                                        after.line().id(),
                                        "receivables",
                                        List.of(first.id().value()),
                                        ""))
                        .refusals())
                .extracting(Refusal::code)
                .containsExactly("treasury.line_matched");
        assertThat(world.failures()).isEmpty();
    }

    @Test
    void neitherASecondNoticeNorTheStatementInAnotherFormBooksTwice() {
        imported(notice("N1", entry(REFERENCE, "1815.00", bothInvoices())));
        imported(wholeStatement(REFERENCE));
        StatementImport again = imported(notice("N2", entry(REFERENCE, "1815.00", bothInvoices())));
        assertThat(again.notices()).isZero();
        assertThat(again.lines()).isZero();
        StatementImport detailed = imported(statement("S2", "1815.00", entry(REFERENCE, "1815.00", bothInvoices())));
        assertThat(detailed.lines()).isZero();
        assertThat(detailed.known()).isEqualTo(2);
        assertThat(importing(notice("N1", entry(REFERENCE, "1815.00", bothInvoices())))
                        .refusals())
                .extracting(Refusal::code)
                .containsExactly("treasury.file_taken");
        assertThat(world.failures()).isEmpty();
    }

    @Test
    void theSameStatementWithItsPaymentsDividesWhatWaitsWhole() {
        imported(wholeStatement(REFERENCE));
        StatementImport detailed = imported(statement("S2", "1815.00", entry(REFERENCE, "1815.00", bothInvoices())));
        assertThat(detailed.lines()).isEqualTo(2);
        assertThat(Stream.of(first, second).noneMatch(this::isOpen)).isTrue();
        assertThat(waiting()).isEmpty();
        assertThat(imported(statement("S3", "1815.00", entry(REFERENCE, "1815.00", List.of())))
                        .lines())
                .as("whole again, after its parts")
                .isZero();
        assertThat(world.failures()).isEmpty();
    }

    @Test
    void whatAPersonHasMatchedIsNotDivided() {
        imported(wholeStatement(REFERENCE));
        KeptLine whole = waiting().getFirst();
        String words = items.find(first.id().value()).orElseThrow().number();
        Proposal credit = user.asSystem(() -> matching.proposals(whole.line().id(), words))
                .getFirst();
        user.as(
                        world.officer(),
                        () -> matching.settle(
                                whole.line().id(),
                                credit.claimant(),
                                credit.claim().subjects(),
                                words))
                .orThrow();
        StatementImport told = imported(notice("N1", entry(REFERENCE, "1815.00", bothInvoices())));
        assertThat(told.lines()).isZero();
        assertThat(announced()).as("its movement is on a statement").isEmpty();
        assertThat(user.asSystem(() -> matching.find(whole.line().id()))
                        .orElseThrow()
                        .isMatched())
                .isTrue();
        assertThat(world.failures()).isEmpty();
    }

    @Test
    void partsThatAreNotTheAmountOrTwoMovementsAlikeAreLeftToAPerson() {
        List<Part> less = List.of(
                bothInvoices().getFirst(),
                new Part("600.00", bothInvoices().getLast().reference()));
        imported(notice("N1", entry("", "1815.00", less)));
        imported(statement("S1", "3630.00", entry("A", "1815.00", List.of()), entry("B", "1815.00", List.of())));
        assertThat(waiting())
                .as("two movements of that amount: the notice may be of either")
                .hasSize(2);
        assertThat(announced()).hasSize(1);
        imported(notice("N2", entry("A", "1815.00", less)));
        assertThat(waiting()).as("parts of 1,810.00 are not 1,815.00").hasSize(2);
        assertThat(Stream.of(first, second).allMatch(this::isOpen)).isTrue();
        assertThat(world.failures()).isEmpty();
    }

    /** The early notice is pending and its key another; the notice of the booking comes after it. Neither books, and neither waits for ever. */
    @Test
    void anEarlyNoticeAndThatOfTheBookingAreOfTheSameMovement() {
        String booked = entry(REFERENCE, "1815.00", bothInvoices());
        imported(notice("N1", booked.replace("<Cd>BOOK</Cd>", "<Cd>PDNG</Cd>")));
        assertThat(announced()).hasSize(1);
        StatementImport statement = imported(wholeStatement(REFERENCE));
        assertThat(statement.matched()).isEqualTo(2);
        assertThat(announced()).isEmpty();
        imported(notice("N2", booked));
        assertThat(announced()).as("told of again").isEmpty();
        assertThat(waiting()).isEmpty();
        assertThat(world.failures()).isEmpty();
    }

    @Test
    void aNoticeWithoutADayIsKeptToBeReadAndAnnouncesNothing() {
        String undated = entry(REFERENCE, "1815.00", bothInvoices())
                .replaceAll("<BookgDt>.*?</BookgDt>", "")
                .replaceAll("<ValDt>.*?</ValDt>", "");
        StatementImport told = imported(notice("N1", undated));
        assertThat(told.notices()).isZero();
        assertThat(announced()).isEmpty();
        assertThat(imported(wholeStatement(REFERENCE)).lines()).isEqualTo(1);
        assertThat(world.failures()).isEmpty();
    }

    @Test
    void aNoticeOfAForeignAccountOrInAnotherCurrencyIsRefused() {
        String entry = entry(REFERENCE, "1815.00", bothInvoices());
        String foreign =
                new String(notice("N1", entry), StandardCharsets.UTF_8).replace(BankWorld.PROD, "BE68539007547034");
        assertThat(importing(foreign.getBytes(StandardCharsets.UTF_8)).refusals())
                .extracting(Refusal::code)
                .containsExactly("treasury.account_not_ours");
        String dollars = new String(notice("N1", entry), StandardCharsets.UTF_8).replace("Ccy=\"EUR\"", "Ccy=\"USD\"");
        assertThat(importing(dollars.getBytes(StandardCharsets.UTF_8)).refusals())
                .extracting(Refusal::code)
                .containsExactly("treasury.amount_not_in_cents");
        String pending = dollars.replace("<Cd>BOOK</Cd>", "<Cd>PDNG</Cd>");
        assertThat(importing(pending.getBytes(StandardCharsets.UTF_8)).refusals())
                .as("announced, not booked")
                .extracting(Refusal::code)
                .containsExactly("treasury.amount_not_in_cents");
    }
}
