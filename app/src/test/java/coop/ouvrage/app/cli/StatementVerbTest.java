package coop.ouvrage.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class StatementVerbTest {

    private static final Path SAMPLES = Path.of("..", "core", "src", "test", "resources", "statements");

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void aRightCodaIsReadToJson() throws IOException {
        assertThat(run(SAMPLES.resolve("belgian.cod"))).isZero();
        JsonNode json = json();
        assertThat(json.get("format").asString()).isEqualTo("coda");
        JsonNode statement = json.get("statements").get(0);
        assertThat(statement.get("account").asString()).isEqualTo("BE68539007547034");
        assertThat(statement.get("opening").asString()).isEqualTo("10000.00");
        assertThat(statement.get("closing").asString()).isEqualTo("10798.00");
        assertThat(statement.get("entries").get(0).toString())
                .isEqualTo("{\"date\":\"2026-11-19\",\"amount\":\"1210.00\",\"counterparty\":\"LIBRAIRIE DU PARC SRL\","
                        + "\"reference\":\"202600004236\",\"structured\":true}");
        assertThat(statement.get("entries").get(2).get("details")).hasSize(2);
        assertThat(json.get("findings")).isEmpty();
        assertThat(json.get("rejected")).isEmpty();
        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void aWrongBalanceIsReadToldAndExitsOne() throws IOException {
        String text = Files.readString(SAMPLES.resolve("belgian-camt.053.001.08.xml"));
        Path file = Files.writeString(folder.resolve("wrong.xml"), text.replace("10810.50", "99.00"));
        assertThat(run(file)).isOne();
        assertThat(json().get("statements").get(0).get("entries")).hasSize(4);
        assertThat(json().get("findings").get(0).get("code").asString()).isEqualTo("balance");
        assertThat(err.toString(StandardCharsets.UTF_8)).startsWith("ouvrage statement: The balance does not follow");
    }

    @Test
    void anUnreadableFileExitsOneWithoutStatements() throws IOException {
        assertThat(run(Files.writeString(folder.resolve("note.txt"), "Dear bank")))
                .isOne();
        assertThat(json().get("format").asString()).isEqualTo("unknown");
        assertThat(json().get("statements")).isEmpty();
        assertThat(json().get("rejected").get(0).toString())
                .isEqualTo("{\"line\":1,\"text\":\"Dear bank\",\"reason\":\"unknown format\"}");
    }

    @Test
    void wrongUseIsSaid() {
        StatementVerb verb = new StatementVerb();
        assertThatThrownBy(() -> verb.run(List.of(), print(out), print(err))).isInstanceOf(Verb.WrongUse.class);
        assertThatThrownBy(() -> run(folder.resolve("absent"))).isInstanceOf(Verb.WrongUse.class);
        assertThatThrownBy(() -> run(folder)).isInstanceOf(Verb.WrongUse.class);
    }

    private int run(Path file) throws IOException {
        return new StatementVerb().run(List.of(file.toString()), print(out), print(err));
    }

    private JsonNode json() {
        return JsonMapper.shared().readTree(out.toByteArray());
    }

    private static PrintStream print(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
