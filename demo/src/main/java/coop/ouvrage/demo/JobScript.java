package coop.ouvrage.demo;

import coop.ouvrage.calendar.WorkingDays;
import coop.ouvrage.employment.ContractKind;
import coop.ouvrage.employment.Post;
import coop.ouvrage.employment.WorkDay;
import coop.ouvrage.employment.Workplace;
import coop.ouvrage.invoicing.spi.Supply;
import coop.ouvrage.jobs.JobDraft;
import coop.ouvrage.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** Writes what a member types into the form of a job. */
@DemoOnly
@Component
class JobScript {

    private static final int NOTICE_DAYS = 5;
    private static final Money DAILY = Money.of("360.00");
    private static final Money COSTS = Money.of("60.00");

    private final List<Payer> payers =
            Payer.all().stream().filter(p -> !p.key().equals("neuf")).toList();
    private final WorkingDays workingDays;

    JobScript(WorkingDays workingDays) {
        this.workingDays = workingDays;
    }

    /** A job as its form says it. */
    record Scene(JobDraft draft) {}

    /** What the form names by identifier. */
    record Parts(UUID unit, UUID worker, UUID client) {}

    /** One of the clients that are there: often the one that only this member has. */
    Payer payer(Performer performer, int luck, Predicate<String> there) {
        List<Payer> present = payers.stream()
                .filter(p -> there.test(p.key())
                        && p.friend().orElse(performer.key()).equals(performer.key()))
                .toList();
        return present.stream()
                .filter(p -> p.friend().isPresent() && luck % 2 == 0)
                .findFirst()
                .orElse(present.get(luck / 7 % present.size()));
    }

    static boolean hasCosts(int luck) {
        return luck % 5 == 0;
    }

    Scene scene(Performer performer, Performer worker, Payer payer, Parts parts, LocalDate day, int luck) {
        return new Scene(draft(performer, worker, payer, parts, days(day, NOTICE_DAYS, 1 + luck / 3 % 3), luck));
    }

    /** Work that has begun before anybody thought of its contract. */
    Scene forgotten(Performer performer, Payer payer, Parts parts, LocalDate day) {
        return new Scene(draft(performer, performer, payer, parts, days(day, 0, 1), day.getDayOfYear()));
    }

    /** Several days in a row for one price. */
    Scene engagement(Performer performer, Payer payer, Parts parts, LocalDate day, int days, Money price) {
        return new Scene(draft(performer, performer, payer, parts, days(day, NOTICE_DAYS, days), 1, price));
    }

    private static JobDraft draft(
            Performer performer, Performer worker, Payer payer, Parts parts, List<WorkDay> days, int luck) {
        Money price = DAILY.times(BigDecimal.valueOf(days.size())).plus(Money.ofCents(luck / 11 % 40 * 1000L));
        return draft(performer, worker, payer, parts, days, luck, price);
    }

    private static JobDraft draft(
            Performer performer,
            Performer worker,
            Payer payer,
            Parts parts,
            List<WorkDay> days,
            int luck,
            Money price) {
        boolean withCosts = hasCosts(luck);
        return new JobDraft(
                        parts.unit(),
                        parts.client(),
                        title(performer, payer),
                        supply(performer),
                        parts.worker(),
                        ContractKind.valueOf(worker.kind()),
                        new Post(
                                performer.function(),
                                place(payer),
                                worker.kind().equals("ARTIST") ? "304.00" : "200.00",
                                title(performer, payer)),
                        days,
                        new JobDraft.Goal.Price(price),
                        withCosts ? COSTS : Money.ZERO,
                        withCosts ? "matériel et transport" : "",
                        payer.kind().name().equals("PUBLIC_BODY") ? "BC-" + luck % 9000 : null,
                        "demo-" + performer.key() + "-" + days.getFirst().date())
                .justified("prestation publique ou formation, selon le bon de commande");
    }

    /** At the client's, or at home for one abroad: work in another country has a story of its own. */
    private static Workplace place(Payer payer) {
        return payer.country().equals("BE")
                ? new Workplace(payer.name(), payer.street(), "", payer.postcode(), payer.town(), "BE")
                : new Workplace("Atelier partagé", "Quai aux Briques", "70", "1000", "Bruxelles", "BE");
    }

    private List<WorkDay> days(LocalDate day, int notice, int count) {
        List<WorkDay> days = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            LocalDate date = workingDays.plusWorkingDays(day, notice + i);
            days.add(new WorkDay(date, LocalTime.of(9, 0), LocalTime.of(17, 0), 60));
        }
        return days;
    }

    private static String title(Performer performer, Payer payer) {
        return performer.unit() + ", " + payer.name();
    }

    private static Supply supply(Performer performer) {
        return switch (performer.trade()) {
            case "musician", "stage actor", "comedian", "dancer", "singer", "pianist", "accordionist" ->
                Supply.PERFORMANCE;
            case "trainer", "tutor", "yoga teacher", "dance teacher" -> Supply.TRAINING;
            default -> Supply.SERVICE;
        };
    }
}
