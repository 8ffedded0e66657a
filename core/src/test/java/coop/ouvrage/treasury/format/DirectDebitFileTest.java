package coop.ouvrage.treasury.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import coop.ouvrage.money.Iban;
import coop.ouvrage.money.Money;
import coop.ouvrage.money.StructuredReference;
import coop.ouvrage.treasury.format.DirectDebitFile.Debit;
import coop.ouvrage.treasury.format.DirectDebitFile.Version;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DirectDebitFileTest {

    private static final LocalDate DAY = LocalDate.of(2026, 12, 7);

    private static DirectDebitFile file(Debit... debits) {
        return new DirectDebitFile(
                "OV-PROD-DD-000001",
                DAY.minusDays(3).atTime(10, 0),
                "La Traverse Production",
                "0999002208",
                "BE69ZZZ0999002208",
                Iban.of("BE68539007547034"),
                null,
                DAY,
                List.of(debits));
    }

    private static Debit debit(String id) {
        return new Debit(
                id,
                Money.of("150.00"),
                "OVM-2026-000001",
                LocalDate.of(2026, 11, 2),
                "Zoé Lambert & fils",
                Iban.of("BE71096123456769"),
                new Remittance.Belgian(StructuredReference.of(1234567890)));
    }

    @ParameterizedTest
    @EnumSource(Version.class)
    void isValidByThePublishedSchema(Version version) throws Exception {
        var schema = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(
                        Samples.folder("xsd").resolve(version.code() + ".xsd").toFile());
        byte[] bytes = file(debit("E1"), debit("E2")).write(version);
        assertThatNoException()
                .isThrownBy(() -> schema.newValidator().validate(new StreamSource(new ByteArrayInputStream(bytes))));
        assertThat(new String(bytes, StandardCharsets.UTF_8))
                .contains("<CtrlSum>300.00</CtrlSum>", "<MndtId>OVM-2026-000001</MndtId>", "Zoe Lambert + fils");
    }

    @Test
    void anIdentificationStandsOnce() {
        assertThatIllegalArgumentException().isThrownBy(() -> file(debit("E1"), debit("E1")));
        assertThatIllegalArgumentException().isThrownBy(DirectDebitFileTest::file);
    }
}
