package coop.ouvrage.app.einvoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.ouvrage.app.testing.SampleInvoice;
import coop.ouvrage.einvoice.DocumentKind;
import coop.ouvrage.einvoice.EInvoiceGateway;
import coop.ouvrage.einvoice.EInvoiceGateway.Delivery.State;
import coop.ouvrage.einvoice.EInvoiceGateway.LookUp;
import coop.ouvrage.einvoice.EInvoiceGateway.Sending;
import coop.ouvrage.einvoice.FolderGateway;
import coop.ouvrage.einvoice.HttpGateway;
import coop.ouvrage.einvoice.Identifier;
import coop.ouvrage.einvoice.UblWriter;
import coop.ouvrage.simulators.accesspoint.AccessPointSimulator;
import coop.ouvrage.simulators.accesspoint.Behaviour;
import coop.ouvrage.simulators.accesspoint.Behaviour.Mode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GatewayTest {

    private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");

    @TempDir
    private Path folder;

    private AccessPointSimulator simulator;
    private EInvoiceGateway gateway;

    @BeforeEach
    void start() {
        simulator = AccessPointSimulator.start(folder.resolve("simulator"), 0, () -> NOW);
        gateway = new HttpGateway(simulator.url());
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void tellsWhoIsInTheNetwork() {
        assertThat(lookUp("0403170701")).isEqualTo(LookUp.REGISTERED);
        assertThat(lookUp("0403170702")).isEqualTo(LookUp.NOT_REGISTERED);
        simulator.register("0208:0403170701", false);
        assertThat(lookUp("0403170701")).isEqualTo(LookUp.NOT_REGISTERED);
        assertThat(gateway.send("k", invoice("1"))).isInstanceOf(Sending.ReceiverUnknown.class);
    }

    @Test
    void deliversOnceHoweverOftenItIsTold() {
        String id = taken("k1", invoice("1"));
        assertThat(taken("k1", invoice("1"))).isEqualTo(id);
        assertThat(simulator.taken()).isOne();
        assertThat(gateway.status(id).state()).isEqualTo(State.DELIVERED);
        assertThat(gateway.send("k1", invoice("2"))).isInstanceOf(Sending.Rejected.class);
    }

    @Test
    void anUncertainSendingIsRepeatedWithTheSameKeyAndTakenOnce() {
        simulator.behave(Behaviour.of(Mode.BREAK));
        assertThatThrownBy(() -> gateway.send("k2", invoice("1"))).isInstanceOf(EInvoiceGateway.GatewayDown.class);
        assertThat(taken("k2", invoice("1"))).isNotBlank();
        assertThat(simulator.taken()).isOne();
    }

    @Test
    void badDaysAreToldApart() {
        assertThat(stateAfter(Mode.REFUSE)).isEqualTo(State.REFUSED);
        assertThat(stateAfter(Mode.DUPLICATE)).isEqualTo(State.DELIVERED);
        assertThat(stateAfter(Mode.OUT_OF_ORDER)).isEqualTo(State.DELIVERED);
        assertThat(stateAfter(Mode.UNKNOWN_ID)).isEqualTo(State.UNKNOWN);
        assertThat(stateAfter(Mode.DELAY)).isEqualTo(State.ACCEPTED);
        simulator.behave(Behaviour.of(Mode.LOSE));
        String lost = taken("lost", invoice("lost"));
        assertThat(gateway.status(lost).state()).isEqualTo(State.ACCEPTED);
        simulator.wake();
        assertThat(gateway.status(lost).state()).isEqualTo(State.DELIVERED);
        simulator.behave(Behaviour.of(Mode.DOWN));
        assertThatThrownBy(() -> lookUp("0403170701")).isInstanceOf(EInvoiceGateway.GatewayDown.class);
    }

    @Test
    void anUnreachableAccessPointIsDown() {
        simulator.close();
        assertThatThrownBy(() -> gateway.send("k", invoice("1"))).isInstanceOf(EInvoiceGateway.GatewayDown.class);
    }

    @Test
    void remembersAfterARestartAndKeepsNoNameInItsLog() throws Exception {
        String id = taken("k3", invoice("1"));
        simulator.close();
        simulator = AccessPointSimulator.start(folder.resolve("simulator"), 0, () -> NOW);
        gateway = new HttpGateway(simulator.url());
        assertThat(gateway.status(id).state()).isEqualTo(State.DELIVERED);
        assertThat(taken("k3", invoice("1"))).isEqualTo(id);
        assertThat(Files.readString(folder.resolve("simulator/log.jsonl")))
                .contains(id)
                .doesNotContain("Buyer");
    }

    @Test
    void receivesUntilAcknowledged() {
        simulator.deliverToInbox(invoice("from-outside"));
        assertThat(gateway.receive()).hasSize(1);
        EInvoiceGateway.Incoming incoming = gateway.receive().getFirst();
        assertThat(new String(incoming.document(), StandardCharsets.UTF_8)).contains("from-outside");
        gateway.acknowledge(incoming.messageId());
        assertThat(gateway.receive()).isEmpty();
    }

    @Test
    void aFolderTakesAndGivesToo() throws Exception {
        EInvoiceGateway files = new FolderGateway(folder.resolve("exchange"));
        Sending first = files.send("k", invoice("1"));
        assertThat(files.send("k", invoice("1"))).isEqualTo(first);
        assertThat(files.send("k", invoice("2"))).isInstanceOf(Sending.Rejected.class);
        assertThat(folder.resolve("exchange/out")).isDirectoryContaining("glob:**.xml");
        Files.createDirectories(folder.resolve("exchange/in"));
        Files.write(folder.resolve("exchange/in/a.xml"), invoice("3"));
        assertThat(files.receive()).hasSize(1);
        files.acknowledge("a.xml");
        assertThat(files.receive()).isEmpty();
        assertThatThrownBy(() -> files.acknowledge("../../x")).isInstanceOf(IllegalArgumentException.class);
    }

    private LookUp lookUp(String number) {
        return gateway.lookUp(Identifier.enterpriseNumber(number), DocumentKind.INVOICE);
    }

    private State stateAfter(Mode mode) {
        simulator.behave(Behaviour.of(mode));
        return gateway.status(taken(mode.name(), invoice(mode.name()))).state();
    }

    private String taken(String key, byte[] document) {
        assertThat(gateway.send(key, document)).isInstanceOf(Sending.Taken.class);
        return ((Sending.Taken) gateway.send(key, document)).messageId();
    }

    private static byte[] invoice(String number) {
        return UblWriter.write(
                SampleInvoice.of(number, LocalDate.of(2026, 11, 20)).build());
    }
}
