package coop.ouvrage.demo;

import coop.ouvrage.employment.Contracts;
import coop.ouvrage.employment.FlatTax;
import coop.ouvrage.employment.WorkContract;
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
    private final Parking parking;
    private final JobScript script;
    private final JobDeals deals;
    private final Units units;
    private final Contracts contracts;
    private final FlatTax flatTax;

    FullMonths(
            Cast cast,
            Parking parking,
            JobScript script,
            JobDeals deals,
            Units units,
            Contracts contracts,
            FlatTax flatTax) {
        this.cast = cast;
        this.parking = parking;
        this.script = script;
        this.deals = deals;
        this.units = units;
        this.contracts = contracts;
        this.flatTax = flatTax;
    }

    @Override
    public void on(LocalDate day) {
        ENGAGEMENTS.stream()
                .filter(engagement -> engagement.agreed().equals(day))
                .forEach(engagement ->
                        parking.attempt("a full month of " + engagement.member(), () -> begin(engagement)));
    }

    private void begin(Engagement engagement) {
        Performer performer = Performer.of(engagement.member());
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
        deals.make(scene.draft(), performer, payer, LUCK, engagement.agreed().plusDays(1), job -> {
            if (engagement.flat()) {
                contracts.ofJob(job.value()).forEach(this::chooseFlatTax);
            }
        });
    }

    private void chooseFlatTax(WorkContract contract) {
        cast.act(
                "gust",
                () -> flatTax.choose(contract.id(), true, "deux représentations, pas de personnel permanent")
                        .orThrow());
    }
}
