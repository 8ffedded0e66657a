package coop.ouvrage.app.einvoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.ouvrage.einvoice.CertificateTrust;
import coop.ouvrage.einvoice.DocumentKind;
import coop.ouvrage.einvoice.EInvoiceGateway.GatewayDown;
import coop.ouvrage.einvoice.Identifier;
import coop.ouvrage.einvoice.NetworkDirectory;
import coop.ouvrage.einvoice.ParticipantDirectory.Registration;
import coop.ouvrage.simulators.directory.DirectorySimulator;
import coop.ouvrage.simulators.directory.DirectorySimulator.Mood;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The look-up by the rules of the network, against a name server and a publisher of our own. */
class NetworkDirectoryTest {

    private static final String ZONE = "participant.sml.test";
    private static final String NUMBER = "0203201340";

    private final DirectorySimulator network = DirectorySimulator.start(ZONE);
    private final NetworkDirectory directory = new NetworkDirectory(
            ZONE,
            network.nameServer(),
            () -> new CertificateTrust(List.of(network.authority().certificate()), false),
            Instant::now);

    @AfterEach
    void stop() {
        network.close();
    }

    private Registration find(String number) {
        return directory.find(Identifier.enterpriseNumber(number)).orElseThrow();
    }

    @Test
    void whoIsRegisteredTakesWhatTheirPublisherSays() {
        network.register("0208:" + NUMBER, "Invoice", "CreditNote");
        assertThat(find(NUMBER).takes()).containsExactlyInAnyOrder(DocumentKind.values());
        assertThat(find(NUMBER).publisher()).isEqualTo("127.0.0.1");
        network.register("9925:be0403170701", "Invoice", "Order");
        assertThat(directory
                        .find(new Identifier("9925", "BE0403170701"))
                        .orElseThrow()
                        .takes())
                .as("compared without regard to capitals")
                .containsExactly(DocumentKind.INVOICE);
    }

    @Test
    void whoIsNotThereIsNotRegistered() {
        assertThat(find("0403170701").registered()).isFalse();
        network.locate("0208:0566988259");
        assertThat(find("0566988259").registered())
                .as("a record without a publisher that knows of it")
                .isFalse();
        network.register("0208:0100000169", "Order");
        assertThat(find("0100000169").registered()).isTrue();
        assertThat(find("0100000169").takes()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Mood.class,
            names = {"LOCATOR_FAILS", "PUBLISHER_DOWN", "PUBLISHER_BABBLES", "PUBLISHER_ATTACKS", "PUBLISHER_INSECURE"})
    void aNetworkThatFailsIsNeverTakenForANo(Mood mood) {
        network.register("0208:" + NUMBER, "Invoice");
        network.behave(mood);
        assertThatThrownBy(() -> find(NUMBER)).isInstanceOf(GatewayDown.class);
    }

    @Test
    void whatThePublisherSignedIsVerified() {
        network.register("0208:" + NUMBER, "Invoice", "CreditNote");
        assertThat(find(NUMBER).verified()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(
            value = Mood.class,
            names = {"SIGNATURE_BROKEN", "SIGNED_BY_STRANGER", "ABOUT_ANOTHER"})
    void whatNoPublisherOfTheNetworkSignedIsMarked(Mood mood) {
        network.register("0208:" + NUMBER, "Invoice");
        network.behave(mood);
        assertThat(find(NUMBER).registered()).isTrue();
        assertThat(find(NUMBER).verified()).isFalse();
    }
}
