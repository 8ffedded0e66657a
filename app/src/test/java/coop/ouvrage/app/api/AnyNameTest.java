package coop.ouvrage.app.api;

import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.access.Role;
import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.app.testing.Surfer;
import coop.ouvrage.calendar.BusinessClock;
import java.io.IOException;
import java.text.Normalizer;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

/**
 * The whole job with names that software stumbles over: apostrophes, Arabic, two hundred characters, tags. Every page shows them as they
 * are and runs nothing of them, every paper prints them, and no log line holds what must not be in one.
 */
@OuvrageTest(at = "2026-11-24T09:00")
@Import(ApiWorld.class)
@ExtendWith(OutputCaptureExtension.class)
class AnyNameTest {

    private static final String CLIENT = "O’Hara-d'Été " + "Van den Bröeck ".repeat(20);
    private static final String TITLE = "Fête <script>alert(1)</script> d'été & حفل " + "Größe ".repeat(40);

    private static final OneJob.Names NAMES = new OneJob.Names(
            "Nour",
            "بن يوسف",
            "Nour",
            ("Ben Youssef O'Neill " + "al-Andalusi ".repeat(20))
                    .substring(0, 180)
                    .strip(),
            CLIENT.substring(0, 200).strip(),
            TITLE.substring(0, 200).strip(),
            "Salle d'عمان <b>à l'étage</b> <img src='file:///etc/hostname'/>");

    private final ApiWorld world;
    private final BusinessClock clock;

    @LocalServerPort
    int port;

    AnyNameTest(ApiWorld world, BusinessClock clock) {
        this.world = world;
        this.clock = clock;
    }

    @Test
    void goesThroughEveryPageAndPaper(CapturedOutput log) throws IOException {
        OneJob job = new OneJob(world, clock, port, NAMES);
        job.begun();
        Surfer client = new Surfer(port);
        assertThat(client.get("/l/" + job.token).body())
                .contains("&lt;script&gt;alert(1)")
                .doesNotContain("<script>alert");
        job.accepted();
        job.signedAndDeclared();
        job.workedAndInvoiced();
        job.paidOnTheDay();
        Surfer member = new Surfer(port);
        member.logIn("maud@lekeux.example", ApiWorld.PASSWORD);
        for (String page : pagesOfTheMember(job)) {
            look(member, page);
        }
        for (Role role : List.of(Role.TEAM_ADMIN, Role.FINANCE, Role.PAYROLL)) {
            Surfer officer = world.entered(port, role);
            for (String page : pagesOfTheDesk(role, job)) {
                look(officer, page);
            }
        }
        for (String paper : List.of("/quotes/" + job.quote() + ".pdf", "/invoices/" + job.invoice + ".pdf")) {
            assertThat(text(member, paper)).as(paper).contains("Größe", "d'été", "<script>", "O'Hara");
        }
        assertThat(text(member, "/contracts/" + job.contract + "/paper"))
                .contains("à l'étage")
                .containsPattern("\\p{IsArabic}{3}");
        assertThat(text(member, "/payslips/" + job.payslip + "/paper")).contains("Nour");
        assertThat(text(member, "/join/agreement.pdf")).containsPattern("\\p{IsArabic}{3}");
        assertThat(log.getAll())
                .doesNotContain(job.token, ApiWorld.PASSWORD)
                .doesNotContain("85073003328", "85.07.30-033.28")
                .doesNotContain("BE68539007547034", "BE68 5390 0754 7034", "BE71096123456769", "BE52979000010109")
                .doesNotContain("ouv_");
    }

    private static void look(Surfer surfer, String path) {
        Surfer.Answer page = surfer.get(path);
        assertThat(page.status()).as(path + " " + page.location()).isEqualTo(200);
        assertThat(page.body())
                .as(path)
                .doesNotContain("<script>alert", "<b>à")
                .doesNotContainPattern(
                        "\\[(jobs|web|parties|invoicing|membership|unit|payroll|employment|customer)\\.");
    }

    private static List<String> pagesOfTheMember(OneJob job) {
        return List.of(
                "/home",
                "/jobs",
                "/jobs/" + job.job,
                "/contracts/" + job.contract,
                "/calendar",
                "/invoices",
                "/invoices/" + job.invoice,
                "/invoices/" + job.invoice + "/payment",
                "/quotes/" + job.quote(),
                "/clients",
                "/clients/" + job.client,
                "/payslips",
                "/payslips/" + job.payslip,
                "/units/" + job.unit,
                "/units/" + job.unit + "/accounts",
                "/expenses",
                "/cooperative",
                "/profile",
                "/profile/identity");
    }

    private static List<String> pagesOfTheDesk(Role role, OneJob job) {
        return switch (role) {
            case TEAM_ADMIN ->
                List.of(
                        "/desk/members",
                        "/desk/members/" + job.memberId,
                        "/desk/clients",
                        "/desk/clients/" + job.client);
            case FINANCE ->
                List.of("/desk/invoices", "/desk/ledger", "/desk/open-items", "/desk/bank", "/desk/guarantee");
            default -> List.of("/desk/payruns", "/desk/declarations/" + job.contract, "/desk/worklist");
        };
    }

    /** What a reader of the paper sees: letters that a font lacks would be signs in their place. */
    private static String text(Surfer reader, String path) throws IOException {
        byte[] pdf = reader.bytes(path);
        try (PDDocument paper = Loader.loadPDF(pdf)) {
            String text = new PDFTextStripper().getText(paper);
            assertThat(text).as(path).doesNotContain("�").doesNotContain("\u25A1");
            return Normalizer.normalize(text, Normalizer.Form.NFKC)
                    .replace('’', '\'')
                    .replaceAll("\\s+", " ");
        }
    }
}
