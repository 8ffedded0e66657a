package coop.ouvrage.demo;

import coop.ouvrage.demo.bench.Mailbox;
import coop.ouvrage.employment.Contracts;
import coop.ouvrage.employment.FlatTax;
import coop.ouvrage.employment.WorkContract;
import coop.ouvrage.jobs.JobId;
import coop.ouvrage.jobs.Jobs;
import coop.ouvrage.money.Money;
import coop.ouvrage.unit.Units;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Months with enough pay to bear withholding tax, of members whom a visitor can be: a residency and a long assignment taxed by the
 * formula, and two evenings on stage for which an officer has chosen the flat rate of performing artists.
 */
@DemoOnly
@Component
@Order(210)
class FullMonths implements Plot {

    /** Luck with which nothing goes another way. */
    private static final int LUCK = 9 * 5 * 11 * 2 + 1;

    /** A job that fills a good part of a month. */
    private record Engagement(String member, LocalDate agreed, int days, Money price, boolean flat) {}

    private static final List<Engagement> ENGAGEMENTS = List.of(
            new Engagement("lea", LocalDate.of(2026, 8, 31), 2, Money.of("1900.00"), true),
            new Engagement("lea", LocalDate.of(2026, 9, 28), 10, Money.of("4600.00"), false),
            new Engagement("samir", LocalDate.of(2026, 9, 30), 9, Money.of("4500.00"), false));

    private final Cast cast;
    private final Agenda agenda;
    private final Parking parking;
    private final JobScript script;
    private final JobLife life;
    private final Jobs jobs;
    private final Units units;
    private final Contracts contracts;
    private final FlatTax flatTax;
    private final Mailbox mailbox;

    FullMonths(
            Cast cast,
            Agenda agenda,
            Parking parking,
            JobScript script,
            JobLife life,
            Jobs jobs,
            Units units,
            Contracts contracts,
            FlatTax flatTax,
            Mailbox mailbox) {
        this.cast = cast;
        this.agenda = agenda;
        this.parking = parking;
        this.script = script;
        this.life = life;
        this.jobs = jobs;
        this.units = units;
        this.contracts = contracts;
        this.flatTax = flatTax;
        this.mailbox = mailbox;
    }

    @Override
    public void on(LocalDate day) {
        ENGAGEMENTS.stream()
                .filter(engagement -> engagement.agreed().equals(day))
                .forEach(engagement ->
                        parking.attempt("a full month of " + engagement.member(), () -> begin(engagement)));
    }

    private void begin(Engagement engagement) {
        Performer performer = Performer.all().stream()
                .filter(p -> p.key().equals(engagement.member()))
                .findFirst()
                .orElseThrow();
        Payer payer = script.payer(performer, LUCK, cast::knows);
        UUID party = cast.person(performer.key()).value();
        UUID unit = units.ofHolder(party).getFirst().id().value();
        JobScript.Scene scene = script.engagement(
                performer,
                payer,
                new JobScript.Parts(unit, party, cast.client(payer.key())),
                engagement.agreed(),
                engagement.days(),
                engagement.price());
        cast.act(performer.key(), () -> {
            JobId job = jobs.make(scene.draft()).orThrow();
            String link = mailbox.link(payer.email()).orElseThrow();
            agenda.on(engagement.agreed().plusDays(1), () -> {
                life.accept(new JobLife.Deal(job, unit, performer, performer, payer, LUCK), link);
                if (engagement.flat()) {
                    contracts.ofJob(job.value()).forEach(this::chooseFlatTax);
                }
            });
        });
    }

    private void chooseFlatTax(WorkContract contract) {
        cast.act(
                "gust",
                () -> flatTax.choose(contract.id(), true, "deux représentations, pas de personnel permanent")
                        .orThrow());
    }
}
