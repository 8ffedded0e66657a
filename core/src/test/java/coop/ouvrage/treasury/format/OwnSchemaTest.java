package coop.ouvrage.treasury.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.junit.jupiter.api.Test;
import org.xml.sax.SAXException;

/** Our own table of the structure says the same as the published schema, where that lies beside the repository. */
class OwnSchemaTest {

    private static final String OWN = "belgian-camt.053.001.08.xml";

    @Test
    void ourOwnSampleIsValidByBoth() throws Exception {
        assertThat(publishedSaysValid(text())).isTrue();
        assertThat(ownSaysValid(text())).isTrue();
    }

    @Test
    void breachesAreFoundByBoth() throws Exception {
        List<String> breaches = List.of(
                text().replace("<Sts><Cd>BOOK</Cd></Sts>", "<Sts>BOOK</Sts>"),
                text().replaceAll("<BkTxCd>.*?</BkTxCd>", ""),
                text().replaceAll("(?s)<Bal>.*</Bal>", ""),
                text().replaceAll("<MsgId>.*?</MsgId>", ""),
                text().replace("<BICFI>", "<BIC>").replace("</BICFI>", "</BIC>"),
                text().replaceAll("(<BookgDt>.*?</BookgDt>)(<ValDt>.*?</ValDt>)", "$2$1"),
                text().replace("<Dt>2026-11-18</Dt>", "<Dt>18/11/2026</Dt>"),
                text().replace("<Ref>202600004236</Ref>", "<Ref>202600004236</Ref><Ref>202600004236</Ref>"),
                text().replace("<Issr>BBA</Issr></Tp>", "<Issr>BBA</Issr></Tp><Extra/>"),
                text().replaceFirst("<Ntry><Amt Ccy=\"EUR\">1210.00</Amt>", "<Ntry><Amt Ccy=\"EUR\">1210.000001</Amt>"),
                text().replaceAll("<Id>NIC-231</Id>", ""));
        for (String breach : breaches) {
            assertThat(breach).isNotEqualTo(text());
            assertThat(publishedSaysValid(breach)).as(breach).isFalse();
            assertThat(ownSaysValid(breach)).as(breach).isFalse();
        }
    }

    private static boolean ownSaysValid(String text) {
        return StatementFile.read(text.getBytes(StandardCharsets.UTF_8)).findings().stream()
                .noneMatch(finding -> finding.code() == FindingCode.SCHEMA);
    }

    private static boolean publishedSaysValid(String text) throws Exception {
        Path schema = Samples.folder("xsd").resolve("camt.053.001.08.xsd");
        assertThat(Files.exists(schema)).isTrue();
        Validator validator = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(schema.toFile())
                .newValidator();
        try {
            validator.validate(new StreamSource(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))));
            return true;
        } catch (SAXException e) {
            return false;
        }
    }

    private static String text() {
        return new String(Samples.own(OWN), StandardCharsets.UTF_8);
    }
}
