package coop.ouvrage.demo;

import coop.ouvrage.calendar.WorkingDays;
import coop.ouvrage.demo.bench.Mailbox;
import coop.ouvrage.jobs.JobId;
import coop.ouvrage.jobs.Jobs;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.unit.ProductionUnit;
import coop.ouvrage.unit.Units;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Members find work and make jobs of it; what clients and workers do then is {@link JobLife}. */
@DemoOnly
@Component
@Order(200)
class JobsHappen implements Plot {

    /** Of those who log in with a password: a job of which the wage was paid this month, and one that lies ahead. */
    private static final List<LocalDate> OF_THE_KNOWN = List.of(LocalDate.of(2026, 10, 26), LocalDate.of(2026, 11, 16));

    /** Worked so that the run that pays them waits for the visitor. */
    private static final Map<String, LocalDate> NEARLY_PAID = Map.of(
            "karim", LocalDate.of(2026, 11, 4),
            "aylin", LocalDate.of(2026, 11, 5),
            "olivier", LocalDate.of(2026, 11, 6));

    /** One more than a multiple of this is luck with which nothing goes another way. */
    private static final int AS_PLANNED = 9 * 5 * 11;

    private static final int MOST_WITHOUT_SHARE = 3;

    /** The same year for everybody. */
    private final SplittableRandom dice = new SplittableRandom(20261120);

    private final Map<LocalDate, List<Start>> plan = new TreeMap<>();
    private final List<Performer> performers = Performer.all();
    private final Cast cast;
    private final Agenda agenda;
    private final Parking parking;
    private final JobScript script;
    private final JobLife life;
    private final Jobs jobs;
    private final Units units;
    private final WorkingDays workingDays;
    private final Mailbox mailbox;

    JobsHappen(
            Cast cast,
            Agenda agenda,
            Parking parking,
            JobScript script,
            JobLife life,
            Jobs jobs,
            Units units,
            WorkingDays workingDays,
            Mailbox mailbox) {
        this.cast = cast;
        this.agenda = agenda;
        this.parking = parking;
        this.script = script;
        this.life = life;
        this.jobs = jobs;
        this.units = units;
        this.workingDays = workingDays;
        this.mailbox = mailbox;
    }

    /** Somebody starts a job; {@code luck} decides on everything that may go one way or another. */
    private record Start(Performer performer, int luck) {}

    @Override
    public void on(LocalDate day) {
        if (plan.isEmpty()) {
            performers.forEach(this::plan);
        }
        plan.getOrDefault(day, List.of()).stream()
                .filter(start -> cast.isHere(start.performer().key()))
                .forEach(start -> parking.attempt(
                        "a job of " + start.performer().key(),
                        () -> begin(
                                start.performer(),
                                script.payer(start.performer(), start.luck(), cast::knows),
                                day,
                                start.luck())));
    }

    /** Spreads the jobs of one member over the time that they are here. */
    private void plan(Performer performer) {
        LocalDate from = Arrivals.arrives(performer.number(), performers.size()).plusDays(5);
        LocalDate until = DemoYear.TODAY.minusDays(2);
        long days = ChronoUnit.DAYS.between(from, until);
        boolean known = Cast.WITH_PASSWORD.contains(performer.key());
        int most = performer.hasShare() ? 2 + dice.nextInt(3) : MOST_WITHOUT_SHARE;
        int count = known ? Math.max(1, most - OF_THE_KNOWN.size()) : (int) Math.max(1, most * days / 330);
        for (int n = 0; n < count; n++) {
            long within = days * n / count + dice.nextInt((int) Math.max(1, days * 3 / count / 4));
            start(performer, from.plusDays(within), dice.nextInt(1 << 20));
        }
        if (known) {
            OF_THE_KNOWN.forEach(day -> startAsPlanned(performer, day));
        }
        Optional.ofNullable(NEARLY_PAID.get(performer.key())).ifPresent(day -> startAsPlanned(performer, day));
    }

    private void startAsPlanned(Performer performer, LocalDate day) {
        start(performer, day, AS_PLANNED * dice.nextInt(1 << 10) + 1);
    }

    private void start(Performer performer, LocalDate day, int luck) {
        LocalDate working = workingDays.isWorkingDay(day) ? day : workingDays.plusWorkingDays(day, 1);
        plan.computeIfAbsent(working, d -> new ArrayList<>()).add(new Start(performer, luck));
    }

    /** Makes a job and lets its client answer in a day or two. */
    void begin(Performer performer, Payer payer, LocalDate day, int luck) {
        List<ProductionUnit> own = units.ofHolder(cast.person(performer.key()).value());
        if (own.isEmpty()) {
            return;
        }
        Performer worker = worker(performer, luck);
        JobScript.Scene scene = script.scene(
                performer,
                worker,
                payer,
                new JobScript.Parts(
                        own.getFirst().id().value(), cast.person(worker.key()).value(), cast.client(payer.key())),
                day,
                luck);
        cast.act(performer.key(), () -> {
            Outcome<JobId> made = jobs.make(scene.draft());
            if (made instanceof Outcome.Done<JobId>(JobId job)) {
                String link = mailbox.link(payer.email()).orElseThrow();
                UUID unit = own.getFirst().id().value();
                JobLife.Deal deal = new JobLife.Deal(job, unit, performer, worker, payer, luck);
                agenda.on(workingDays.plusWorkingDays(day, 1 + luck % 2), () -> life.accept(deal, link));
            } else {
                parking.refused("a job of " + performer.key(), made.refusals());
            }
        });
    }

    /** Now and then a holder has somebody else work for the unit. */
    private Performer worker(Performer holder, int luck) {
        Performer other = performers.get((holder.number() + luck / 17) % performers.size());
        boolean hires = holder.activity() && luck % 11 == 0 && other.hasShare() && cast.isHere(other.key());
        return hires ? other : holder;
    }
}
