package coop.ouvrage.einvoice.as4;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.app.testing.SampleInvoice;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.documents.ContentHash;
import coop.ouvrage.documents.DocumentStore;
import coop.ouvrage.einvoice.CertificateTrust;
import coop.ouvrage.einvoice.DocumentKind;
import coop.ouvrage.einvoice.EInvoiceGateway;
import coop.ouvrage.einvoice.EInvoiceGateway.Delivery.State;
import coop.ouvrage.einvoice.EInvoiceGateway.GatewayDown;
import coop.ouvrage.einvoice.EInvoiceGateway.LookUp;
import coop.ouvrage.einvoice.EInvoiceGateway.Sending;
import coop.ouvrage.einvoice.EInvoiceReader;
import coop.ouvrage.einvoice.Identifier;
import coop.ouvrage.einvoice.InvoiceResponse;
import coop.ouvrage.einvoice.NetworkDirectory;
import coop.ouvrage.einvoice.ProviderRules;
import coop.ouvrage.einvoice.ProviderRules.Kind;
import coop.ouvrage.einvoice.ResponseReader;
import coop.ouvrage.einvoice.UblWriter;
import coop.ouvrage.simulators.directory.DirectorySimulator;
import coop.ouvrage.simulators.directory.DirectorySimulator.Mood;
import coop.ouvrage.simulators.directory.TestAuthority;
import coop.ouvrage.simulators.directory.TestAuthority.Holder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Both ends of AS4 in one process: real messages over HTTP, signed and enciphered, with self-made certificates. */
@OuvrageTest
class As4ContractTest {

    private static final String ZONE = "participant.sml.test";
    private static final String RECEIVER = "0208:0403170701";

    private static final AtomicInteger KEYS = new AtomicInteger();

    /** Made once, as keys take a moment. */
    private static @Nullable Holder sender;

    private static @Nullable Holder receiver;
    private static @Nullable Holder stranger;

    private final BusinessTime time;
    private final JdbcClient jdbc;
    private final DocumentStore files;
    private final DirectorySimulator network = DirectorySimulator.start(ZONE);
    private final TestAuthority authority = network.authority();

    private final String key = "key-" + KEYS.incrementAndGet();
    private final Holder here;
    private final Holder there;
    private final Holder elsewhere;
    private Wire wire;
    private EInvoiceGateway gateway;

    As4ContractTest(BusinessTime time, JdbcClient jdbc, DocumentStore files) {
        this.time = time;
        this.jdbc = jdbc;
        this.files = files;
        if (sender == null) {
            sender = authority.accessPoint("PBE000001");
            receiver = authority.accessPoint("PBE000002");
            stranger = new TestAuthority("Elsewhere", time.now()).accessPoint("PBE000009");
        }
        this.here = Objects.requireNonNull(sender);
        this.there = Objects.requireNonNull(receiver);
        this.elsewhere = Objects.requireNonNull(stranger);
    }

    @BeforeEach
    void connect() {
        messages().waiting().forEach(message -> messages().taken(message.messageId()));
        wire = Wire.start(reception(there));
        gateway = gateway(here);
        network.register(RECEIVER, wire.url(), there, "Invoice", "CreditNote");
    }

    @AfterEach
    void stop() {
        wire.close();
        network.close();
    }

    @Test
    void aSignedMessageArrivesAndItsReceiptComesBack() {
        byte[] invoice = invoice("F-1");
        assertThat(gateway.lookUp(new Identifier("0208", "0403170701"), DocumentKind.INVOICE))
                .isEqualTo(LookUp.REGISTERED);
        Sending first = gateway.send(key, invoice);
        assertThat(first).isInstanceOf(Sending.Taken.class);
        String id = ((Sending.Taken) first).messageId();
        assertThat(gateway.status(id).state()).isEqualTo(State.DELIVERED);
        assertThat(gateway.send(key, invoice)).isEqualTo(first);
        assertThat(wire.requests()).isOne();
        assertThat(gateway.send(key, invoice("F-2"))).isEqualTo(new Sending.Rejected("einvoice.as4.key_used"));

        EInvoiceGateway.Incoming came = gateway.receive().getFirst();
        assertThat(came.messageId()).isEqualTo(id);
        assertThat(EInvoiceReader.read(came.document()).orThrow().invoice().number())
                .isEqualTo("F-1");
        gateway.acknowledge(id);
        assertThat(gateway.receive()).isEmpty();
    }

    @Test
    void aLostReceiptIsAskedForWithTheSameMessageWhichIsKeptOnce() {
        wire.behave(Wire.Mood.RECEIPT_LOST);
        assertThatThrownBy(() -> gateway.send(key, invoice("F-3")))
                .isInstanceOfSatisfying(
                        GatewayDown.class, e -> assertThat(e.isReceiverOnly()).isTrue());
        wire.behave(Wire.Mood.GOOD);
        assertThat(gateway.send(key, invoice("F-3"))).isInstanceOf(Sending.Taken.class);
        assertThat(gateway.receive()).hasSize(1);
    }

    @Test
    void whatIsNoReceiptProvesNothing() {
        for (Wire.Mood mood :
                List.of(Wire.Mood.SAYS_NOTHING, Wire.Mood.BABBLES, Wire.Mood.DOWN, Wire.Mood.FOREIGN_RECEIPT)) {
            wire.behave(mood);
            assertThatThrownBy(() -> gateway.send(key + mood, invoice("F-4")))
                    .as(mood.name())
                    .isInstanceOf(GatewayDown.class);
        }
    }

    @Test
    void whoIsNotThereIsUnknown() {
        network.register("0208:0403170701", "Order");
        network.close();
        try (DirectorySimulator empty = DirectorySimulator.start(ZONE)) {
            assertThat(gateway(empty, here).send(key, invoice("F-5"))).isInstanceOf(Sending.ReceiverUnknown.class);
        }
    }

    @Test
    void anAccessPointThatDoesNotServeTheReceiverSaysSo() {
        wire.answer(new As4Reception(keys(there), new As4Inbox(messages(), trust(), Set.of("0208:0000000097"), time)));
        assertThat(gateway.send(key, invoice("F-6"))).isInstanceOf(Sending.ReceiverUnknown.class);
        assertThat(gateway.receive()).isEmpty();
    }

    @Test
    void certificatesThatDoNotCountStopItAtEitherEnd() {
        assertThat(gateway(elsewhere).send(key + "1", invoice("F-7")))
                .isInstanceOfSatisfying(
                        Sending.Rejected.class,
                        rejected -> assertThat(rejected.reason()).startsWith("einvoice.as4.refused: EBMS:01"));
        assertThat(gateway.receive()).isEmpty();

        network.register(RECEIVER, wire.url(), elsewhere, "Invoice");
        assertThat(gateway.send(key + "2", invoice("F-8")))
                .isEqualTo(new Sending.Rejected("einvoice.as4.receiver_stranger: PBE000009"));
        Holder old = authority.accessPoint("PBE000003", time.now().minus(Duration.ofDays(700)));
        network.register(RECEIVER, wire.url(), old, "Invoice");
        assertThat(gateway.send(key + "3", invoice("F-9")))
                .isEqualTo(new Sending.Rejected("einvoice.as4.receiver_expired: PBE000003"));
        network.behave(Mood.SIGNED_BY_STRANGER);
        assertThat(gateway.send(key + "4", invoice("F-10"))).isEqualTo(new Sending.Rejected("einvoice.as4.unverified"));
    }

    @Test
    void answersOfBuyersTravelTheSameWay() {
        network.register(RECEIVER, wire.url(), there, "Invoice");
        byte[] response = InvoiceResponse.write(new InvoiceResponse(
                "R-1",
                time.today().atTime(10, 0),
                "0208:0203201340",
                "Buyer",
                RECEIVER,
                "Seller",
                "AP",
                "",
                "",
                "F-11",
                null,
                "380"));
        assertThat(gateway.send(key, response)).isInstanceOf(Sending.Taken.class);
        assertThat(ResponseReader.read(gateway.receive().getFirst().document())
                        .orElseThrow()
                        .document())
                .isEqualTo("F-11");
    }

    @Test
    void anotherProviderTellsByTheEnvelopeWhatBecameOfAMessage() {
        Sending.Taken sent = (Sending.Taken) gateway.send(key, invoice("F-12"));
        EInvoiceGateway.Incoming came = gateway.receive().getFirst();
        String instance = new String(came.document(), StandardCharsets.UTF_8)
                .replaceAll("(?s).*?InstanceIdentifier>([^<]+)<.*", "$1");
        assertThat(gateway.named(instance)).contains(new EInvoiceGateway.Named(key, sent.messageId()));
        assertThat(gateway.named(sent.messageId())).isEmpty();
        assertThat(keys(there).provider()).hasToString("0242:000002");
    }

    @Test
    void aMonthIsReportedOnceByTheOfficialRulesAndSentToOpenPeppol() {
        YearMonth month = YearMonth.from(time.today());
        As4Reports reports = reports();
        gateway.send(key, invoice("F-13"));
        gateway.send(key + "again", invoice("F-14"));
        reports.make(month);
        assertThat(report(Kind.TRANSACTIONS, month))
                .contains(">PBE000001</ReporterID>", ">PBE000002</Key>", "SenderCountry\">BE</Key>")
                .contains("::Invoice##", "<Incoming>");
        String people = report(Kind.END_USERS, month);
        assertThat(people)
                .contains("<FullSet><SendingEndUsers>1</SendingEndUsers><ReceivingEndUsers>1</ReceivingEndUsers>"
                        + "<SendingOrReceivingEndUsers>2</SendingOrReceivingEndUsers></FullSet>");

        gateway.send(key + "later", invoice("F-15"));
        String before = report(Kind.TRANSACTIONS, month);
        reports.make(month);
        assertThat(report(Kind.TRANSACTIONS, month)).isEqualTo(before);

        reports.send(month);
        assertThat(reports.kept(month)).noneMatch(As4Reports.Kept::sent);
        network.register(As4Reports.OPEN_PEPPOL.toString(), wire.url(), there, "Report");
        wire.answer(new As4Reception(
                keys(there), new As4Inbox(messages(), trust(), Set.of(As4Reports.OPEN_PEPPOL.toString()), time)));
        reports.send(month);
        assertThat(reports.kept(month)).hasSize(2).allMatch(As4Reports.Kept::sent);
        assertThat(gateway.receive())
                .filteredOn(m -> new String(m.document(), StandardCharsets.UTF_8).contains("StatisticsReport>"))
                .hasSize(2);
        int asked = wire.requests();
        reports.send(month);
        assertThat(wire.requests()).isEqualTo(asked);
    }

    @Test
    void aMonthWithoutMessagesIsReportedToo() {
        YearMonth quiet = YearMonth.of(2024, 2);
        reports().make(quiet);
        assertThat(report(Kind.TRANSACTIONS, quiet))
                .contains("<StartDate>2024-02-01</StartDate><EndDate>2024-02-29</EndDate>", "<Incoming>0</Incoming>");
        assertThat(report(Kind.END_USERS, quiet)).doesNotContain("<Subset");
        for (As4Reports.Kept report : reports().kept(quiet)) {
            byte[] file = files.get(new ContentHash(report.hash())).orElseThrow();
            assertThat(ProviderRules.check(report.kind(), file)).isEmpty();
            String wrong = new String(file, StandardCharsets.UTF_8).replace("PBE000001", "BE1");
            assertThat(ProviderRules.check(report.kind(), wrong.getBytes(StandardCharsets.UTF_8)))
                    .as("the rules look at the seat")
                    .isNotEmpty();
        }
    }

    @Test
    void noMonthIsReportedInWhichWeWereNoProvider() {
        YearMonth certified = keys(here).since();
        assertThat(certified.isAfter(YearMonth.from(time.today()))).isFalse();
        assertThat(reports().isOwed(certified, certified)).isTrue();
        assertThat(reports().isOwed(YearMonth.of(2019, 6), certified)).isFalse();
        assertThat(reports().isOwed(YearMonth.of(2019, 6), YearMonth.of(2019, 6)))
                .isTrue();
        reports().make(YearMonth.of(2019, 7));
        assertThat(reports().isOwed(YearMonth.of(2019, 8), certified))
                .as("the certificate was renewed since")
                .isTrue();
    }

    private As4Reports reports() {
        return new As4Reports(
                jdbc, files, time, (As4Gateway) gateway, keys(here).provider(), "BE");
    }

    private String report(Kind kind, YearMonth month) {
        return reports().kept(month).stream()
                .filter(report -> report.kind() == kind)
                .map(report -> files.get(new ContentHash(report.hash())).orElseThrow())
                .map(file -> new String(file, StandardCharsets.UTF_8))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatStrangersPostIsNeverKept() throws Exception {
        assertThat(wire.post("text/plain", "hello")).isEqualTo(400);
        assertThat(wire.post(
                        "application/soap+xml", "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/hostname'>]><a>&b;</a>"))
                .isBetween(400, 500);
        assertThat(wire.post("multipart/related", "no parts")).isBetween(400, 500);
        assertThat(gateway.receive()).isEmpty();
    }

    @Test
    void keysThatCannotBeOpenedAreNamedWithoutTheirSecret() {
        assertThatThrownBy(() -> new As4Keys(there.store(), "key", "wrong-secret".toCharArray(), List.of()))
                .hasMessageContaining("password of the key")
                .message()
                .doesNotContain("wrong-secret");
        assertThatThrownBy(() -> new As4Keys(there.store(), "other", TestAuthority.PASSWORD.toCharArray(), List.of()))
                .hasMessageContaining("alias other");
        assertThat(keys(there).toString()).isEqualTo("As4Keys[PBE000002]");
    }

    private EInvoiceGateway gateway(Holder own) {
        return gateway(network, own);
    }

    private EInvoiceGateway gateway(DirectorySimulator directory, Holder own) {
        As4Keys keys = keys(own);
        return new As4Gateway(
                new As4Sender(keys, "BE", true),
                keys.seat(),
                new NetworkDirectory(ZONE, directory.nameServer(), this::trust, time::now),
                trust(),
                messages(),
                new As4Statuses(jdbc, files, keys.provider(), time),
                time);
    }

    private As4Reception reception(Holder own) {
        return new As4Reception(keys(own), new As4Inbox(messages(), trust(), Set.of(RECEIVER), time));
    }

    private As4Messages messages() {
        return new As4Messages(jdbc, files, time);
    }

    private CertificateTrust trust() {
        return new CertificateTrust(List.of(authority.certificate()), false);
    }

    private As4Keys keys(Holder holder) {
        return new As4Keys(
                holder.store(), "key", TestAuthority.PASSWORD.toCharArray(), List.of(authority.certificate()));
    }

    private byte[] invoice(String number) {
        return UblWriter.write(SampleInvoice.of(number, time.today()).build());
    }
}
