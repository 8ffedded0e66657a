package coop.ouvrage.demo;

import coop.ouvrage.calendar.WorkingDays;
import coop.ouvrage.employment.ContractKind;
import coop.ouvrage.employment.Post;
import coop.ouvrage.employment.WorkDay;
import coop.ouvrage.employment.Workplace;
import coop.ouvrage.invoicing.spi.Supply;
import coop.ouvrage.jobs.JobDraft;
import coop.ouvrage.money.Money;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
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

    Payer payer(int luck) {
        return payers.get(luck / 7 % payers.size());
    }

    Scene scene(Performer performer, Payer payer, UUID unit, UUID worker, UUID client, LocalDate day, int luck) {
        List<WorkDay> days = days(day, 1 + luck / 3 % 3);
        Money price =
                DAILY.times(java.math.BigDecimal.valueOf(days.size())).plus(Money.ofCents(luck / 11 % 40 * 1000L));
        boolean withCosts = luck % 5 == 0;
        return new Scene(new JobDraft(
                unit,
                client,
                title(performer, payer),
                supply(performer),
                worker,
                ContractKind.valueOf(performer.kind()),
                new Post(
                        performer.trade(),
                        new Workplace(payer.name(), payer.street(), "", payer.postcode(), payer.town(), "BE"),
                        performer.kind().equals("ARTIST") ? "304.00" : "200.00",
                        title(performer, payer)),
                days,
                new JobDraft.Goal.Price(price),
                withCosts ? COSTS : Money.ZERO,
                withCosts ? "matériel et transport" : "",
                payer.kind().name().equals("PUBLIC_BODY") ? "BC-" + luck % 9000 : null,
                "demo-" + performer.key() + "-" + day));
    }

    private List<WorkDay> days(LocalDate day, int count) {
        List<WorkDay> days = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            LocalDate date = workingDays.plusWorkingDays(day, NOTICE_DAYS + i);
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
