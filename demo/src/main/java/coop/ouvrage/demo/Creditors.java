package coop.ouvrage.demo;

import coop.ouvrage.money.Money;
import coop.ouvrage.payroll.Advances;
import coop.ouvrage.payroll.Attachment;
import coop.ouvrage.payroll.Attachments;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * What is taken off wages: alimony since spring, handed on each month; a seizure that waits for a second officer, and an advance that
 * waits for a decision.
 */
@DemoOnly
@Component
@Order(390)
class Creditors implements Plot {

    private static final LocalDate SERVED = LocalDate.of(2026, 3, 2);
    private static final int DAY = 20;

    private final Cast cast;
    private final Parking parking;
    private final Attachments attachments;
    private final Advances advances;

    Creditors(Cast cast, Parking parking, Attachments attachments, Advances advances) {
        this.cast = cast;
        this.parking = parking;
        this.attachments = attachments;
        this.advances = advances;
    }

    @Override
    public void on(LocalDate day) {
        if (day.equals(SERVED)) {
            parking.attempt("the alimony", this::alimony);
        }
        if (day.getDayOfMonth() == DAY && day.isAfter(SERVED) && day.isBefore(DemoYear.TODAY)) {
            cast.act("rosa", attachments::pay); // refused where nothing was withheld
        }
        if (day.equals(DemoYear.TODAY)) {
            parking.attempt("the seizure", this::seizure);
            parking.attempt("the advance", this::advance);
        }
    }

    private void alimony() {
        UUID worker = cast.person("karim").value();
        cast.act("rosa", () -> {
            UUID id = attachments
                    .enter(draft(worker, Attachment.Kind.ALIMONY, "Service des créances alimentaires", null, "75.00"))
                    .orThrow();
            cast.act("gust", () -> attachments.confirm(id).orThrow());
        });
    }

    private void seizure() {
        UUID worker = cast.person("wout").value();
        cast.act(
                "rosa",
                () -> attachments
                        .enter(draft(
                                worker,
                                Attachment.Kind.SEIZURE,
                                "Étude Delvigne, huissiers de justice",
                                "640.00",
                                null))
                        .orThrow());
    }

    private static Attachments.Draft draft(
            UUID worker, Attachment.Kind kind, String creditor, @Nullable String total, @Nullable String monthly) {
        return new Attachments.Draft(
                Opening.ENTITY,
                worker,
                kind,
                creditor,
                Numbers.iban(9500 + kind.ordinal()),
                "2026/" + (1180 + kind.ordinal()),
                total == null ? null : Money.of(total),
                monthly == null ? null : Money.of(monthly),
                0,
                SERVED);
    }

    /** Whoever has worked and is not paid yet. */
    private void advance() {
        for (Performer performer : Performer.all()) {
            if (cast.isHere(performer.key()) && asks(performer)) {
                return;
            }
        }
    }

    private boolean asks(Performer performer) {
        boolean[] asked = {false};
        cast.act(
                performer.key(),
                () -> advances.offers().stream()
                        .findFirst()
                        .ifPresent(offer ->
                                asked[0] = advances.ask(offer.contract().id(), offer.most(), "le loyer tombe lundi")
                                        .isDone()));
        return asked[0];
    }
}
