package coop.ouvrage.treasury.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import coop.ouvrage.money.CreditorReference;
import coop.ouvrage.money.Iban;
import coop.ouvrage.money.Money;
import coop.ouvrage.money.StructuredReference;
import coop.ouvrage.treasury.format.PaymentFile.Block;
import coop.ouvrage.treasury.format.PaymentFile.Kind;
import coop.ouvrage.treasury.format.PaymentFile.Transfer;
import coop.ouvrage.treasury.format.PaymentFile.Version;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PaymentFileTest {

    private static final Iban OWN = Iban.of("BE68 5390 0754 7034");
    private static final Iban WORKER = Iban.of("BE71 0961 2345 6769");

    @ParameterizedTest
    @EnumSource(Version.class)
    void isValidByThePublishedSchema(Version version) throws Exception {
        var schema = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(
                        Samples.folder("xsd").resolve(version.code() + ".xsd").toFile());
        byte[] bytes = file().write(version);
        assertThatNoException()
                .isThrownBy(() -> schema.newValidator().validate(new StreamSource(new ByteArrayInputStream(bytes))));
    }

    @ParameterizedTest
    @EnumSource(Version.class)
    void readBackItSaysWhatWasOrdered(Version version) throws Exception {
        XmlCursor cursor = new XmlCursor(new String(file().write(version), StandardCharsets.UTF_8));
        cursor.nextStart(0);
        XmlNode message = cursor.tree().children().getFirst();
        assertThat(message.text("GrpHdr/NbOfTxs")).isEqualTo("5");
        assertThat(message.text("GrpHdr/CtrlSum")).isEqualTo("2660.01");
        assertThat(message.text("GrpHdr/InitgPty/Id/OrgId/Othr/Issr")).isEqualTo("KBO-BCE");
        XmlNode wages = message.all("PmtInf").getFirst();
        assertThat(wages.text("BtchBookg")).isEqualTo("true");
        assertThat(wages.text("PmtTpInf/CtgyPurp/Cd")).isEqualTo("SALA");
        assertThat(wages.text("ReqdExctnDt/Dt", "ReqdExctnDt")).isEqualTo("2026-11-20");
        assertThat(wages.text("DbtrAcct/Id/IBAN")).isEqualTo(OWN.value());
        assertThat(wages.text("CdtTrfTxInf/Cdtr/Nm")).isEqualTo("Zoe Lukasz-Goerres + Fils");
        assertThat(wages.text("CdtTrfTxInf/RmtInf/Ustrd")).isEqualTo("Salaire novembre - merci");
        List<XmlNode> others = message.all("PmtInf").getLast().all("CdtTrfTxInf");
        assertThat(others.getFirst().text("RmtInf/Strd/CdtrRefInf/Tp/Issr")).isEqualTo("BBA");
        assertThat(others.getFirst().text("RmtInf/Strd/CdtrRefInf/Ref")).isEqualTo("123456789002");
        assertThat(others.getFirst().text("Amt/InstdAmt")).isEqualTo("0.01");
        assertThat(others.get(1).text("RmtInf/Strd/CdtrRefInf/Tp/Issr")).isEqualTo("ISO");
        assertThat(others.get(2).has("RmtInf")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Élise Çelik-Müller|Elise Celik-Muller
            Straße & Cœur|Strasse + Coeur
            Łukasz Ø.|Lukasz O.
            O’Brien|O'Brien
            شركة|....
            a@b#c|a.b.c
            """)
    void textsAreTransliterated(String text, String expected) {
        assertThat(SepaText.of(text, 70)).isEqualTo(expected);
    }

    @Test
    void longTextsAreCut() {
        assertThat(SepaText.of("x".repeat(200), 70)).hasSize(70);
        assertThat(SepaText.of(" ", 70)).isEqualTo(".");
    }

    @Test
    void identificationsAreRefusedRatherThanChanged() {
        for (String id : List.of("", "/A", "A/", "A//B", "é", "x".repeat(36), " A")) {
            assertThatIllegalArgumentException().as(id).isThrownBy(() -> transfer(id, "1.00", new Remittance.None()));
        }
    }

    @Test
    void amountsThatSepaDoesNotKnowAreRefused() {
        for (String amount : List.of("0.00", "-1.00", "1000000000.00")) {
            assertThatIllegalArgumentException().isThrownBy(() -> transfer("A", amount, new Remittance.None()));
        }
    }

    @Test
    void anEndToEndIdentificationTwiceIsRefused() {
        Transfer transfer = transfer("A", "1.00", new Remittance.None());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> file(List.of(block("B", Kind.OTHER, transfer, transfer))));
    }

    @Test
    void theSameOrderIsTheSameBytes() {
        assertThat(file().write(Version.PAIN_001_001_09)).isEqualTo(file().write(Version.PAIN_001_001_09));
    }

    @Test
    void fiveThousandTransfersAreWrittenAtOnce() {
        List<Transfer> transfers = new ArrayList<>();
        for (int i = 0; i < 5000; i++) {
            transfers.add(transfer("E2E-" + i, "1200.00", new Remittance.None()));
        }
        PaymentFile file = file(List.of(block("PAY", Kind.WAGES, transfers.toArray(Transfer[]::new))));
        assertThat(file.total()).isEqualTo(Money.of("6000000.00"));
        assertThat(new String(file.write(Version.PAIN_001_001_09), StandardCharsets.UTF_8))
                .contains("<CtrlSum>6000000.00</CtrlSum>");
    }

    private static PaymentFile file() {
        Transfer first = new Transfer(
                "E2E-1",
                Money.of("1500.00"),
                "Zoé Łukasz-Görres & Fils".replace("ö", "oe"),
                WORKER,
                null,
                new Remittance.Text("Salaire novembre – merci"));
        Transfer second = transfer("E2E-2", "1100.00", new Remittance.Text("Salaire"));
        return file(List.of(
                block("PAY-2026-11-20", Kind.WAGES, first, second),
                block(
                        "SUP-2026-11-20",
                        Kind.OTHER,
                        transfer("E2E-3", "0.01", new Remittance.Belgian(StructuredReference.of(1234567890))),
                        transfer("E2E-4", "50.00", new Remittance.Iso(CreditorReference.of("INV20260042"))),
                        new Transfer(
                                "E2E-5", Money.of("10.00"), "Bureau", WORKER, "GKCCBEBB", new Remittance.None()))));
    }

    private static PaymentFile file(List<Block> blocks) {
        return new PaymentFile(
                "MSG-2026-11-20",
                LocalDateTime.of(2026, 11, 19, 16, 5, 7),
                "Atelier des Pinsons",
                "0203201340",
                blocks);
    }

    @ParameterizedTest
    @EnumSource(Version.class)
    void namesTheBankThatPaysWhereItIsKnown(Version version) throws Exception {
        Block known = new Block(
                "K",
                Kind.OTHER,
                LocalDate.of(2026, 11, 20),
                "Atelier des Pinsons",
                OWN,
                "GKCCBEBB",
                List.of(transfer("K-1", "10.00", new Remittance.None())));
        Block unknown = block("U", Kind.OTHER, transfer("U-1", "10.00", new Remittance.None()));
        XmlCursor cursor =
                new XmlCursor(new String(file(List.of(known, unknown)).write(version), StandardCharsets.UTF_8));
        cursor.nextStart(0);
        List<XmlNode> blocks = cursor.tree().children().getFirst().all("PmtInf");
        assertThat(blocks.getFirst().text("DbtrAgt/FinInstnId/BICFI", "DbtrAgt/FinInstnId/BIC"))
                .isEqualTo("GKCCBEBB");
        assertThat(blocks.getLast().text("DbtrAgt/FinInstnId/Othr/Id")).isEqualTo("NOTPROVIDED");
    }

    private static Block block(String id, Kind kind, Transfer... transfers) {
        return new Block(id, kind, LocalDate.of(2026, 11, 20), "Atelier des Pinsons", OWN, null, List.of(transfers));
    }

    private static Transfer transfer(String id, String amount, Remittance remittance) {
        return new Transfer(id, Money.of(amount), "An Peeters", WORKER, null, remittance);
    }
}
