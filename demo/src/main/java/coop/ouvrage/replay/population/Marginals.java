package coop.ouvrage.replay.population;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A population counted again, cell by cell, beside the tables that it was made after. */
public final class Marginals {

    /**
     * One cell.
     *
     * @param published as printed
     * @param expected what the published cell comes to at the scale
     * @param drawn whether the cell was drawn by quota; else it follows from others
     */
    public record Cell(
            String table,
            String category,
            BigDecimal published,
            BigDecimal expected,
            long generated,
            boolean drawn,
            String source) {

        /** Whether it is within one, or one in a hundred, of what was expected. */
        public boolean isNear() {
            BigDecimal room = expected.movePointLeft(2).max(BigDecimal.ONE).add(new BigDecimal("0.5"));
            return expected.subtract(BigDecimal.valueOf(generated)).abs().compareTo(room) <= 0;
        }
    }

    /** Where two tables cannot both hold, which one was followed. */
    public static final Map<String, String> FOLLOWED = followed();

    private final Published published = Published.read();
    private final Population population;
    private final List<Cell> cells = new ArrayList<>();

    private Marginals(Population population) {
        this.population = population;
    }

    public static List<Cell> of(Population population) {
        Marginals marginals = new Marginals(population);
        marginals.totals();
        marginals.turnover();
        marginals.people();
        marginals.clients();
        marginals.work();
        return marginals.cells;
    }

    private static Map<String, String> followed() {
        Map<String, String> followed = new LinkedHashMap<>();
        followed.put(
                "units held (at least 23 632) against active units (23 281)",
                "units held; those that invoice nothing lie dormant");
        followed.put(
                "unit brackets (21 919) against active units (23 281)",
                "the brackets: only units that invoiced are in them");
        followed.put(
                "holder brackets (20 457) against holders (21 585)", "both: 1 128 holders invoice nothing in the year");
        followed.put(
                "women by bracket against women among all holders",
                "both: the holders who invoice nothing make up the difference");
        followed.put(
                "seniority of 1 year or less (12 %) against new holders (24.8 %)",
                "both: members of longer standing open a first unit");
        followed.put(
                "45 days to payment (2016, 2017) against receivables of 14 235 942 EUR (2025: 26 days of turnover)",
                "the 45 days; what is open on 31 December follows from them, with VAT");
        followed.put(
                "contracts of two pages (222 421 and 222 412)", "neither: one contract for each invoice (218 668)");
        followed.put(
                "seniority and age of units, in the modules",
                "neither: the books begin on the first day of the year, with everybody in them; the population has the published seniority");
        followed.put(
                "contract kinds by days, by employees and by gross pay (2017)",
                "employees: a kind is drawn for each person, students first among the young who invoice least; days and gross pay follow");
        followed.put(
                "payment after 45 days against receivables of 14.2 million", "45 days: receivables are an outcome");
        return followed;
    }

    private void totals() {
        Map<String, Long> counted = new LinkedHashMap<>();
        counted.put("shareholders", (long) population.souls().size());
        counted.put(
                "holders",
                population.souls().stream().filter(s -> s.holds() > 0).count());
        counted.put("clients", (long) population.clients().size());
        counted.put("invoices", (long) population.jobs().size());
        counted.put(
                "turnover",
                population.jobs().stream().mapToLong(JobPlan::priceCents).sum() / 100);
        counted.forEach((name, count) -> totals(name, count, true));
        totals("contracts", population.jobs().size(), false);
        totals(
                "days",
                population.jobs().stream().mapToLong(j -> j.days().size()).sum(),
                true);
        totals("hours", population.jobs().stream().mapToLong(Marginals::minutes).sum() / 60, true);
        totals(
                "expense claims",
                population.jobs().stream().filter(j -> j.costsCents() > 0).count(),
                true);
    }

    private void totals(String name, long count, boolean drawn) {
        Published.Cell printed = published.cell("totals", name);
        cells.add(new Cell(
                "totals",
                name,
                printed.value(),
                printed.value().multiply(population.scale()).setScale(1, RoundingMode.HALF_UP),
                count,
                drawn,
                printed.source()));
    }

    private static long minutes(JobPlan job) {
        return (long) job.minutes() * job.days().size();
    }

    private void turnover() {
        List<Long> units = population.units().stream()
                .map(UnitPlan::turnoverCents)
                .filter(cents -> cents > 0)
                .toList();
        Map<Integer, Long> holders = new TreeMap<>();
        population.units().forEach(unit -> holders.merge(unit.holder(), unit.turnoverCents(), Long::sum));
        holders.values().removeIf(cents -> cents == 0);
        brackets("unit turnover", units, 100);
        brackets("holder turnover", List.copyOf(holders.values()), 100);
    }

    private void brackets(String table, List<Long> values, long unit) {
        List<Published.Cell> brackets = published.table(table);
        long[] counts = new long[brackets.size()];
        values.forEach(value -> counts[bracket(brackets, value, unit)]++);
        counted(table, counts, values.size(), true);
    }

    private static int bracket(List<Published.Cell> brackets, long value, long unit) {
        for (int i = 0; i < brackets.size(); i++) {
            BigDecimal upper = brackets.get(i).upper();
            if (upper == null || BigDecimal.valueOf(value).compareTo(upper.multiply(BigDecimal.valueOf(unit))) < 0) {
                return i;
            }
        }
        throw new IllegalStateException("no bracket for " + value);
    }

    private void counted(String table, long[] counts, int of, boolean drawn) {
        List<BigDecimal> weights = published.values(table);
        BigDecimal sum = weights.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        for (int i = 0; i < counts.length; i++) {
            BigDecimal expected =
                    weights.get(i).multiply(BigDecimal.valueOf(of)).divide(sum, 1, RoundingMode.HALF_UP);
            Published.Cell printed = published.table(table).get(i);
            cells.add(
                    new Cell(table, printed.category(), printed.value(), expected, counts[i], drawn, printed.source()));
        }
    }

    private void people() {
        List<Soul> holders =
                population.souls().stream().filter(soul -> soul.holds() > 0).toList();
        LocalDate last = LocalDate.of(population.year(), 12, 31);
        counted("region", holders, soul -> published.categories("region").indexOf(soul.region()));
        counted("gender", holders, soul -> soul.woman() ? 1 : 0);
        counted("number of units", holders, soul -> Math.min(3, soul.holds()) - 1);
        counted(
                "sector of work",
                holders,
                soul -> published.categories("sector of work").indexOf(soul.sector()));
        counted("employees by contract kind", holders, soul -> soul.kind().ordinal());
        counted("age", holders, soul -> age(ChronoUnit.YEARS.between(soul.born(), last)));
        counted("seniority", holders, soul -> seniority(ChronoUnit.DAYS.between(soul.since(), last)));
    }

    private static int age(long years) {
        return years <= 25 ? 0 : years <= 35 ? 1 : years <= 45 ? 2 : years <= 59 ? 3 : 4;
    }

    private static int seniority(long days) {
        return days <= 366 ? 0 : days <= 1826 ? 1 : days <= 3651 ? 2 : days <= 5476 ? 3 : 4;
    }

    private <T> void counted(String table, List<T> of, java.util.function.ToIntFunction<T> category) {
        long[] counts = new long[published.table(table).size()];
        of.forEach(one -> counts[category.applyAsInt(one)]++);
        counted(table, counts, of.size(), true);
    }

    private void clients() {
        List<ClientPlan> all = population.clients();
        counted("client location", all, c -> c.form().ordinal() <= 1 ? 0 : 1);
        counted("client type", all, c -> c.isPerson() ? 1 : 0);
        counted("client sector", all, c -> c.isPublic() ? 1 : 0);
        Map<Integer, Set<Integer>> known = new HashMap<>();
        population
                .jobs()
                .forEach(job -> known.computeIfAbsent(
                                population.units().get(job.unit()).holder(), h -> new HashSet<>())
                        .add(job.client()));
        counted("number of clients invoiced", List.copyOf(known.values()), seen -> {
            int many = seen.size();
            return many <= 2 ? many - 1 : many <= 5 ? 2 : 3;
        });
    }

    private void work() {
        Map<Integer, Long> minutes = new HashMap<>();
        Map<Integer, Set<Integer>> months = new HashMap<>();
        for (JobPlan job : population.jobs()) {
            minutes.merge(job.worker(), minutes(job), Long::sum);
            job.days()
                    .forEach(day -> months.computeIfAbsent(job.worker(), w -> new HashSet<>())
                            .add(day.getMonthValue()));
        }
        List<Long> monthly = minutes.entrySet().stream()
                .map(one -> one.getValue()
                        / months.getOrDefault(one.getKey(), Set.of(1)).size())
                .toList();
        brackets("hours per month", monthly, 60);
        long[] season = new long[12];
        population.jobs().forEach(job -> season[job.days().getFirst().getMonthValue() - 1]++);
        counted("season", season, population.jobs().size(), false);
    }
}
