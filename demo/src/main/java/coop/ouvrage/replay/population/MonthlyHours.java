package coop.ouvrage.replay.population;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.DoublePredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Gives people the published hours a month: who earns least works least, and each bracket gets its share of the people. The hours of all come
 * to the published total.
 */
final class MonthlyHours {

    /** Distances to the lower and upper bound of a bracket: jobs last whole quarters of an hour and may run into the next month. */
    private static final double RISE = 0.12;

    private static final double MARGIN = 0.04;

    /** How far the hours that orders pay for go beyond a bracket's lower bound before nobody's months are gathered any more. */
    private static final double ROOM = 2.5;

    private static final int QUARTER = 15;

    private final List<Published.Cell> brackets;
    private final List<BigDecimal> weights;
    private final List<LocalDate> calendar;

    MonthlyHours(Published published, List<LocalDate> calendar) {
        this.brackets = published.table("hours per month");
        this.weights = published.values("hours per month");
        this.calendar = calendar;
    }

    /** One person's jobs. */
    private record Work(List<JobDraft> jobs, long months) {

        /** Of a month. */
        double sum(ToDoubleFunction<JobDraft> of) {
            return jobs.stream().mapToDouble(of).sum() / months;
        }

        /** To a bound of minutes a month or beyond it; false where the orders do not pay for it. */
        boolean raise(int bound) {
            return change(
                    work -> work < bound,
                    QUARTER,
                    job -> job.minutes + QUARTER <= JobDraft.MOST_MINUTES
                            && job.work() + (long) QUARTER * job.days <= job.most() * 60);
        }

        /** Below a bound of minutes a month; false where shifts are as short as they can be. */
        boolean lower(int bound) {
            return change(work -> work >= bound, -QUARTER, job -> job.minutes - QUARTER >= JobDraft.LEAST_MINUTES);
        }

        private boolean change(DoublePredicate goesOn, int quarter, Predicate<JobDraft> can) {
            List<Integer> before = jobs.stream().map(job -> job.minutes).toList();
            while (goesOn.test(sum(JobDraft::work))) {
                Optional<JobDraft> next = jobs.stream().filter(can).min(Comparator.comparingInt(job -> job.days));
                if (next.isEmpty()) {
                    for (int i = 0; i < jobs.size(); i++) {
                        jobs.get(i).minutes = before.get(i);
                    }
                    return false;
                }
                next.get().minutes += quarter;
            }
            return true;
        }
    }

    /**
     * Whoever is to work many hours a month but has not the orders for it in so many months works in fewer of them. Months are exchanged with
     * people of one job, whose hours a month stay as they are; so do the jobs of each month.
     */
    void gather(List<JobDraft> drafts) {
        List<Work> people = ranked(drafts);
        Map<Integer, Deque<JobDraft>> single = people.stream()
                .filter(person -> person.jobs().size() == 1)
                .map(person -> person.jobs().getFirst())
                .collect(Collectors.groupingBy(
                        draft -> draft.month, TreeMap::new, Collectors.toCollection(ArrayDeque::new)));
        int[] counts = Quota.counts(weights, people.size());
        int place = people.size();
        for (int bracket = counts.length - 1; bracket > 0; bracket--) {
            for (Work person : people.subList(place - counts[bracket], place)) {
                gather(person, lower(bracket) * ROOM, single);
            }
            place -= counts[bracket];
        }
    }

    private static void gather(Work person, double wanted, Map<Integer, Deque<JobDraft>> single) {
        double hours = person.jobs().stream().mapToDouble(JobDraft::most).sum();
        List<List<JobDraft>> fewest = person.jobs().stream()
                .collect(Collectors.groupingBy(draft -> draft.month, TreeMap::new, Collectors.toList()))
                .values()
                .stream()
                .sorted(Comparator.comparingInt(List::size))
                .toList();
        int most = fewest.getLast().getFirst().month;
        int months = fewest.size();
        for (List<JobDraft> few : fewest.subList(0, months - 1)) {
            if (hours / months >= wanted) {
                return;
            }
            few.forEach(draft -> exchange(draft, most, single));
            months--;
        }
    }

    private static void exchange(JobDraft draft, int month, Map<Integer, Deque<JobDraft>> single) {
        JobDraft other = single.getOrDefault(month, new ArrayDeque<>()).poll();
        if (other != null) {
            other.month = draft.month;
            single.computeIfAbsent(draft.month, m -> new ArrayDeque<>()).add(other);
            draft.month = month;
        }
    }

    private static List<Work> ranked(List<JobDraft> drafts) {
        List<Work> people = people(drafts, draft -> IntStream.of(draft.month));
        people.sort(Comparator.comparingDouble(person -> person.sum(JobDraft::most)));
        return people;
    }

    /** Hours of each job, before its days are known; the months are those that were dealt. */
    void share(List<JobDraft> drafts, double wanted) {
        List<Work> people = ranked(drafts);
        int[] counts = Quota.counts(weights, people.size());
        double low = 0;
        double high = 100;
        for (int i = 0; i < 50; i++) {
            double middle = (low + high) / 2;
            share(people, counts, middle);
            if (drafts.stream().mapToDouble(draft -> draft.hours).sum() > wanted) {
                high = middle;
            } else {
                low = middle;
            }
        }
    }

    private void share(List<Work> people, int[] counts, double factor) {
        int place = 0;
        for (int bracket = 0; bracket < counts.length; bracket++) {
            for (Work person : people.subList(place, place + counts[bracket])) {
                double wished = factor * person.sum(JobDraft::wished);
                double target = Math.clamp(wished, lower(bracket), upper(bracket));
                person.jobs().forEach(job -> job.hours = job.within(factor * job.wished() * target / wished));
            }
            place += counts[bracket];
        }
    }

    private double lower(int bracket) {
        return bound(bracket).doubleValue() * (1 + RISE);
    }

    private double upper(int bracket) {
        return bracket == brackets.size() - 1
                ? JobDraft.MOST_DAYS * JobDraft.MOST_MINUTES / 60.0
                : bound(bracket + 1).doubleValue() * (1 - MARGIN);
    }

    private BigDecimal bound(int bracket) {
        return Objects.requireNonNull(brackets.get(bracket).lower());
    }

    /** Quarters of an hour, more or less, once the days are known, so that as many people lie below each bound as were published. */
    void settle(List<JobDraft> drafts) {
        List<Work> people = people(
                drafts,
                draft -> calendar.subList(draft.first, draft.first + draft.days).stream()
                        .mapToInt(LocalDate::getMonthValue));
        int[] counts = Quota.counts(weights, people.size());
        int below = 0;
        for (int bracket = 1; bracket < counts.length; bracket++) {
            below += counts[bracket - 1];
            settle(people, bound(bracket).intValueExact() * 60, below);
        }
    }

    private static void settle(List<Work> people, int bound, int below) {
        people.sort(Comparator.comparingDouble(person -> person.sum(JobDraft::work)));
        int now = (int) people.stream()
                .filter(person -> person.sum(JobDraft::work) < bound)
                .count();
        for (int i = now - 1; i >= 0 && now > below; i--) {
            now -= people.get(i).raise(bound) ? 1 : 0;
        }
        for (int i = now; i < people.size() && now < below; i++) {
            now += people.get(i).lower(bound) ? 1 : 0;
        }
    }

    private static List<Work> people(List<JobDraft> drafts, Function<JobDraft, IntStream> months) {
        return drafts.stream()
                .collect(Collectors.groupingBy(draft -> draft.worker.number(), TreeMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(jobs -> new Work(
                        jobs, jobs.stream().flatMapToInt(months).distinct().count()))
                .collect(Collectors.toCollection(ArrayList::new));
    }
}
