package coop.ouvrage.simulators.bank;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BankSimulatorTest {

    private static final String OWN = "BE68539007547034";
    private static final String PAYER = "BE71096123456769";
    private static final LocalDate THURSDAY = LocalDate.of(2026, 11, 19);

    @TempDir
    private Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private BankSimulator bank;

    @BeforeEach
    void open() {
        bank = BankSimulator.start(folder, 0, THURSDAY);
        bank.openAccount(OWN, "Atelier des Pinsons", new BigDecimal("10000.00"));
    }

    @AfterEach
    void close() {
        bank.close();
        http.close();
    }

    @Test
    void aClientPaysAndTheStatementIsFetchedInBothForms() throws Exception {
        HttpResponse<String> paid = send(
                "POST",
                "/accounts/" + OWN + "/payments",
                "{\"amount\":\"1210.00\",\"payer\":\"Librairie du Parc\",\"iban\":\"" + PAYER
                        + "\",\"reference\":\"202600004236\",\"times\":2}");
        assertThat(paid.statusCode()).isEqualTo(200);
        String issued = send("POST", "/accounts/" + OWN + "/statements", "").body();
        assertThat(issued).isEqualTo("{\"statements\":[\"2026-001\"]}");
        String coda =
                send("GET", "/accounts/" + OWN + "/statements/2026-001.cod", "").body();
        assertThat(coda.lines()).hasSize(8).allMatch(line -> line.length() == 128);
        assertThat(coda).contains("101202600004236").contains("000000012420000");
        String camt =
                send("GET", "/accounts/" + OWN + "/statements/2026-001.xml", "").body();
        assertThat(camt).contains("<Issr>BBA</Issr>").contains("<Amt Ccy=\"EUR\">12420.00</Amt>");
        assertThat(send("GET", "/accounts/" + OWN + "/statements/2026-002.xml", "")
                        .statusCode())
                .isEqualTo(404);
        assertThat(bank.issueStatement(OWN)).as("nothing new").isEmpty();
    }

    @Test
    void aPaymentFileIsExecutedOnItsDayAndMovedToABankDay() {
        assertThat(submit(order("M1", "E1", "2026-11-21", PAYER))).contains("<GrpSts>ACTC</GrpSts>");
        assertThat(bank.balance(OWN)).isEqualByComparingTo("10000.00");
        bank.advanceTo(LocalDate.of(2026, 11, 22));
        assertThat(bank.balance(OWN)).as("Sunday").isEqualByComparingTo("10000.00");
        bank.advanceTo(LocalDate.of(2026, 11, 23));
        assertThat(bank.balance(OWN)).as("Monday").isEqualByComparingTo("8500.00");
        assertThat(new String(bank.statusOf("M1").orElseThrow(), StandardCharsets.UTF_8))
                .contains("ACSC");
        assertThat(bank.advanceTo(THURSDAY)).as("back in time").isFalse();
    }

    @Test
    void theSameMessageTwiceIsRefused() {
        submit(order("M1", "E1", "2026-11-19", PAYER));
        assertThat(submit(order("M1", "E1", "2026-11-19", PAYER)))
                .contains("RJCT")
                .contains("DU01");
        assertThat(bank.balance(OWN)).isEqualByComparingTo("8500.00");
    }

    @Test
    void wrongFilesAreRefusedWithAReason() {
        assertThat(submit("<html/>")).contains("RJCT").contains("FF01");
        assertThat(submit("<!DOCTYPE x><x/>")).contains("FF01");
        assertThat(submit(order("M2", "E1", "2026-11-19", "BE71096123456768")))
                .contains("RJCT")
                .contains("AC01");
        assertThat(submit(order("M3", "E1", "2026-11-19", PAYER).replace("<CtrlSum>1500.00", "<CtrlSum>1.00")))
                .contains("AM10");
        assertThat(submit(order("M4", "E1", "2026-11-19", PAYER).replace(OWN, "BE95735000123458")))
                .contains("AC02");
        bank.behave(BankBehaviour.REFUSE);
        assertThat(submit(order("M5", "E1", "2026-11-19", PAYER))).contains("MS03");
        assertThat(bank.balance(OWN)).isEqualByComparingTo("10000.00");
    }

    @Test
    void aPaymentToldTwiceIsBookedOnce() {
        String first = bank.pay("P1", OWN, new BigDecimal("1.00"), "An", PAYER, "", "");
        assertThat(bank.pay("P1", OWN, new BigDecimal("1.00"), "An", PAYER, "", ""))
                .isEqualTo(first);
        assertThat(bank.balance(OWN)).isEqualByComparingTo("10001.00");
    }

    @Test
    void aNewBankTakesItsDayFromOutside(@TempDir Path other) {
        try (BankSimulator young = BankSimulator.start(other, 0)) {
            assertThat(young.advanceTo(THURSDAY)).isTrue();
            assertThat(young.today()).isEqualTo(THURSDAY);
        }
    }

    @Test
    void aTransferComesBackOnceOnly() {
        submit(order("M1", "E1", "2026-11-19", PAYER));
        assertThat(bank.bounce("E1", "AC04")).isTrue();
        assertThat(bank.bounce("E1", "AC04")).isFalse();
        assertThat(bank.bounce("E9", "AC04")).isFalse();
        assertThat(bank.balance(OWN)).isEqualByComparingTo("10000.00");
    }

    @Test
    void transfersToAClosedAccountComeBackTheNextBankDay() {
        bank.closeBeneficiary(PAYER);
        submit(order("M1", "E1", "2026-11-20", PAYER));
        bank.advanceTo(LocalDate.of(2026, 11, 20));
        assertThat(bank.balance(OWN)).isEqualByComparingTo("8500.00");
        bank.advanceTo(LocalDate.of(2026, 11, 23));
        assertThat(bank.balance(OWN)).isEqualByComparingTo("10000.00");
        assertThat(bank.statements(OWN)).containsExactly("2026-001");
        bank.advanceTo(LocalDate.of(2026, 11, 24));
        assertThat(text(bank.coda(OWN, "2026-002"))).contains("AC04");
    }

    @Test
    void whatItHoldsSurvivesARestart() {
        bank.pay(OWN, new BigDecimal("12.34"), "An", PAYER, "", "merci");
        submit(order("M1", "E1", "2026-11-30", PAYER));
        bank.advanceTo(LocalDate.of(2026, 11, 24));
        String statement = text(bank.camt(OWN, "2026-001"));
        bank.close();
        bank = BankSimulator.start(folder, 0, THURSDAY);
        assertThat(bank.today()).isEqualTo(LocalDate.of(2026, 11, 24));
        assertThat(text(bank.camt(OWN, "2026-001"))).isEqualTo(statement);
        bank.advanceTo(LocalDate.of(2026, 11, 30));
        assertThat(bank.balance(OWN)).isEqualByComparingTo("8512.34");
    }

    @Test
    void payersMakeMistakesWhenTheyAreTold() {
        bank.behave(BankBehaviour.WRONG_DIGITS);
        pay("202600004236");
        bank.behave(BankBehaviour.NO_REFERENCE);
        pay("202600004236");
        bank.behave(BankBehaviour.REFERENCE_IN_TEXT);
        pay("202600004236");
        bank.behave(BankBehaviour.NORMAL);
        bank.issueStatement(OWN);
        String camt = text(bank.camt(OWN, "2026-001"));
        assertThat(camt)
                .contains("+++202/6000/04237+++")
                .contains("+++202/6000/04236+++")
                .doesNotContain("BBA");
    }

    @Test
    void badDaysShowInTheAnswers() throws Exception {
        pay("");
        bank.issueStatement(OWN);
        String right = text(bank.coda(OWN, "2026-001"));
        bank.behave(BankBehaviour.TRUNCATED);
        assertThat(text(bank.coda(OWN, "2026-001"))).hasSizeLessThan(right.length());
        bank.behave(BankBehaviour.WRONG_BALANCE);
        assertThat(text(bank.coda(OWN, "2026-001"))).hasSameSizeAs(right).isNotEqualTo(right);
        bank.behave(BankBehaviour.DOWN);
        assertThat(send("GET", "/day", "").statusCode()).isEqualTo(500);
        assertThat(send("PUT", "/behaviour", "{\"mode\":\"NORMAL\"}").statusCode())
                .isEqualTo(200);
        assertThat(send("GET", "/day", "").body()).contains("2026-11-19");
        assertThat(send("PUT", "/behaviour", "{\"mode\":\"ODD\"}").statusCode()).isEqualTo(400);
        assertThat(text(bank.coda(OWN, "2026-001"))).isEqualTo(right);
    }

    @Test
    void theLogTellsNoNamesAndNoAccounts() throws Exception {
        pay("202600004236");
        submit(order("M1", "E1", "2026-11-19", PAYER));
        assertThat(Files.readString(folder.resolve("log.jsonl")))
                .contains("M1")
                .doesNotContain(PAYER)
                .doesNotContain(OWN)
                .doesNotContain("Librairie");
    }

    private void pay(String reference) {
        bank.pay(OWN, new BigDecimal("1210.00"), "Librairie", PAYER, reference, "");
    }

    private String submit(String file) {
        return new String(bank.submit(file.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
    }

    private static String text(java.util.Optional<byte[]> file) {
        return new String(file.orElseThrow(), StandardCharsets.UTF_8);
    }

    private HttpResponse<String> send(String method, String path, String body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(bank.url() + path))
                .method(method, BodyPublishers.ofString(body))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    private static String order(String message, String endToEnd, String date, String beneficiary) {
        return """
                <?xml version="1.0"?>
                <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.09"><CstmrCdtTrfInitn>
                <GrpHdr><MsgId>%s</MsgId><CreDtTm>2026-11-19T10:00:00</CreDtTm><NbOfTxs>1</NbOfTxs>
                <CtrlSum>1500.00</CtrlSum></GrpHdr>
                <PmtInf><PmtInfId>B1</PmtInfId><PmtMtd>TRF</PmtMtd><ReqdExctnDt><Dt>%s</Dt></ReqdExctnDt>
                <DbtrAcct><Id><IBAN>%s</IBAN></Id></DbtrAcct>
                <CdtTrfTxInf><PmtId><EndToEndId>%s</EndToEndId></PmtId><Amt><InstdAmt Ccy="EUR">1500.00</InstdAmt></Amt>
                <Cdtr><Nm>An Peeters</Nm></Cdtr><CdtrAcct><Id><IBAN>%s</IBAN></Id></CdtrAcct></CdtTrfTxInf></PmtInf>
                </CstmrCdtTrfInitn></Document>
                """.formatted(message, date, OWN, endToEnd, beneficiary);
    }
}
