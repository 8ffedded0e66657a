package coop.ouvrage.demo;

import coop.ouvrage.calendar.WorkingDays;
import coop.ouvrage.demo.bench.Mailbox;
import coop.ouvrage.jobs.JobId;
import coop.ouvrage.jobs.Jobs;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.unit.ProductionUnit;
import coop.ouvrage.unit.Units;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Members find work and make jobs of it; what clients and workers do then is {@link JobLife}. */
@DemoOnly
@Component
@Order(200)
class JobsHappen implements Plot {

    /** On a working day, one of so many members starts a job. */
    private static final int ONE_OF = 200;

    /** The same year for everybody. */
    private final SplittableRandom dice = new SplittableRandom(20261120);

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

    @Override
    public void on(LocalDate day) {
        if (!workingDays.isWorkingDay(day)) {
            return;
        }
        for (Performer performer : performers) {
            boolean finds = dice.nextInt(ONE_OF) == 0;
            int luck = dice.nextInt(1 << 20);
            if (finds && cast.isHere(performer.key())) {
                parking.attempt("a job of " + performer.key(), () -> begin(performer, day, luck));
            }
        }
    }

    private void begin(Performer performer, LocalDate day, int luck) {
        UUID party = cast.person(performer.key()).value();
        List<ProductionUnit> own = units.ofHolder(party);
        if (own.isEmpty()) {
            return;
        }
        Payer payer = script.payer(luck);
        if (!cast.knows(payer.key())) {
            return;
        }
        JobScript.Scene scene =
                script.scene(performer, payer, own.getFirst().id().value(), party, cast.client(payer.key()), day, luck);
        cast.act(performer.key(), () -> {
            Outcome<JobId> made = jobs.make(scene.draft());
            if (made instanceof Outcome.Done<JobId>(JobId job)) {
                String link = mailbox.link(payer.email()).orElseThrow();
                LocalDate answers = workingDays.plusWorkingDays(day, 1 + luck % 2);
                agenda.on(answers, () -> life.accept(job, link, performer, payer, luck));
            }
        });
    }
}
