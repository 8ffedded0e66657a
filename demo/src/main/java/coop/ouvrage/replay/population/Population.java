package coop.ouvrage.replay.population;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Predicate;

/** Everybody and everything that a replayed year begins with, and what people will do on which day. */
public record Population(
        int year,
        BigDecimal scale,
        long seed,
        List<Soul> souls,
        List<UnitPlan> units,
        List<ClientPlan> clients,
        List<JobPlan> jobs) {

    /**
     * Invents the population of a year; the same arguments give the same one.
     *
     * @param scale share of the published size, from 0.001 to 10
     * @param working whether a day is worked on
     */
    public static Population of(int year, BigDecimal scale, long seed, Predicate<LocalDate> working) {
        Published published = Published.read();
        SplittableRandom dice = new SplittableRandom(seed);
        Turnovers turnovers = new Turnovers(published, scale, dice.split());
        List<Soul> souls = new Crowd(published, scale, year, dice.split()).souls(turnovers);
        List<UnitPlan> units = new UnitPlans(published, scale, year, dice.split()).units(turnovers, souls);
        SalesPlans trade = new SalesPlans(published, scale, dice.split(), turnovers);
        List<ClientPlan> clients = new ClientPlans(published, year, dice.split()).clients(trade.clients());
        List<JobPlan> jobs = new JobPlans(published, scale, year, dice.split(), working)
                .jobs(trade.sales(clients, souls), units, souls);
        return new Population(year, scale, seed, souls, units, clients, jobs);
    }
}
