package coop.ouvrage.simulators.bank;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BankSimulatorTest {

    private static final String OURS = "BE68539007547034";

    @TempDir
    Path directory;

    private final HttpClient http = HttpClient.newHttpClient();
    private BankSimulator bank;

    @BeforeEach
    void open() throws Exception {
        bank = BankSimulator.start(directory, 0);
        post("/accounts", """
                {"iban":"%s","holder":"Ateliers Exemple","bic":"GKCCBEBB","openingCents":100000,"date":"2026-11-01"}""".formatted(OURS));
    }

    @AfterEach
    void close() {
        bank.close();
    }

    @Test
    void aClientPaysAndTheStatementSaysSoInBothForms() throws Exception {
        receive("P1", 121000, true, "202600004236");
        receive("P1", 121000, true, "202600004236");
        receive(
                "P2",
                5000,
                false,
                "facture d'été, merci à vous tous et bonne continuation dans vos projets & ateliers");
        assertThat(cut()).contains("\"number\":1").contains("\"movements\":2");
        String coda = get("/statements/" + OURS + "/1/coda");
        assertThat(coda.lines()).allSatisfy(line -> assertThat(line).hasSize(128));
        assertThat(coda).contains("1101202600004236").contains("0000000001210000");
        assertThat(coda.lines().filter(line -> line.startsWith("8")).findFirst().orElseThrow())
                .contains("EUR0000000002260000201126");
        String camt = get("/statements/" + OURS + "/1/camt");
        assertThat(camt)
                .contains("<Issr>BBA</Issr></Tp><Ref>202600004236</Ref>")
                .contains("<Amt Ccy=\"EUR\">2260.00</Amt>")
                .contains("projets &amp; ateliers");
    }

    @Test
    void aPaymentFileIsOneDebitAndTakenOnce() throws Exception {
        String file = pain("M1");
        assertThat(post("/files", file).statusCode()).isEqualTo(200);
        assertThat(post("/files", file).statusCode()).isEqualTo(409);
        post("/returns", "{\"endToEnd\":\"E2\",\"date\":\"2026-11-20\",\"reason\":\"AC04\"}");
        assertThat(cut()).contains("\"movements\":2");
        String camt = get("/statements/" + OURS + "/1/camt");
        assertThat(camt)
                .contains("<Amt Ccy=\"EUR\">300.00</Amt><CdtDbtInd>DBIT</CdtDbtInd>")
                .contains("<NbOfTxs>2</NbOfTxs>")
                .contains("<EndToEndId>E2</EndToEndId>")
                .contains("<RtrInf><Rsn><Cd>AC04</Cd></Rsn></RtrInf>");
    }

    @Test
    void remembersEverythingAfterARestart() throws Exception {
        receive("P1", 5000, false, "x");
        bank.close();
        bank = BankSimulator.start(directory, 0);
        assertThat(get("/balances/" + OURS)).contains("105000");
        assertThat(cut()).contains("\"number\":1");
    }

    @Test
    void refusesAFileWhoseSumIsWrong() throws Exception {
        assertThat(post("/files", pain("M2").replace("<CtrlSum>300.00", "<CtrlSum>301.00"))
                        .statusCode())
                .isEqualTo(400);
    }

    private void receive(String id, long cents, boolean structured, String communication) throws Exception {
        post("/receipts", """
                {"id":"%s","iban":"%s","date":"2026-11-20","cents":%d,"name":"Client Inventé","from":"BE71096123456769",
                 "structured":%s,"communication":"%s"}""".formatted(id, OURS, cents, structured, communication));
    }

    private String cut() throws Exception {
        return post("/statements", "{\"iban\":\"%s\",\"date\":\"2026-11-20\"}".formatted(OURS))
                .body();
    }

    private static String pain(String message) {
        return """
                <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.09"><CstmrCdtTrfInitn>
                <GrpHdr><MsgId>%s</MsgId><CtrlSum>300.00</CtrlSum></GrpHdr>
                <PmtInf><PmtInfId>B1</PmtInfId><ReqdExctnDt><Dt>2026-11-20</Dt></ReqdExctnDt>
                <DbtrAcct><Id><IBAN>%s</IBAN></Id></DbtrAcct>%s%s</PmtInf></CstmrCdtTrfInitn></Document>""".formatted(message, OURS, transfer("E1", "100.00"), transfer("E2", "200.00"));
    }

    private static String transfer(String endToEnd, String amount) {
        return """
                <CdtTrfTxInf><PmtId><EndToEndId>%s</EndToEndId></PmtId><Amt><InstdAmt Ccy="EUR">%s</InstdAmt></Amt>
                <Cdtr><Nm>A Worker</Nm></Cdtr><CdtrAcct><Id><IBAN>BE71096123456769</IBAN></Id></CdtrAcct></CdtTrfTxInf>""".formatted(endToEnd, amount);
    }

    private HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(uri(path))
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private String get(String path) throws IOException, InterruptedException {
        return http.send(
                        HttpRequest.newBuilder(uri(path)).build(),
                        HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8))
                .body();
    }

    private URI uri(String path) {
        return bank.url().resolve(path);
    }
}
