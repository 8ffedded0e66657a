package coop.ouvrage.app.api;

import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.access.Role;
import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.app.testing.Surfer;
import coop.ouvrage.calendar.BusinessClock;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDResources;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

/** The logo of a unit: only pixels get in, whatever somebody sends, and what was sent with one logo keeps it. */
@OuvrageTest(perMethod = true, at = "2026-11-24T09:00")
@Import(ApiWorld.class)
class LogoTest {

    private final ApiWorld world;
    private final BusinessClock clock;

    @LocalServerPort
    int port;

    private Program holder = Program.stranger(0);
    private String path = "";

    LogoTest(ApiWorld world, BusinessClock clock) {
        this.world = world;
        this.clock = clock;
    }

    @BeforeEach
    void aHolder() {
        UUID noor = world.person("Noor", "Maes", "noor@maes.example");
        holder = world.user(port, "noor@maes.example", Role.MEMBER, noor);
        path = "/api/v1/units/" + world.unit(noor) + "/logo";
    }

    private static byte[] picture(String format, int width, int height) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), format, out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
                "<svg xmlns='http://www.w3.org/2000/svg'><image href='http://127.0.0.1:9/x'/></svg>",
                "<?xml version='1.0'?><!DOCTYPE svg [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><svg>&x;</svg>",
                "<html><body onload='alert(1)'></body></html>",
                "GIF89a<script>alert(1)</script>"
            })
    void whatABrowserWouldRunOrFollowIsRefused(String hostile) {
        Program.Answer answer = holder.upload(path, hostile.getBytes(StandardCharsets.UTF_8));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.codes()).isEqualTo("documents.active_content");
        assertThat(holder.get(path).status()).isEqualTo(404);
    }

    @Test
    void whatIsNoPictureOrTooMuchOrTooLittleOfOneIsRefused() {
        assertThat(holder.upload(path, new byte[0]).codes()).isEqualTo("documents.not_a_picture");
        assertThat(holder.upload(path, "hello".getBytes(StandardCharsets.UTF_8)).codes())
                .isEqualTo("documents.not_a_picture");
        assertThat(holder.upload(path, Arrays.copyOf(picture("png", 50, 50), 45))
                        .codes())
                .isEqualTo("documents.picture_broken");
        assertThat(holder.upload(path, picture("png", 15, 400)).codes()).isEqualTo("unit.logo_too_small");
        byte[] heavy = Arrays.copyOf(picture("png", 50, 50), 2 * 1024 * 1024 + 1);
        assertThat(holder.upload(path, heavy).codes()).isEqualTo("documents.picture_too_large");
    }

    @Test
    void onlyPixelsRemainSmallEnoughForALetterhead() throws IOException {
        byte[] picture = picture("jpeg", 3000, 1000);
        byte[] script = "<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8);
        byte[] withTail = Arrays.copyOf(picture, picture.length + script.length);
        System.arraycopy(script, 0, withTail, picture.length, script.length);
        assertThat(holder.upload(path, withTail).status()).isEqualTo(204);
        Program.Answer shown = holder.get(path);
        assertThat(shown.raw().headers().firstValue("Content-Type")).contains("image/png");
        assertThat(shown.raw().headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        BufferedImage kept = ImageIO.read(new ByteArrayInputStream(shown.raw().body()));
        assertThat(kept.getWidth()).isEqualTo(600);
        assertThat(kept.getHeight()).isEqualTo(200);
        assertThat(shown.text()).doesNotContain("script");
        holder.post(path + "/removal").done();
        assertThat(holder.get(path).status()).isEqualTo(404);
    }

    @Test
    void anotherUnitsLogoIsNotThere() {
        UUID eva = world.person("Eva", "Stas", "eva@stas.example");
        Program stranger = world.user(port, "eva@stas.example", Role.MEMBER, eva);
        assertThat(holder.upload(path, picture("png", 50, 50)).status()).isEqualTo(204);
        assertThat(stranger.get(path).status()).isEqualTo(404);
        assertThat(stranger.upload(path, picture("png", 50, 50)).status()).isEqualTo(404);
        assertThat(stranger.post(path + "/removal").status()).isEqualTo(404);
        assertThat(holder.get(path).status()).isEqualTo(200);
    }

    @Test
    void offersInvoicesAndTheClientsPageBearItAndOldPapersKeepIt() throws IOException {
        OneJob job = new OneJob(world, clock, port, OneJob.Names.PLAIN);
        job.begun();
        job.accepted();
        job.signedAndDeclared();
        Surfer client = new Surfer(port);
        assertThat(client.get("/l/" + job.token).body()).doesNotContain("/logo");
        assertThat(client.get("/l/" + job.token + "/logo").status()).isEqualTo(404);
        String own = "/api/v1/units/" + job.unit + "/logo";
        assertThat(job.member.upload(own, picture("png", 300, 100)).status()).isEqualTo(204);
        assertThat(client.get("/l/" + job.token).body()).contains("/l/" + job.token + "/logo");
        assertThat(client.get("/l/" + job.token + "/logo").status()).isEqualTo(200);
        job.workedAndInvoiced();
        job.member.post(own + "/removal").done();
        byte[] invoice =
                job.member.get("/api/v1/invoices/" + job.invoice + "/pdf").raw().body();
        assertThat(pictures(invoice)).as("payment code and logo of its day").isEqualTo(2);
    }

    private static int pictures(byte[] pdf) throws IOException {
        int pictures = 0;
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDResources resources = document.getPage(0).getResources();
            for (COSName name : resources.getXObjectNames()) {
                pictures += resources.isImageXObject(name) ? 1 : 0;
            }
        }
        return pictures;
    }
}
