package coop.ouvrage.einvoice.as4;

import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.app.testing.SampleInvoice;
import coop.ouvrage.calendar.BusinessClock;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.documents.ContentHash;
import coop.ouvrage.documents.DocumentStore;
import coop.ouvrage.einvoice.CertificateTrust;
import coop.ouvrage.einvoice.EInvoiceGateway.Incoming;
import coop.ouvrage.einvoice.EInvoiceGateway.Sending;
import coop.ouvrage.einvoice.Finding;
import coop.ouvrage.einvoice.NetworkDirectory;
import coop.ouvrage.einvoice.ProviderRules;
import coop.ouvrage.einvoice.ReceivedResponse;
import coop.ouvrage.einvoice.ResponseReader;
import coop.ouvrage.einvoice.UblWriter;
import coop.ouvrage.simulators.directory.DirectorySimulator;
import coop.ouvrage.simulators.directory.TestAuthority;
import coop.ouvrage.simulators.directory.TestAuthority.Holder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two providers: one sends an invoice, the other tells it what became of it, by Message Level Status. */
@OuvrageTest(perMethod = true)
class As4StatusTest {

    private static final String ZONE = "participant.sml.test";
    private static final String BUYER = "0208:0403170701";
    private static final Finding ERROR =
            new Finding("BR-CO-10", Finding.Severity.ERROR, "/Invoice/LegalMonetaryTotal", "[BR-CO-10] Sum wrong");
    private static final Finding WARNING =
            new Finding("PEPPOL-EN16931-R120", Finding.Severity.WARNING, "", "Line amounts");

    private final BusinessTime time;
    private final BusinessClock clock;
    private final JdbcClient jdbc;
    private final DocumentStore files;
    private final DirectorySimulator network = DirectorySimulator.start(ZONE);
    private final Holder here = network.authority().accessPoint("PBE000001");
    private final Holder there = network.authority().accessPoint("POP000002");
    private Wire toBuyer;
    private Wire toSeller;

    As4StatusTest(BusinessTime time, BusinessClock clock, JdbcClient jdbc, DocumentStore files) {
        this.time = time;
        this.clock = clock;
        this.jdbc = jdbc;
        this.files = files;
    }

    @BeforeEach
    void connect() {
        toBuyer = Wire.start(reception(there, BUYER));
        toSeller = Wire.start(reception(here, "0242:000001"));
        network.register(BUYER, toBuyer.url(), there, "Invoice");
        network.register("0242:000001", toSeller.url(), here, "ApplicationResponse");
    }

    @AfterEach
    void stop() {
        toBuyer.close();
        toSeller.close();
        network.close();
    }

    @Test
    void whatWasTakenIsToldOnceToWhoAsksForIt() {
        String sent = send("F-1", true);
        Incoming came = waiting();
        As4Gateway buyer = gateway(there, true);
        buyer.acknowledge(came.messageId(), List.of(WARNING));
        buyer.acknowledge(came.messageId(), List.of(ERROR));
        buyer.post();
        Incoming status = waiting();
        assertThat(ProviderRules.check(ProviderRules.Kind.STATUS, payload(came.messageId())))
                .isEmpty();
        ReceivedResponse read = ResponseReader.read(status.document()).orElseThrow();
        assertThat(read.kind()).isEqualTo(ReceivedResponse.Kind.ACCESS_POINT);
        assertThat(read.code()).isEqualTo("AP");
        assertThat(read.sender()).isEqualTo("0242:000002");
        assertThat(gateway(here, true).named(read.document()).orElseThrow().messageId())
                .isEqualTo(sent);
        assertThat(buyer.told(came.messageId()).orElseThrow().sentAt()).isNotNull();

        // Nothing is told about a status, and nothing is told twice.
        gateway(here, true).acknowledge(status.messageId(), List.of(ERROR));
        gateway(here, true).post();
        buyer.post();
        assertThat(toSeller.requests()).isOne();
        assertThat(gateway(here, true).receive()).isEmpty();
        assertThat(new String(status.document(), StandardCharsets.UTF_8)).doesNotContain("MLS_T");
    }

    @Test
    void aProviderThatAsksForFailuresHearsOnlyThose() {
        send("F-2", false);
        As4Gateway buyer = gateway(there, true);
        buyer.acknowledge(waiting().messageId());
        buyer.post();
        assertThat(toSeller.requests()).isZero();

        send("F-3", false);
        Incoming came = waiting();
        buyer.acknowledge(
                came.messageId(),
                List.of(WARNING, ERROR, new Finding("XSD", Finding.Severity.ERROR, "/Invoice", "no such element")));
        buyer.post();
        byte[] status = payload(came.messageId());
        assertThat(ProviderRules.check(ProviderRules.Kind.STATUS, status)).isEmpty();
        assertThat(new String(status, StandardCharsets.UTF_8))
                .containsSubsequence(">RE<", ">BV<", ">SV<", ">NA<", ">BW<")
                .contains("schemeID=\"0242\">000002<", "schemeID=\"0242\">000001<");
        assertThat(ResponseReader.read(waiting().document()).orElseThrow().words())
                .contains("does not follow the rules", "[BR-CO-10] Sum wrong");
    }

    @Test
    void whoIsNotFoundWhereItAsksForIsToldAsAProviderOrLater() {
        send("F-4", true);
        Incoming came = waiting();
        jdbc.sql("update einvoice_as4_received set mls_to = '0242:000001-STATUS'")
                .update();
        As4Gateway buyer = gateway(there, true);
        buyer.acknowledge(came.messageId());
        buyer.post();
        assertThat(toSeller.requests()).isOne();
        assertThat(buyer.told(came.messageId()).orElseThrow().sentAt()).isNotNull();

        send("F-5", true);
        String second = gateway(here, true).receive().getLast().messageId();
        toSeller.behave(Wire.Mood.DOWN);
        buyer.acknowledge(second);
        buyer.post();
        assertThat(buyer.told(second).orElseThrow().sentAt()).isNull();
        assertThat(buyer.told(second).orElseThrow().trouble()).contains("no receipt");
        buyer.post();
        assertThat(toSeller.requests()).as("not before its pause is over").isEqualTo(2);
        toSeller.behave(Wire.Mood.GOOD);
        clock.freezeAt(LocalDateTime.parse("2026-11-20T09:05"));
        buyer.post();
        assertThat(buyer.told(second).orElseThrow().trouble()).isEmpty();
        assertThat(buyer.told(second).orElseThrow().sentAt()).isNotNull();
    }

    @Test
    void theRulesLookAtWhatIsTold() {
        String broken = new String(
                        new coop.ouvrage.einvoice.MessageStatus(
                                        "id",
                                        time.now(),
                                        As4Keys.provider("PBE000001"),
                                        As4Keys.provider("PBE000002"),
                                        "envelope",
                                        List.of())
                                .write(),
                        StandardCharsets.UTF_8)
                .replace(">AP<", ">OK<");
        assertThat(ProviderRules.check(ProviderRules.Kind.STATUS, broken.getBytes(StandardCharsets.UTF_8)))
                .isNotEmpty();
    }

    private String send(String number, boolean everyStatus) {
        Sending sent = gateway(here, everyStatus)
                .send(
                        number,
                        UblWriter.write(SampleInvoice.of(number, time.today()).build()));
        return ((Sending.Taken) sent).messageId();
    }

    /** Both providers share one database: whatever came and was not taken. */
    private Incoming waiting() {
        List<Incoming> waiting = gateway(here, true).receive();
        assertThat(waiting).hasSize(1);
        return waiting.getFirst();
    }

    private byte[] payload(String message) {
        String hash = jdbc.sql("select hash from einvoice_as4_status where message_id = :message")
                .param("message", message)
                .query(String.class)
                .single();
        return files.get(new ContentHash(hash)).orElseThrow();
    }

    private As4Gateway gateway(Holder own, boolean everyStatus) {
        As4Keys keys = keys(own);
        return new As4Gateway(
                new As4Sender(keys, "BE", everyStatus),
                keys.seat(),
                new NetworkDirectory(ZONE, network.nameServer(), this::trust, time::now),
                trust(),
                new As4Messages(jdbc, files, time),
                new As4Statuses(jdbc, files, keys.provider(), time),
                time);
    }

    private As4Reception reception(Holder own, String participant) {
        As4Messages messages = new As4Messages(jdbc, files, time);
        return new As4Reception(keys(own), new As4Inbox(messages, trust(), Set.of(participant), time));
    }

    private CertificateTrust trust() {
        return new CertificateTrust(List.of(network.authority().certificate()), false);
    }

    private As4Keys keys(Holder holder) {
        return new As4Keys(
                holder.store(),
                "key",
                TestAuthority.PASSWORD.toCharArray(),
                List.of(network.authority().certificate()));
    }
}
