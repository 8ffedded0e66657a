package coop.ouvrage.documents;

import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.words.Texts;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SafeImageTest {

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpeg"})
    void writesAPictureAnewSoThatOnlyItsPixelsRemain(String format) throws IOException {
        byte[] picture = picture(format);
        byte[] withTail = Arrays.copyOf(picture, picture.length + 40);
        byte[] script = "<script>alert(1)</script>".getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(script, 0, withTail, picture.length, script.length);
        SafeImage safe = SafeImage.of(withTail).orThrow();
        assertThat(safe.mimeType()).isEqualTo("image/" + format);
        assertThat(safe.width()).isEqualTo(20);
        assertThat(new String(safe.content(), StandardCharsets.ISO_8859_1)).doesNotContain("script");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
                "<svg><image href='http://127.0.0.1/x'/></svg>",
                "<?xml version='1.0'?><svg onload='x()'/>",
                "\uFEFF<!DOCTYPE html><html><script>1</script></html>",
                "GIF89a<script>1</script>"
            })
    void refusesWhatABrowserWouldRunOrFollow(String text) {
        refused("documents.active_content", text.getBytes(StandardCharsets.UTF_8));
        refused("documents.active_content", text.getBytes(StandardCharsets.UTF_16LE));
    }

    @Test
    void refusesAPdfThatBlowsUpWhenItIsOpenedOrShown() throws IOException {
        byte[] page = "0 0 m 9 9 l S\n".repeat(100).getBytes(StandardCharsets.US_ASCII);
        assertThat(SafeAttachment.of(drawn(page, 1, COSName.FLATE_DECODE), "a.pdf")
                        .isDone())
                .isTrue();
        byte[] large = new byte[60 << 20];
        assertThat(codes(drawn(large, 4, COSName.FLATE_DECODE)))
                .as("pages that hold far more than the file")
                .containsExactly("documents.pdf_not_harmless");
        assertThat(codes(drawn(deflated(large), 1, COSName.FLATE_DECODE)))
                .as("a small file that a page unpacks once")
                .isEmpty();
        assertThat(codes(drawn(large, 4, COSName.FLATE_DECODE, COSName.FLATE_DECODE)))
                .as("packed twice")
                .containsExactly("documents.pdf_not_harmless");
        byte[] table = "%PDF-1.7\n1 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode >>\nstream\n"
                .getBytes(StandardCharsets.ISO_8859_1);
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        bomb.write(table);
        bomb.write(deflated(new byte[210 << 20]));
        assertThat(codes(bomb.toByteArray())).containsExactly("documents.pdf_not_harmless");
    }

    private static List<String> codes(byte[] pdf) {
        return SafeAttachment.of(pdf, "a.pdf").refusals().stream()
                .map(Refusal::code)
                .toList();
    }

    private static byte[] deflated(byte[] plain) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(out)) {
            deflater.write(plain);
        }
        return out.toByteArray();
    }

    /** Pages with this content, packed by these filters, the last one first. */
    private static byte[] drawn(byte[] content, int pages, COSName... filters) throws IOException {
        byte[] packed = content;
        for (int i = 0; i < filters.length; i++) {
            packed = deflated(packed);
        }
        try (PDDocument document = new PDDocument();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            for (int i = 0; i < pages; i++) {
                PDPage page = new PDPage();
                PDStream stream = new PDStream(document);
                try (OutputStream raw = stream.getCOSObject().createRawOutputStream()) {
                    raw.write(packed);
                }
                COSArray names = new COSArray();
                List.of(filters).forEach(names::add);
                stream.getCOSObject().setItem(COSName.FILTER, names);
                page.setContents(stream);
                document.addPage(page);
            }
            document.save(out);
            return out.toByteArray();
        }
    }

    @Test
    void refusesWhatIsNoPictureOrTooMuchOfOne() throws IOException {
        refused("documents.not_a_picture", new byte[0]);
        refused("documents.not_a_picture", "hello".getBytes(StandardCharsets.US_ASCII));
        refused("documents.picture_broken", Arrays.copyOf(picture("png"), 40));
        refused("documents.picture_too_large", new byte[SafeImage.MOST_BYTES + 1]);
        refused("documents.picture_too_wide", hugeHeader());
    }

    @Test
    void takesAReceiptButNoPdfThatRunsSomething() throws IOException {
        assertThat(SafeAttachment.of(pdf(false), "..\\..\\reçu:\u0000.pdf")
                        .orThrow()
                        .fileName())
                .isEqualTo("__.._reçu_.pdf");
        assertThat(SafeAttachment.of(picture("png"), "x.pdf").orThrow().mimeType())
                .isEqualTo("image/png");
        assertThat(SafeAttachment.of(pdf(true), "x.pdf").refusals())
                .extracting(Refusal::code)
                .containsExactly("documents.pdf_not_harmless");
        assertThat(SafeAttachment.of("%PDF-1.7 broken".getBytes(StandardCharsets.US_ASCII), "x.pdf")
                        .refusals())
                .extracting(Refusal::code)
                .containsExactly("documents.pdf_not_harmless");
    }

    /** An action that is written into a page and has no number of its own. A link to a site is none that runs by itself. */
    @ParameterizedTest
    @CsvSource({"JavaScript, true", "Launch, true", "SubmitForm, true", "ImportData, true", "GoToE, true", "URI, false"
    })
    void looksIntoWhatStandsWithinAPage(String action, boolean refused) throws IOException {
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage();
            document.addPage(page);
            COSDictionary act = new COSDictionary();
            act.setDirect(true);
            act.setName("S", action);
            COSDictionary field = new COSDictionary();
            field.setDirect(true);
            field.setItem("A", act);
            COSArray fields = new COSArray(List.of(field));
            fields.setDirect(true);
            page.getCOSObject().setItem("Annots", fields);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            assertThat(SafeAttachment.of(out.toByteArray(), "x.pdf").isDone()).isEqualTo(!refused);
        }
    }

    private static void refused(String code, byte[] upload) {
        Outcome<SafeImage> outcome = SafeImage.of(upload);
        assertThat(outcome.refusals()).extracting(Refusal::code).containsExactly(code);
        Refusal refusal = outcome.refusals().getFirst();
        for (String language : new String[] {"fr", "nl", "de", "en"}) {
            assertThat(Texts.load().get(language, refusal.messageKey(), refusal.arguments()))
                    .isNotBlank()
                    .doesNotContain("{", "[");
        }
    }

    private static byte[] picture(String format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(20, 10, BufferedImage.TYPE_INT_RGB), format, out);
        return out.toByteArray();
    }

    /** A picture whose header promises 60,000 by 60,000 points. */
    private static byte[] hugeHeader() throws IOException {
        byte[] png = picture("png");
        java.nio.ByteBuffer.wrap(png).putInt(16, 60_000).putInt(20, 60_000);
        java.util.zip.CRC32 crc = new java.util.zip.CRC32();
        crc.update(png, 12, 17);
        java.nio.ByteBuffer.wrap(png).putInt(29, (int) crc.getValue());
        return png;
    }

    private static byte[] pdf(boolean runs) throws IOException {
        try (PDDocument document = new PDDocument()) {
            document.addPage(new PDPage());
            if (runs) {
                document.getDocumentCatalog().setOpenAction(new PDActionJavaScript("app.alert(1)"));
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        }
    }
}
