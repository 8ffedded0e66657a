package coop.ouvrage.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PdfRendererTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<img src='http://127.0.0.1:1/x.png' alt='x'/>",
                "<img src='https://example.org/x.png' alt='x'/>",
                "<img src='file:///etc/passwd' alt='x'/>",
                "<img src='x.png' alt='x'/>",
                "<img src='ouvrage:absent' alt='x'/>",
                "<img src='jar:file:/x.jar!/y' alt='x'/>",
                "<div style=\"background-image: url('http://127.0.0.1:1/x.png')\">x</div>",
                "<object data='http://127.0.0.1:1/x.pdf' type='application/pdf'/>",
                "<style>@import url('http://127.0.0.1:1/x.css');</style>",
                "<style>@font-face { font-family: x; src: url('http://127.0.0.1:1/x.ttf') } p { font-family: x }</style><p>x</p>",
            })
    void refusesAPageThatNamesSomethingOutsideOfIt(String part) {
        assertThatThrownBy(() -> PdfRenderer.render(new PrintedPage(page(part), Map.of())))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesEntities() {
        String html =
                "<!DOCTYPE html [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><html lang='fr'><head><title>t</title></head><body>&x;</body></html>";
        assertThatThrownBy(() -> PdfRenderer.render(new PrintedPage(html, Map.of())))
                .isInstanceOf(RuntimeException.class);
    }

    @Test
    void showsThePicturesThatComeWithThePageAndRunsNoScript() throws IOException {
        String html = page("<script>alert(1)</script><p>Żółw ĳ Œ Ǆ Șț</p><img src='ouvrage:code' alt='code'/>");
        byte[] pdf = PdfRenderer.render(
                new PrintedPage(html, Map.of("code", QrCode.of("x").png())));
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(new PDFTextStripper().getText(document))
                    .contains("Żółw ĳ Œ Ǆ Șț")
                    .doesNotContain("alert");
            assertThat(document.getPage(0).getResources().getXObjectNames()).isNotEmpty();
            assertThat(document.getDocumentCatalog().getOpenAction()).isNull();
            assertThat(document.getDocumentCatalog().getOutputIntents()).hasSize(1);
        }
    }

    private static String page(String part) {
        return "<html lang='fr'><head><title>Essai</title><meta name='description' content='Essai'/>"
                + "<link rel='stylesheet' href='ouvrage:print.css'/></head><body>" + part + "</body></html>";
    }
}
