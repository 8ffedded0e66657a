package coop.ouvrage.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.io.ByteArrayInputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class QrCodeTest {

    @Test
    void aPhoneReadsBackWhatWasEncoded() throws Exception {
        String text = "BCD\n002\n1\nSCT\n\nCoopérative d'Été\nBE68539007547034\nEUR1210.00\n\n\n+++123/4567/89002+++";
        var picture = ImageIO.read(new ByteArrayInputStream(QrCode.of(text).png()));
        var bitmap = new BinaryBitmap(new HybridBinarizer(new BufferedImageLuminanceSource(picture)));
        assertThat(new QRCodeReader().decode(bitmap).getText()).isEqualTo(text);
    }

    @Test
    void thePathDrawsTheDarkModulesOnly() {
        QrCode code = QrCode.of("x");
        assertThat(code.size()).isEqualTo(21 + 8);
        assertThat(code.svgPath()).startsWith("M4 4h1v1h-1z").matches("(M\\d+ \\d+h1v1h-1z)+");
    }

    @Test
    void refusesWhatDoesNotFit() {
        assertThatThrownBy(() -> QrCode.of("x".repeat(5000))).isInstanceOf(IllegalArgumentException.class);
    }
}
