package coop.ouvrage.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
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
            })
    void refusesAPageThatNamesSomethingOutsideOfIt(String part) {
        assertThatThrownBy(() -> PdfRenderer.render(new PrintedPage(page(part), Map.of())))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** Some of these are passed over and not refused; what counts is that nobody is called. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<object data='URL' type='application/pdf'/>",
                "<iframe src='URL'/>",
                "<link rel='stylesheet' href='URL'/>",
                "<style>@import url('URL');</style>",
                "<style>@font-face { font-family: x; src: url('URL') } p { font-family: x }</style><p>x</p>",
                "<svg xmlns='http://www.w3.org/2000/svg'><image href='URL'/></svg>",
                "<img src=\"data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'%3E%3Cimage href='URL'/%3E%3C/svg%3E\" alt='x'/>"
            })
    void callsNobody(String part) throws IOException {
        AtomicInteger calls = new AtomicInteger();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            calls.incrementAndGet();
            exchange.sendResponseHeaders(404, -1);
        });
        server.start();
        String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/x";
        try {
            PdfRenderer.render(new PrintedPage(page(part.replace("URL", url)), Map.of()));
        } catch (IllegalArgumentException refused) {
            assertThat(refused).hasMessageContaining("outside");
        } finally {
            server.stop(0);
        }
        assertThat(calls).hasValue(0);
    }

    /** More than a second apart, which is how fine the clock of a PDF is. */
    @Test
    void printsTheSamePageToTheSameBytesWheneverItIs() throws InterruptedException, IOException {
        PrintedPage page = new PrintedPage(page("<h1>Fiche</h1><p>Café 12,50 €</p>"), Map.of());
        byte[] first = PdfRenderer.render(page);
        Thread.sleep(1_100);
        assertThat(java.util.Arrays.equals(PdfRenderer.render(page), first)).isTrue();
        try (PDDocument pdf = Loader.loadPDF(first)) {
            assertThat(pdf.getDocumentInformation().getCreationDate()).isNull();
            assertThat(new String(pdf.getDocumentCatalog().getMetadata().toByteArray(), StandardCharsets.UTF_8))
                    .contains("pdfaid")
                    .doesNotContain("CreateDate");
        }
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
        return "<html lang='fr'><head><title>Essai</title><meta name='subject' content='Essai'/>"
                + "<link rel='stylesheet' href='ouvrage:print.css'/></head><body>" + part + "</body></html>";
    }
}
