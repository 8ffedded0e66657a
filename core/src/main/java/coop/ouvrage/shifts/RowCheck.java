package coop.ouvrage.shifts;

import coop.ouvrage.employment.Assignment;
import coop.ouvrage.employment.ContractKind;
import coop.ouvrage.employment.ContractTerms;
import coop.ouvrage.employment.Contracts;
import coop.ouvrage.employment.Pay;
import coop.ouvrage.employment.Post;
import coop.ouvrage.employment.StudentQuota;
import coop.ouvrage.employment.WorkDay;
import coop.ouvrage.employment.spi.WorkRules;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.unit.Units;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is wrong with the lines of a file: each alone, then all lines of one person together. One wrong line never stops another. */
@Component
class RowCheck {

    private final ShiftStore store;
    private final AgreementStore agreements;
    private final Contracts contracts;
    private final StudentQuota quota;
    private final WorkRules rules;
    private final Units units;

    RowCheck(
            ShiftStore store,
            AgreementStore agreements,
            Contracts contracts,
            StudentQuota quota,
            WorkRules rules,
            Units units) {
        this.store = store;
        this.agreements = agreements;
        this.contracts = contracts;
        this.quota = quota;
        this.rules = rules;
        this.units = units;
    }

    /** The rows with what was found, in the order of the file. */
    List<ShiftRow> check(ShiftAgreement agreement, List<RowReader.Line> lines) {
        Map<String, Courier> couriers = agreements.couriers(agreement.id());
        Set<String> known = store.made(
                agreement.id(),
                lines.stream().map(line -> line.row().reference()).toList());
        Set<String> seen = new HashSet<>();
        Map<String, List<ShiftRow>> byCourier = new LinkedHashMap<>();
        List<ShiftRow> rows = new ArrayList<>();
        for (RowReader.Line line : lines) {
            List<Refusal> found = alone(agreement, line, couriers.get(line.row().courier()));
            if (!seen.add(line.row().reference())) {
                found.add(Refusal.of("shifts.twice_in_file", "shift", line.row().reference()));
            } else if (known.contains(line.row().reference())) {
                found.add(Refusal.of("shifts.known_already", "shift", line.row().reference()));
            }
            ShiftRow row = line.row().refused(found);
            rows.add(row);
            if (row.possible()) {
                byCourier
                        .computeIfAbsent(row.courier(), courier -> new ArrayList<>())
                        .add(row);
            }
        }
        Map<Integer, ShiftRow> judged = new LinkedHashMap<>();
        byCourier.forEach((number, own) -> together(agreement, Objects.requireNonNull(couriers.get(number)), own)
                .forEach(row -> judged.put(row.nr(), row)));
        return rows.stream().map(row -> judged.getOrDefault(row.nr(), row)).toList();
    }

    private List<Refusal> alone(ShiftAgreement agreement, RowReader.Line line, @Nullable Courier courier) {
        List<Refusal> found = new ArrayList<>();
        if (courier == null) {
            found.add(Refusal.of("shifts.courier_unknown", "courier", line.row().courier()));
        } else if (!courier.signed()) {
            found.add(Refusal.of(
                    "shifts.courier_not_signed", "courier", line.row().courier()));
        }
        WorkDay day = line.row().day();
        if (day != null) {
            proof(found, "shifts.bicycle_check", line.check(), agreement.checkMonths(), day.date());
            proof(found, "shifts.course", line.course(), agreement.courseMonths(), day.date());
            found.addAll(rules.wageLaw(day.date()));
        }
        return found;
    }

    private static void proof(List<Refusal> found, String code, @Nullable LocalDate made, int months, LocalDate day) {
        if (months == 0) {
            return;
        }
        if (made == null) {
            found.add(Refusal.of(code + "_missing"));
        } else if (made.isAfter(day) || made.plusMonths(months).isBefore(day)) {
            found.add(Refusal.of(code + "_over", "made", made, "months", months));
        }
    }

    /** Tries all shifts of one person as one; a day or week that is refused takes its latest shift out, and the rest is tried again. */
    private List<ShiftRow> together(ShiftAgreement agreement, Courier courier, List<ShiftRow> own) {
        List<ShiftRow> judged = new ArrayList<>(overlapping(agreement, courier, own));
        List<ShiftRow> left = own.stream()
                .filter(row -> judged.stream().noneMatch(j -> j.nr() == row.nr()))
                .toList();
        if (courier.kind() == ContractKind.STUDENT) {
            left = withinQuota(courier, left, judged);
        }
        left.stream()
                .collect(Collectors.groupingBy(ShiftRow::functionClass, LinkedHashMap::new, Collectors.toList()))
                .values()
                .forEach(same -> judged.addAll(tried(agreement, courier, same)));
        return judged;
    }

    private List<ShiftRow> tried(ShiftAgreement agreement, Courier courier, List<ShiftRow> rows) {
        List<ShiftRow> judged = new ArrayList<>();
        List<ShiftRow> left = rows;
        while (!left.isEmpty()) {
            List<Refusal> refusals =
                    contracts.estimate(terms(agreement, courier, left)).refusals();
            Map<Integer, List<Refusal>> out = byThemselves(agreement, courier, left, refusals);
            if (out.isEmpty()) {
                out = latest(left, refusals);
            }
            List<ShiftRow> next = new ArrayList<>();
            for (ShiftRow row : left) {
                List<Refusal> own = out.getOrDefault(row.nr(), List.of());
                (own.isEmpty() && !refusals.isEmpty() ? next : judged).add(row.refused(own));
            }
            left = next;
        }
        return judged;
    }

    /** Lines of refused days that are refused alone too: they go before any shift that is only too much beside others. */
    private Map<Integer, List<Refusal>> byThemselves(
            ShiftAgreement agreement, Courier courier, List<ShiftRow> rows, List<Refusal> refusals) {
        Map<Integer, List<Refusal>> out = new LinkedHashMap<>();
        for (ShiftRow row : rows) {
            if (refusals.stream().anyMatch(refusal -> names(refusal, day(row).date()))) {
                List<Refusal> alone = refusedAlone(agreement, courier, row);
                if (!alone.isEmpty()) {
                    out.put(row.nr(), alone);
                }
            }
        }
        return out;
    }

    private List<Refusal> refusedAlone(ShiftAgreement agreement, Courier courier, ShiftRow row) {
        return contracts.estimate(terms(agreement, courier, List.of(row))).refusals();
    }

    /** The lines to leave out, with why: of each day or week that is refused its latest shift; all of them where no day is named. */
    private static Map<Integer, List<Refusal>> latest(List<ShiftRow> rows, List<Refusal> refusals) {
        Map<Integer, List<Refusal>> out = new LinkedHashMap<>();
        for (Refusal refusal : refusals) {
            Optional<ShiftRow> last = rows.stream()
                    .filter(row -> names(refusal, day(row).date()))
                    .max(Comparator.comparing(row -> day(row).startsAt()));
            List<ShiftRow> concerned = last.map(List::of).orElse(rows);
            concerned.forEach(row ->
                    out.computeIfAbsent(row.nr(), nr -> new ArrayList<>()).add(refusal));
        }
        return out;
    }

    private static boolean names(Refusal refusal, LocalDate day) {
        return refusal.arguments().get("day") instanceof LocalDate said
                && (refusal.code().contains("week")
                        ? !day.isBefore(said) && day.isBefore(said.plusDays(7))
                        : said.equals(day));
    }

    /** Of two shifts at the same time the later one is refused, unless the earlier one cannot be worked anyway: a mistyped line stops no other. */
    private List<ShiftRow> overlapping(ShiftAgreement agreement, Courier courier, List<ShiftRow> own) {
        List<ShiftRow> sorted = own.stream()
                .sorted(Comparator.comparing(row -> day(row).startsAt()))
                .toList();
        List<ShiftRow> refused = new ArrayList<>();
        ShiftRow before = null;
        for (ShiftRow row : sorted) {
            if (before == null || !day(row).startsAt().isBefore(day(before).endsAt())) {
                before = row;
                continue;
            }
            List<Refusal> alone = refusedAlone(agreement, courier, before);
            if (alone.isEmpty()) {
                refused.add(row.refused(List.of(Refusal.of("shifts.overlaps_in_file", "line", before.nr()))));
            } else {
                refused.add(before.refused(alone));
                before = row;
            }
        }
        return refused;
    }

    /** In bulk nobody agrees a dearer price: what is above the quota is refused, and can be asked for alone. */
    private List<ShiftRow> withinQuota(Courier courier, List<ShiftRow> rows, List<ShiftRow> judged) {
        Map<Integer, Integer> left = new LinkedHashMap<>();
        List<ShiftRow> within = new ArrayList<>();
        for (ShiftRow row : rows) {
            LocalDate date = day(row).date();
            int free = left.computeIfAbsent(
                    date.getYear(), year -> quota.year(courier.worker(), date).left());
            int hours = Math.ceilDiv(Math.max(0, day(row).minutes()), 60);
            if (hours > free) {
                judged.add(row.refused(List.of(Refusal.of("shifts.above_quota", "left", free, "hours", hours))));
            } else {
                left.put(date.getYear(), free - hours);
                within.add(row);
            }
        }
        return within;
    }

    static WorkDay day(ShiftRow row) {
        return Objects.requireNonNull(row.day());
    }

    ContractTerms terms(ShiftAgreement agreement, Courier courier, List<ShiftRow> rows) {
        Post post = agreement.post();
        String function = rows.getFirst().functionClass();
        UUID holder = units.get(agreement.unit()).holder();
        return new ContractTerms(
                new Assignment(agreement.entity(), agreement.job(), null, agreement.unit(), holder, courier.worker()),
                courier.kind(),
                rows.stream().map(RowCheck::day).toList(),
                new Pay.Hourly(agreement.hourlyRate()),
                function.isEmpty()
                        ? post
                        : new Post(post.function(), post.place(), post.jointCommittee(), post.reason(), function));
    }
}
