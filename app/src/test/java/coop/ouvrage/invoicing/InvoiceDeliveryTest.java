package coop.ouvrage.invoicing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.app.testing.ScratchDirectory;
import coop.ouvrage.calendar.BusinessClock;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.customer.spi.NetworkSign;
import coop.ouvrage.documents.Documents;
import coop.ouvrage.einvoice.EInvoiceGateway;
import coop.ouvrage.einvoice.HttpGateway;
import coop.ouvrage.einvoice.ReceivedResponse;
import coop.ouvrage.invoicing.Invoice.Delivery;
import coop.ouvrage.invoicing.spi.Supply;
import coop.ouvrage.money.StructuredReference;
import coop.ouvrage.simulators.accesspoint.AccessPointSimulator;
import coop.ouvrage.simulators.accesspoint.Behaviour;
import coop.ouvrage.simulators.accesspoint.Behaviour.Mode;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** Invoices on their way: every good and bad day of the access point, mail for those without network, and the paper itself. */
@OuvrageTest(perMethod = true)
@Import({SaleFixture.class, InvoiceDeliveryTest.Network.class})
@TestPropertySource(properties = {"ouvrage.invoicing.timer=false", "ouvrage.einvoice.check-one-in=1000"})
class InvoiceDeliveryTest {

    private static final AtomicReference<Instant> NOW = new AtomicReference<>(Instant.EPOCH);

    private final SaleFixture sale;
    private final Invoices invoices;
    private final InvoiceCourier courier;
    private final InvoiceDelivery delivery;
    private final InvoicePapers papers;
    private final Documents documents;
    private final BusinessClock clock;
    private final BusinessTime time;
    private final JdbcClient jdbc;
    private final AccessPointSimulator network;
    private final NetworkSign sign;
    private final InvoiceAnswers answers;
    private final SendingStore sendings;
    private final EInvoiceGateway gateway;

    private UUID unit;
    private UUID company;

    InvoiceDeliveryTest(
            SaleFixture sale,
            Invoices invoices,
            InvoiceCourier courier,
            InvoiceDelivery delivery,
            InvoicePapers papers,
            Documents documents,
            BusinessClock clock,
            BusinessTime time,
            JdbcClient jdbc,
            AccessPointSimulator network,
            NetworkSign sign,
            InvoiceAnswers answers,
            SendingStore sendings,
            EInvoiceGateway gateway) {
        this.sale = sale;
        this.invoices = invoices;
        this.courier = courier;
        this.delivery = delivery;
        this.papers = papers;
        this.documents = documents;
        this.clock = clock;
        this.time = time;
        this.jdbc = jdbc;
        this.network = network;
        this.sign = sign;
        this.answers = answers;
        this.sendings = sendings;
        this.gateway = gateway;
    }

    @BeforeEach
    void aUnitAndAClient() {
        network.behave(Behaviour.NORMAL);
        NOW.set(time.now());
        unit = sale.unit("PROD");
        company = sale.client(SaleFixture.company("0203201340", "BE0203201340"), unit);
    }

    private Invoice sold() {
        return sale.sold(unit, company, List.of(sale.item(Supply.SERVICE, "100.00")));
    }

    private Delivery state(Invoice invoice) {
        return invoices.find(invoice.id()).orElseThrow().delivery();
    }

    private void later(String at) {
        clock.freezeAt(LocalDateTime.parse(at));
        NOW.set(time.now());
    }

    private List<String> waiting() {
        return jdbc.sql("select kind from worklist_item where closed_at is null and kind like 'invoicing.%'")
                .query(String.class)
                .list();
    }

    @Test
    void aGoodDay() {
        Invoice invoice = sold();
        assertThat(state(invoice)).isEqualTo(Delivery.WAITING);
        int before = network.taken();
        courier.round();
        assertThat(state(invoice)).isEqualTo(Delivery.DELIVERED);
        courier.round();
        assertThat(network.taken()).isEqualTo(before + 1);
        assertThat(waiting()).isEmpty();
    }

    @Test
    void whatIsDownIsTriedAgainAndSentOnce() {
        network.behave(Behaviour.of(Mode.DOWN));
        Invoice one = sold();
        Invoice two = sold();
        int before = network.taken();
        courier.round();
        assertThat(state(one)).isEqualTo(Delivery.WAITING);
        network.behave(Behaviour.NORMAL);
        later("2026-11-20T09:05");
        courier.round();
        assertThat(state(one)).isEqualTo(Delivery.DELIVERED);
        assertThat(state(two)).isEqualTo(Delivery.DELIVERED);
        assertThat(network.taken()).isEqualTo(before + 2);
    }

    @Test
    void aLineThatBreaksAfterTheSendingDoesNotSendTwice() {
        network.behave(Behaviour.of(Mode.BREAK));
        Invoice invoice = sold();
        int before = network.taken();
        courier.round();
        network.behave(Behaviour.NORMAL);
        later("2026-11-20T09:05");
        courier.round();
        assertThat(state(invoice)).isEqualTo(Delivery.DELIVERED);
        assertThat(network.taken()).isEqualTo(before + 1);
    }

    /** Claimed and handed over together, and then nobody was left to write it down: the same keys go out again. */
    @Test
    void aProcessThatDiesBeforeItWritesSendsNothingTwice() {
        List<Invoice> sold = List.of(sold(), sold(), sold());
        int before = network.taken();
        sendings.claim(time.now(), time.now().plusSeconds(120), 20)
                .forEach(sending -> gateway.send(sending.invoice().value().toString(), papers.ubl(sending.invoice())));
        assertThat(network.taken()).isEqualTo(before + 3);
        courier.round();
        assertThat(sold).extracting(this::state).containsOnly(Delivery.WAITING);
        later("2026-11-20T09:05");
        courier.round();
        assertThat(sold).extracting(this::state).containsOnly(Delivery.DELIVERED);
        assertThat(network.taken()).isEqualTo(before + 3);
    }

    @Test
    void aClaimOfAProcessThatDiedEndsByItself() {
        Invoice invoice = sold();
        jdbc.sql("update invoice_sending set due_at = due_at + interval '2 minutes'")
                .update();
        courier.round();
        assertThat(state(invoice)).isEqualTo(Delivery.WAITING);
        later("2026-11-20T09:03");
        courier.round();
        assertThat(state(invoice)).isEqualTo(Delivery.DELIVERED);
    }

    @Test
    void severalNodesAtOnceSendEachDocumentOnce() throws Exception {
        for (int i = 0; i < 5; i++) {
            sold();
        }
        int before = network.taken();
        try (var pool = Executors.newFixedThreadPool(4)) {
            for (Future<Integer> done : pool.invokeAll(
                    java.util.Collections.<java.util.concurrent.Callable<Integer>>nCopies(4, courier::round))) {
                done.get();
            }
        }
        assertThat(network.taken()).isEqualTo(before + 5);
    }

    @Test
    void aRefusalIsSeenAndWaitsForSomebody() {
        network.behave(Behaviour.of(Mode.REFUSE));
        Invoice invoice = sold();
        courier.round();
        assertThat(state(invoice)).isEqualTo(Delivery.REFUSED);
        assertThat(waiting()).containsExactly(InvoiceDelivery.NOT_DELIVERED);
    }

    @Test
    void silenceIsNeverTakenForDelivery() {
        network.behave(Behaviour.of(Mode.LOSE));
        Invoice invoice = sold();
        courier.round();
        assertThat(state(invoice)).isEqualTo(Delivery.SENT);
        later("2026-11-21T10:00");
        courier.round();
        assertThat(state(invoice)).isEqualTo(Delivery.LOST);
        assertThat(waiting()).containsExactly(InvoiceDelivery.NOT_DELIVERED);
        network.wake();
        later("2026-11-21T12:00");
        courier.round();
        assertThat(state(invoice)).isEqualTo(Delivery.DELIVERED);
        assertThat(waiting()).isEmpty();
    }

    @Test
    void whatIsDelayedTwiceOrOutOfOrderArrivesOnce() {
        for (Mode mode : List.of(Mode.DELAY, Mode.DUPLICATE, Mode.OUT_OF_ORDER)) {
            network.behave(Behaviour.of(mode));
            sold();
        }
        courier.round();
        later("2026-11-20T10:00");
        courier.round();
        assertThat(jdbc.sql("select distinct delivery from invoice")
                        .query(String.class)
                        .list())
                .containsExactly("DELIVERED");
    }

    @Test
    void aMessageThatNobodyKnowsIsLostAndSentAgainByAnOfficer() {
        network.behave(Behaviour.of(Mode.UNKNOWN_ID));
        Invoice invoice = sold();
        int before = network.taken();
        courier.round();
        assertThat(state(invoice)).isEqualTo(Delivery.LOST);
        sale.user().asSystem(() -> delivery.sendAgain(invoice.id()));
        courier.round();
        assertThat(network.taken()).isEqualTo(before + 1);
    }

    @Test
    void whatWasRefusedIsANewMessageWhenItIsSentAgain() {
        network.behave(Behaviour.of(Mode.REFUSE));
        Invoice invoice = sold();
        courier.round();
        assertThat(state(invoice)).isEqualTo(Delivery.REFUSED);
        int before = network.taken();
        network.behave(Behaviour.NORMAL);
        sale.user().asSystem(() -> delivery.sendAgain(invoice.id()));
        assertThat(state(invoice)).isEqualTo(Delivery.WAITING);
        courier.round();
        assertThat(state(invoice)).isEqualTo(Delivery.DELIVERED);
        sale.user().asSystem(() -> delivery.sendAgain(invoice.id()));
        courier.round();
        assertThat(network.taken())
                .as("what has arrived is not sent once more by whoever has an old page open")
                .isEqualTo(before + 1);
        assertThat(waiting()).isEmpty();
    }

    @Test
    void aBusinessThatTheNetworkDoesNotKnowGetsAMailAndIsLookedAfter() {
        network.register("0208:0203201340", false);
        try {
            Invoice invoice = sold();
            courier.round();
            assertThat(state(invoice)).isEqualTo(Delivery.MAILED);
            assertThat(waiting()).containsExactly(InvoiceDelivery.NOT_ON_NETWORK);
            assertThat(mails()).isEqualTo(1);
        } finally {
            network.register("0208:0203201340", true);
        }
    }

    @Test
    void theNetworkIsAskedAgainOnceItsAnswerIsOld() {
        network.register("0208:0203201340", false);
        try {
            sold();
            courier.round();
            assertThat(sign.known(company).state()).isEqualTo(NetworkSign.State.NOT_REGISTERED);
        } finally {
            network.register("0208:0203201340", true);
        }
        Invoice soon = sold();
        courier.round();
        assertThat(state(soon)).as("a no serves for some minutes").isEqualTo(Delivery.MAILED);
        later("2026-11-20T09:20");
        Invoice afterwards = sold();
        courier.round();
        assertThat(state(afterwards)).isEqualTo(Delivery.DELIVERED);
        assertThat(sign.known(company).state()).isEqualTo(NetworkSign.State.REGISTERED);
        assertThat(sign.known(company).address()).isEqualTo("0208:0203201340");
        network.behave(Behaviour.of(Mode.DOWN));
        assertThat(sign.ask(company).state()).isEqualTo(NetworkSign.State.SILENT);
    }

    @Test
    void anAnswerOfTheClientIsShownOnceAndATroubleWaitsForSomebody() {
        Invoice invoice = sold();
        courier.round();
        ReceivedResponse refused = answer("RE", invoice.number(), "0208:0203201340");
        assertThat(answers.take("m1", refused, new byte[] {1})).isTrue();
        assertThat(answers.take("m1", refused, new byte[] {1})).isTrue();
        assertThat(answers.of(invoice.id())).singleElement().satisfies(one -> {
            assertThat(one.code()).isEqualTo("RE");
            assertThat(one.reasons()).containsExactly("REF");
            assertThat(one.words()).isEqualTo("no order number");
        });
        assertThat(state(invoice)).as("a rejected invoice is still an invoice").isEqualTo(Delivery.DELIVERED);
        assertThat(waiting()).containsExactly(InvoiceAnswers.TROUBLE);
        assertThat(answers.take("m2", answer("AP", invoice.number(), "0208:0203201340"), new byte[] {2}))
                .isTrue();
        assertThat(waiting()).isEmpty();
    }

    @Test
    void anAnswerOfSomebodyElseOrToNothingIsNotBelieved() {
        Invoice invoice = sold();
        assertThat(answers.take("m3", answer("PD", invoice.number(), "0208:0403170701"), new byte[] {1}))
                .isFalse();
        assertThat(answers.take("m4", answer("PD", "2026-999", "0208:0203201340"), new byte[] {1}))
                .isFalse();
        assertThat(answers.of(invoice.id())).isEmpty();
    }

    private static ReceivedResponse answer(String code, String number, String sender) {
        return new ReceivedResponse(
                ReceivedResponse.Kind.BUYER,
                code,
                List.of("REF"),
                List.of("NIN"),
                "no order number",
                number,
                sender,
                null);
    }

    @Test
    void aPrivatePersonGetsAMailWithALink() {
        UUID person = sale.client(SaleFixture.person(), unit);
        Invoice invoice = sale.sold(unit, person, List.of(sale.item(Supply.SERVICE, "100.00")));
        assertThat(state(invoice)).isEqualTo(Delivery.MAILED);
        assertThat(mails()).isEqualTo(1);
        assertThat(jdbc.sql("select link from outgoing_message where text_key = 'invoicing.mail.invoice'")
                        .query(String.class)
                        .single())
                .contains("/l/");
    }

    private int mails() {
        return jdbc.sql("select count(*) from outgoing_message where text_key = 'invoicing.mail.invoice'")
                .query(Integer.class)
                .single();
    }

    @Test
    void thePaperSaysWhatTheLawWantsAndItsCodePays() throws Exception {
        Invoice invoice = sold();
        assertThat(documents
                        .newest("invoice", invoice.id().value())
                        .orElseThrow()
                        .pdf())
                .as("nothing is drawn until somebody asks")
                .isNull();
        byte[] pdf = papers.pdf(invoice.id());
        assertThat(papers.pdf(invoice.id())).isEqualTo(pdf);
        assertThat(text(pdf))
                .contains(invoice.number(), "Théâtre de l'Étoile & Fils", "Affiches d'été <n° 1>", "RPM Bruxelles")
                .contains("BE0999002208", "121,00", "BE52");
        assertThat(code(pdf))
                .startsWith("BCD\n002\n1\nSCT\n")
                .contains("BE52979000010109\nEUR121.00")
                .contains("+++");
    }

    @Test
    void aPayerAbroadGetsTheReferenceThatTheirBankKnows() throws Exception {
        UUID abroad = sale.client(SaleFixture.abroad("NL", "NL123456782B90", true), unit);
        Invoice invoice = sale.sold(unit, abroad, List.of(sale.item(Supply.SERVICE, "100.00")));
        String reference = new StructuredReference(String.valueOf(invoice.structuredReference()))
                .creditor()
                .value();
        assertThat(new String(papers.ubl(invoice.id()), StandardCharsets.UTF_8)).contains(">" + reference + "<");
        assertThat(code(papers.pdf(invoice.id()))).contains("\n" + reference).doesNotContain("+++");
    }

    @Test
    void aCreditNoteNamesItsInvoiceAndTheVatToPayBack() throws Exception {
        Invoice invoice = sold();
        InvoiceId note = sale.user()
                .as(SaleFixture.holder(), () -> invoices.credit(invoice.id(), "pas voulu"))
                .orThrow();
        assertThat(text(papers.pdf(note)))
                .contains("C2026-000001", invoice.number(), "pas voulu", "TVA à reverser à l’État");
        assertThat(papers.qr(note)).isNull();
        courier.round();
        assertThat(jdbc.sql("select count(*) from invoice where delivery = 'DELIVERED'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void theOriginalIsNeverChanged() {
        Invoice invoice = sold();
        assertThat(new String(papers.ubl(invoice.id()), java.nio.charset.StandardCharsets.UTF_8))
                .contains(invoice.number());
        assertThatThrownBy(() -> jdbc.sql("update document set data = replace(data, '121.00', '1.00')")
                        .update())
                .hasMessageContaining("never changed");
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper()
                    .getText(document)
                    .replace('\u00a0', ' ')
                    .replace('\u202f', ' ');
        }
    }

    private static String code(byte[] pdf) throws Exception {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            BufferedImage page = new PDFRenderer(document).renderImageWithDPI(0, 200);
            BinaryBitmap bits = new BinaryBitmap(new HybridBinarizer(new BufferedImageLuminanceSource(page)));
            return new QRCodeReader()
                    .decode(bits, Map.of(com.google.zxing.DecodeHintType.TRY_HARDER, true))
                    .getText();
        }
    }

    @TestConfiguration
    static class Network {

        @Bean(destroyMethod = "close")
        AccessPointSimulator accessPoint() throws IOException {
            return AccessPointSimulator.start(ScratchDirectory.untilTheEnd("access-point"), 0, NOW::get);
        }

        @Bean
        @Primary
        EInvoiceGateway gateway(AccessPointSimulator simulator) {
            return new HttpGateway(simulator.url());
        }
    }
}
