package coop.ouvrage.simulators.authority;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the authority checks. Errors refuse; warnings accept with result W. */
final class Rules {

    private static final ZoneId ZONE = ZoneId.of("Europe/Brussels");
    private static final Set<String> TYPES =
            Set.of("OTH", "STU", "FLX", "EXT", "BCW", "DWD", "IVT", "TRI", "STG", "TEA", "RTA", "A17");

    private final Periods periods;

    Rules(Periods periods) {
        this.periods = periods;
    }

    List<Anomaly> errors(Message message, Optional<Period> period) {
        if (message.kind() == Declaration.Kind.IN) {
            return errorsOfIn(message);
        }
        if (period.isEmpty() || period.get().cancelled()) {
            return List.of(new Anomaly("SIM-06", "the period is unknown or cancelled"));
        }
        LocalDate start = message.start() == null ? period.get().start() : message.start();
        LocalDate end = message.end();
        return end != null && end.isBefore(start)
                ? List.of(new Anomaly("SIM-02", "the end is before the start"))
                : List.of();
    }

    private List<Anomaly> errorsOfIn(Message in) {
        List<Anomaly> errors = new ArrayList<>();
        LocalDate start = in.start();
        if (in.numbered() && !validNumber(in.worker())) {
            errors.add(new Anomaly("SIM-01", "the number of the worker is not valid"));
        }
        if (!TYPES.contains(in.workerType())) {
            errors.add(new Anomaly("SIM-05", "the worker type is unknown"));
        }
        if (start == null) {
            errors.add(new Anomaly("SIM-02", "the start is missing"));
            return errors;
        }
        if (in.end() != null && in.end().isBefore(start)) {
            errors.add(new Anomaly("SIM-02", "the end is before the start"));
        }
        if (in.workerType().equals("STU")) {
            errors.addAll(errorsOfStudent(in, start));
        }
        if (periods.ofWorker(in.worker()).stream().anyMatch(p -> p.of(in.employer(), in.worker()) && same(p, in))) {
            errors.add(new Anomaly("SIM-03", "this period is already declared"));
        }
        return errors;
    }

    private static List<Anomaly> errorsOfStudent(Message in, LocalDate start) {
        List<Anomaly> errors = new ArrayList<>();
        if (in.plannedHours() < 1) {
            errors.add(new Anomaly("SIM-04", "a student needs planned hours, at least one"));
        }
        if (in.end() == null) {
            errors.add(new Anomaly("SIM-02", "a student contract needs its end"));
        } else if (quarter(start) != quarter(in.end())) {
            errors.add(new Anomaly("SIM-07", "one declaration covers one quarter"));
        }
        return errors;
    }

    List<Anomaly> warnings(Message message, Instant now) {
        LocalDate start = message.start();
        if (message.kind() != Declaration.Kind.IN || start == null) {
            return List.of();
        }
        List<Anomaly> warnings = new ArrayList<>();
        if (LocalDate.ofInstant(now, ZONE).isAfter(start)) {
            warnings.add(new Anomaly("SIM-52", "declared after the start"));
        }
        if (periods.ofWorker(message.worker()).stream()
                .anyMatch(p -> p.of(message.employer(), message.worker()) && p.touches(start, message.end()))) {
            warnings.add(new Anomaly("SIM-53", "overlaps another period of this worker"));
        }
        if (message.workerType().equals("STU")
                && message.plannedHours() > hoursLeft(message.worker(), start.getYear())) {
            warnings.add(new Anomaly("SIM-51", "more planned hours than the student has left this year"));
        }
        return warnings;
    }

    /** Hours left to a student in a year, over all employers; never below zero. */
    int hoursLeft(String worker, int year) {
        int planned = periods.ofWorker(worker).stream()
                .filter(p -> !p.cancelled() && p.workerType().equals("STU"))
                .filter(p -> p.start().getYear() == year)
                .mapToInt(Period::plannedHours)
                .sum();
        return Math.max(0, quota(year) - planned);
    }

    private static int quota(int year) {
        return year >= 2025 ? 650 : year >= 2023 ? 600 : 475;
    }

    private static boolean same(Period period, Message in) {
        return period.workerType().equals(in.workerType())
                && period.start().equals(in.start())
                && java.util.Objects.equals(period.end(), in.end());
    }

    private static int quarter(LocalDate date) {
        return date.getYear() * 4 + date.get(IsoFields.QUARTER_OF_YEAR);
    }

    /** Eleven digits; the last two are 97 less the rest by 97 of the first nine, with a 2 before them for births since 2000. */
    private static boolean validNumber(String number) {
        if (!number.matches("\\d{11}")) {
            return false;
        }
        long first = Long.parseLong(number.substring(0, 9));
        int check = Integer.parseInt(number.substring(9));
        return 97 - first % 97 == check || 97 - (2_000_000_000L + first) % 97 == check;
    }
}
