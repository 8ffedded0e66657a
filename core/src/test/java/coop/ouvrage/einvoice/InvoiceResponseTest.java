package coop.ouvrage.einvoice;

import static org.assertj.core.api.Assertions.assertThat;

import com.helger.phive.api.executorset.ValidationExecutorSetRegistry;
import com.helger.phive.peppol.PeppolValidation2026_05;
import com.helger.phive.xml.source.IValidationSourceXML;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers to invoices, by the published rules (Peppol BIS Invoice Response 3.1, transaction T111), and back. */
class InvoiceResponseTest {

    private static final ValidationExecutorSetRegistry<IValidationSourceXML> RULES =
            new ValidationExecutorSetRegistry<>();

    static {
        PeppolValidation2026_05.init(RULES);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            AB, '',  ''
            IP, '',  ''
            AP, '',  ''
            PD, '',  ''
            RE, REF, no order number
            RE, OTH, it is not ours
            UQ, QTY, how many hours?
            CA, PRI, the price agreed
            """)
    void everyAnswerPassesTheOfficialRulesAndIsReadBack(String code, String reasonCode, String words) throws Exception {
        byte[] message = InvoiceResponse.write(response(code, reasonCode, words));
        assertThat(EInvoiceRules.findings(
                        Objects.requireNonNull(
                                RULES.getOfID(PeppolValidation2026_05.VID_OPENPEPPOL_INVOICE_MESSAGE_RESPONSE_V3)),
                        XmlInput.parse(message)))
                .as(new String(message, StandardCharsets.UTF_8))
                .isEmpty();
        ReceivedResponse read = ResponseReader.read(message).orElseThrow();
        assertThat(read.kind()).isEqualTo(ReceivedResponse.Kind.BUYER);
        assertThat(read.code()).isEqualTo(code);
        assertThat(String.join(",", read.reasons())).isEqualTo(reasonCode);
        assertThat(read.words()).isEqualTo(words);
        assertThat(read.document()).isEqualTo("2026-17");
        assertThat(read.sender()).isEqualTo("0208:0203201340");
    }

    @Test
    void readsWhatTheBuyerAsksForAndWhatAnAccessPointSays() {
        String buyer = """
                <ApplicationResponse xmlns="urn:oasis:names:specification:ubl:schema:xsd:ApplicationResponse-2">
                <CustomizationID>urn:fdc:peppol.eu:poacc:trns:invoice_response:3</CustomizationID>
                <DocumentResponse><Response><ResponseCode>RE</ResponseCode>
                <Status><StatusReasonCode listID="OPStatusReason">REF</StatusReasonCode></Status>
                <Status><StatusReasonCode listID="OPStatusAction">NIN</StatusReasonCode></Status>
                </Response><DocumentReference><ID>7</ID></DocumentReference></DocumentResponse></ApplicationResponse>""";
        ReceivedResponse answer = read(buyer);
        assertThat(answer.reasons()).containsExactly("REF");
        assertThat(answer.actions()).containsExactly("NIN");
        assertThat(answer.isTrouble()).isTrue();
        String technical = buyer.replace("poacc:trns:invoice_response:3", "poacc:trns:mlr:3");
        assertThat(read(technical).kind()).isEqualTo(ReceivedResponse.Kind.ACCESS_POINT);
    }

    @Test
    void whatIsNoAnswerIsLeftToOthers() {
        assertThat(ResponseReader.read(Samples.INVOICE)).isEmpty();
        assertThat(ResponseReader.read(new byte[] {'%', 'P', 'D', 'F'})).isEmpty();
        assertThat(ResponseReader.read("<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/hostname'>]><a>&e;</a>"
                        .getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
    }

    private static ReceivedResponse read(String xml) {
        return ResponseReader.read(xml.getBytes(StandardCharsets.UTF_8)).orElseThrow();
    }

    private static InvoiceResponse response(String code, String reasonCode, String words) {
        return new InvoiceResponse(
                "r-1",
                LocalDateTime.of(2026, 11, 20, 9, 0),
                "0208:0203201340",
                "Acheteur",
                "0208:0403170701",
                "Vendeur",
                code,
                reasonCode,
                words,
                "2026-17",
                LocalDate.of(2026, 11, 1),
                "380");
    }
}
