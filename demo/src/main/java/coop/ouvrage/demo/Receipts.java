package coop.ouvrage.demo;

import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.calendar.WorkingDays;
import coop.ouvrage.expenses.ClaimDraft;
import coop.ouvrage.expenses.ClaimId;
import coop.ouvrage.expenses.ExpenseClaims;
import coop.ouvrage.money.Money;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import javax.imageio.ImageIO;
import org.springframework.stereotype.Component;

/** Costs that an order names are claimed with a receipt and approved by finance, the latest ones by the visitor. */
@DemoOnly
@Component
class Receipts {

    /** What is claimed from this day on waits for the visitor. */
    private static final LocalDate LEFT_ALONE = DemoYear.TODAY.minusDays(42);

    private static final byte[] PHOTOGRAPH = photograph();

    private final Agenda agenda;
    private final Cast cast;
    private final ExpenseClaims claims;
    private final WorkingDays workingDays;
    private final BusinessTime time;

    Receipts(Agenda agenda, Cast cast, ExpenseClaims claims, WorkingDays workingDays, BusinessTime time) {
        this.agenda = agenda;
        this.cast = cast;
        this.claims = claims;
        this.workingDays = workingDays;
        this.time = time;
    }

    void claim(JobLife.Deal deal, LocalDate spentOn) {
        Money amount = Money.ofCents(2_850 + deal.luck() % 30 * 100L);
        ClaimDraft draft = new ClaimDraft(deal.unit(), deal.job().value(), amount, spentOn, "petit matériel et train");
        ClaimId claim = claims.claim(draft, PHOTOGRAPH, "ticket.png").orThrow();
        if (time.today().isBefore(LEFT_ALONE)) {
            LocalDate decided = workingDays.plusWorkingDays(time.today(), 3);
            agenda.on(
                    decided,
                    () -> cast.act("ombeline", () -> claims.approve(claim).orThrow()));
        }
    }

    private static byte[] photograph() {
        BufferedImage paper = new BufferedImage(240, 320, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = paper.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, 240, 320);
        pen.setColor(Color.DARK_GRAY);
        for (int line = 0; line < 9; line++) {
            pen.fillRect(24, 40 + 28 * line, 120 + line * 37 % 72, 6);
        }
        pen.dispose();
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            ImageIO.write(paper, "png", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
