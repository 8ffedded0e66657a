package coop.ouvrage.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.ouvrage.app.testing.SampleInvoice;
import coop.ouvrage.einvoice.EInvoice;
import coop.ouvrage.einvoice.UblWriter;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class EInvoiceVerbTest {

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void aValidInvoiceExitsZero() throws Exception {
        assertThat(run("check", file("ok.xml", invoice()))).isZero();
        assertThat(json().toString())
                .isEqualTo(
                        "{\"valid\":true,\"profile\":\"Peppol BIS Billing 3\",\"rule_set\":\"2026.5\",\"findings\":[]}");
        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void anInvalidInvoiceExitsOneAndNamesTheRule() throws Exception {
        String wrong = invoice().replace(">121.00</cbc:PayableAmount", ">120.00</cbc:PayableAmount");
        assertThat(run("check", file("wrong.xml", wrong))).isOne();
        assertThat(json().get("valid").asBoolean()).isFalse();
        JsonNode finding = json().get("findings").get(0);
        assertThat(finding.get("rule").asString()).isEqualTo("BR-CO-16");
        assertThat(finding.get("severity").asString()).isEqualTo("error");
        assertThat(finding.get("plain").asString()).isEqualTo("The amount to pay is wrong.");
    }

    @Test
    void readsToOneNormalisedJson() throws Exception {
        assertThat(run("read", file("ok.xml", invoice()))).isZero();
        JsonNode json = json();
        assertThat(json.get("format").asString()).isEqualTo("ubl");
        assertThat(json.get("kind").asString()).isEqualTo("invoice");
        assertThat(json.get("number").asString()).isEqualTo("7");
        assertThat(json.get("issue_date").asString()).isEqualTo("2026-11-20");
        assertThat(json.get("seller").get("vat_number").asString()).isEqualTo("BE0203201340");
        assertThat(json.get("vat").get(0).get("vat").get("rate").asString()).isEqualTo("0.21");
        assertThat(json.get("totals").get("payable").asString()).isEqualTo("121.00");
        assertThat(json.get("lines").get(0).get("net").asString()).isEqualTo("100.00");
        assertThat(json.get("findings")).isEmpty();
    }

    @Test
    void whatIsNoInvoiceExitsOneAndSaysWhy() throws Exception {
        Path note = file("note.txt", "Dear client");
        assertThat(run("check", note)).isOne();
        assertThat(json().get("findings").get(0).get("rule").asString()).isEqualTo("einvoice.not_xml");
        assertThat(err.toString(StandardCharsets.UTF_8))
                .startsWith("ouvrage einvoice: The file is no well-formed XML")
                .hasLineCount(1);
        assertThat(run("read", note)).isOne();
        assertThat(json().get("format").isNull()).isTrue();
    }

    @Test
    void wrongUseIsToldApart() {
        assertThatThrownBy(() -> run("check", folder.resolve("absent.xml"))).isInstanceOf(Verb.WrongUse.class);
        assertThatThrownBy(() -> run("eat", folder)).isInstanceOf(Verb.WrongUse.class);
        assertThatThrownBy(() -> run("read", folder)).isInstanceOf(Verb.WrongUse.class);
    }

    private int run(String what, Path file) throws Exception {
        out.reset();
        err.reset();
        return new EInvoiceVerb()
                .run(
                        List.of(what, file.toString()),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private JsonNode json() {
        return JsonMapper.shared().readTree(out.toByteArray());
    }

    private Path file(String name, String content) throws Exception {
        return Files.writeString(folder.resolve(name), content);
    }

    private static String invoice() {
        LocalDate day = LocalDate.of(2026, 11, 20);
        EInvoice invoice = SampleInvoice.of("7", day)
                .references("x", null)
                .dueOn(day.plusDays(30))
                .build();
        return new String(UblWriter.write(invoice), StandardCharsets.UTF_8);
    }
}
