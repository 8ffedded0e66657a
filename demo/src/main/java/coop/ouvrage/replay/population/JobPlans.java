package coop.ouvrage.replay.population;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Gives every invoice its work: who works, on which days, for how long; and when its client pays. Days and hours come to the published
 * totals, the months to the season.
 */
final class JobPlans {

    /** Days between the order and the work. */
    private static final int NOTICE = 3;

    private static final long COSTS_FROM_CENTS = 400_00;

    private final Published published;
    private final BigDecimal scale;
    private final SplittableRandom dice;
    private final List<LocalDate> calendar = new ArrayList<>();

    JobPlans(Published published, BigDecimal scale, int year, SplittableRandom dice, Predicate<LocalDate> working) {
        this.published = published;
        this.scale = scale;
        this.dice = dice;
        LocalDate first = LocalDate.of(year, 1, 1);
        for (LocalDate day = first; day.getYear() == year; day = day.plusDays(1)) {
            if (working.test(day)) {
                calendar.add(day);
            }
        }
    }

    List<JobPlan> jobs(List<SalesPlans.Sale> sales, List<UnitPlan> units, List<Soul> souls) {
        List<JobDraft> drafts = drafts(sales, units, souls);
        costs(drafts);
        months(drafts);
        MonthlyHours monthly = new MonthlyHours(published, calendar);
        monthly.gather(drafts);
        hoursAndDays(drafts, monthly);
        place(drafts, units, souls);
        monthly.settle(drafts);
        drafts.sort(Comparator.comparingInt(draft -> draft.first));
        List<Integer> delays = delays(drafts.size());
        List<JobPlan> jobs = new ArrayList<>();
        for (JobDraft draft : drafts) {
            jobs.add(job(jobs.size(), draft, delays.get(jobs.size())));
        }
        return jobs;
    }

    private JobPlan job(int number, JobDraft draft, int delay) {
        return new JobPlan(
                number,
                draft.sale.unit(),
                draft.sale.client(),
                draft.worker.number(),
                draft.sale.priceCents(),
                draft.costs,
                calendar.get(Math.max(0, draft.first - NOTICE)),
                List.copyOf(calendar.subList(draft.first, draft.first + draft.days)),
                draft.minutes,
                delay);
    }

    /** The holder works, but for the units that employ others. */
    private List<JobDraft> drafts(List<SalesPlans.Sale> sales, List<UnitPlan> units, List<Soul> souls) {
        List<Soul> others = souls.stream().filter(soul -> soul.holds() == 0).toList();
        int employing = published.total("units that employ others", scale);
        int withoutUnit = Math.min(published.total("employees without unit", scale), others.size());
        List<JobDraft> drafts = new ArrayList<>();
        int hired = 0;
        for (int n = 0; n < sales.size(); n++) {
            UnitPlan unit = units.get(sales.get(n).unit());
            boolean hires = unit.number() < employing && n % 8 == 3 && withoutUnit > 0;
            Soul worker = hires ? others.get(hired++ % withoutUnit) : souls.get(unit.holder());
            drafts.add(new JobDraft(sales.get(n), worker));
        }
        return drafts;
    }

    /** Expenses and authors' rights of the latest published year, on as many orders as there are claims. */
    private void costs(List<JobDraft> drafts) {
        double share = (published
                                .value("costs", "share of turnover spent on expenses, per 10 000")
                                .doubleValue()
                        + published
                                .value("costs", "share of turnover spent on authors' rights, per 10 000")
                                .doubleValue())
                / 10_000;
        List<JobDraft> dear = new ArrayList<>(drafts.stream()
                .filter(draft -> draft.sale.priceCents() >= COSTS_FROM_CENTS)
                .toList());
        Quota.shuffle(dear, dice);
        List<JobDraft> claiming = dear.subList(0, Math.min(dear.size(), published.total("expense claims", scale)));
        long all = drafts.stream().mapToLong(draft -> draft.sale.priceCents()).sum();
        long bearing =
                claiming.stream().mapToLong(draft -> draft.sale.priceCents()).sum();
        double rate = bearing == 0 ? 0 : Math.min(0.7, share * all / bearing);
        claiming.forEach(draft -> draft.costs = Math.round(draft.sale.priceCents() * rate / 100) * 100);
    }

    private void months(List<JobDraft> drafts) {
        List<Integer> months = IntStream.rangeClosed(1, 12).boxed().toList();
        List<Integer> dealt = Quota.dealt(months, Quota.counts(published.values("season"), drafts.size()), dice);
        for (int n = 0; n < drafts.size(); n++) {
            drafts.get(n).month = dealt.get(n);
        }
    }

    private static void minutes(JobDraft draft) {
        int quarters = (int) Math.round(draft.hours * 60 / draft.days / 15);
        draft.minutes = Math.clamp(quarters * 15, JobDraft.LEAST_MINUTES, JobDraft.MOST_MINUTES);
    }

    /** Both totals hold: where a day more would be too many, a job ends with its last full day, and the hours go to others. */
    private void hoursAndDays(List<JobDraft> drafts, MonthlyHours monthly) {
        double wanted = published.value("totals", "hours").multiply(scale).doubleValue();
        double asked = wanted;
        for (int i = 0; i < 4; i++) {
            monthly.share(drafts, asked);
            days(drafts);
            drafts.forEach(JobPlans::minutes);
            asked *= wanted / (drafts.stream().mapToLong(JobDraft::work).sum() / 60.0);
        }
    }

    private void days(List<JobDraft> drafts) {
        double wanted = published.value("totals", "days").multiply(scale).doubleValue();
        double low = 3;
        double high = 12;
        for (int i = 0; i < 40; i++) {
            double middle = (low + high) / 2;
            drafts.forEach(draft -> draft.days = days(draft.hours, middle));
            if (drafts.stream().mapToInt(draft -> draft.days).sum() > wanted) {
                low = middle;
            } else {
                high = middle;
            }
        }
    }

    private static int days(double hours, double hoursOfDay) {
        int least = (int) Math.ceil(hours / Math.max(8, hoursOfDay));
        int most = Math.max(1, (int) (hours * 60 / JobDraft.LEAST_MINUTES));
        return Math.clamp(Math.round(hours / hoursOfDay), Math.max(1, least), Math.max(least, most));
    }

    /** On the calendar: months by season, and nobody at two jobs on one day. */
    private void place(List<JobDraft> drafts, List<UnitPlan> units, List<Soul> souls) {
        int[] begins = new int[14];
        for (int month = 1; month <= 13; month++) {
            int wanted = month;
            begins[month] = (int) calendar.stream()
                    .filter(day -> day.getMonthValue() < wanted)
                    .count();
        }
        List<Soul> helpers = souls.stream().filter(soul -> soul.holds() == 0).toList();
        Map<Integer, BitSet> busy = new HashMap<>();
        int turn = 0;
        for (int n = 0; n < drafts.size(); n++) {
            JobDraft draft = drafts.get(n);
            int month = draft.month;
            int wished = begins[month] + dice.nextInt(Math.max(1, begins[month + 1] - begins[month] - draft.days + 1));
            LocalDate opens = units.get(draft.sale.unit()).opens();
            int earliest = earliest(opens, draft.worker);
            BitSet own = busy.computeIfAbsent(draft.worker.number(), w -> new BitSet());
            int first = free(draft.days, Math.max(wished, earliest), earliest, own);
            for (int tries = 0;
                    first < 0 && tries < helpers.size();
                    tries++) { // a full calendar: somebody else is hired
                draft.worker = helpers.get(turn++ % helpers.size());
                earliest = earliest(opens, draft.worker);
                own = busy.computeIfAbsent(draft.worker.number(), w -> new BitSet());
                first = free(draft.days, Math.max(wished, earliest), earliest, own);
            }
            draft.first = Math.max(first, 0);
            own.set(draft.first, draft.first + draft.days);
        }
    }

    /** Unit and worker are there when the order comes. */
    private int earliest(LocalDate opens, Soul worker) {
        boolean joinsLater = worker.joinedInYear() && worker.since().isAfter(opens);
        return NOTICE + 1 + since(joinsLater ? worker.since() : opens);
    }

    private int since(LocalDate day) {
        int index = java.util.Collections.binarySearch(calendar, day);
        return index < 0 ? -index - 1 : index;
    }

    /** The day wished for or the next free ones, before it at the end of the year; below zero where there are none. */
    private int free(int length, int wished, int earliest, BitSet taken) {
        int last = calendar.size() - length - 5;
        int choices = last - earliest + 1;
        for (int i = 0; i < choices; i++) {
            int first = earliest + Math.floorMod(Math.min(wished, last) - earliest + i, choices);
            int next = taken.nextSetBit(first);
            if (next < 0 || next >= first + length) {
                return first;
            }
        }
        return -1;
    }

    /** Days from invoice to payment: most pay near the term, a few late; the mean is the published one. */
    private List<Integer> delays(int count) {
        double mean = published.value("payment", "mean days").doubleValue();
        List<Integer> delays = new ArrayList<>();
        double carried = 0;
        for (int n = 0; n < count; n++) {
            double quantile = (n + 0.5) / count;
            double exact = mean * (0.2 + 0.6 * -Math.log(1 - quantile) + 0.4 * quantile);
            carried += exact;
            int whole = (int) Math.floor(carried);
            delays.add(whole);
            carried -= whole;
        }
        Quota.shuffle(delays, dice);
        return delays;
    }
}
