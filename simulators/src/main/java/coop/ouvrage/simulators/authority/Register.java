package coop.ouvrage.simulators.authority;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the authority has received and holds: its memory, rebuilt from its journal after a restart. */
final class Register {

    private static final long FIRST_DECLARATION = 10_000_001L;
    private static final long FIRST_PERIOD = 50_000_001L;
    private static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

    private final Journal journal;
    private final Map<Long, Declaration> declarations = new LinkedHashMap<>();
    private final Map<Long, Long> opening = new HashMap<>();
    private final Periods periods = new Periods();
    private final Map<Long, Integer> readings = new LinkedHashMap<>();

    Register(Journal journal) {
        this.journal = journal;
        journal.read().forEach(this::remember);
    }

    /** Judges a message and keeps it. */
    synchronized Declaration receive(Message message, Behaviour behaviour, Instant now) {
        Optional<Period> period = periods.find(message.periodId());
        Rules rules = new Rules(periods);
        List<Anomaly> anomalies = new ArrayList<>(rules.errors(message, period));
        boolean refused = !anomalies.isEmpty();
        if (!refused && behaviour.mode() == Behaviour.Mode.REFUSE) {
            anomalies.add(new Anomaly("SIM-99", behaviour.reason()));
            refused = true;
        } else if (!refused) {
            anomalies.addAll(rules.warnings(message, now));
            if (behaviour.mode() == Behaviour.Mode.WARN) {
                anomalies.add(new Anomaly("SIM-98", behaviour.reason()));
            }
        }
        String result = refused ? "B" : anomalies.isEmpty() ? "A" : "W";
        Declaration declaration = declaration(message, period.orElse(null), behaviour, now, result, anomalies);
        journal.append(declaration);
        remember(declaration);
        return declaration;
    }

    private Declaration declaration(
            Message message,
            @Nullable Period period,
            Behaviour behaviour,
            Instant now,
            String result,
            List<Anomaly> anomalies) {
        long id = FIRST_DECLARATION + declarations.size();
        boolean in = message.kind() == Declaration.Kind.IN;
        Long periodId = in ? (result.equals("B") ? null : (Long) (FIRST_PERIOD + periods.size())) : message.periodId();
        return new Declaration(
                id,
                message.kind(),
                period == null ? message.employer() : period.employer(),
                period == null ? message.worker() : period.worker(),
                period == null ? message.workerType() : period.workerType(),
                message.start(),
                message.end(),
                message.plannedHours(),
                periodId,
                result,
                List.copyOf(anomalies),
                behaviour.mode() == Behaviour.Mode.UNKNOWN_ID ? id + 900_000_000L : id,
                now,
                behaviour.mode() == Behaviour.Mode.WAIT ? now : null,
                readableFrom(behaviour, now),
                behaviour.mode() == Behaviour.Mode.TWICE);
    }

    private static Instant readableFrom(Behaviour behaviour, Instant now) {
        return switch (behaviour.mode()) {
            case SILENT -> NEVER;
            case LATE, WAIT -> now.plus(behaviour.delay());
            default -> now;
        };
    }

    private void remember(Declaration declaration) {
        declarations.put(declaration.id(), declaration);
        Long id = declaration.periodId();
        if (id == null || !declaration.accepted()) {
            return;
        }
        switch (declaration.kind()) {
            case IN -> open(declaration, id);
            case OUT -> periods.change(id, p -> p.ending(declaration.end()));
            case UPDATE ->
                periods.change(id, p -> p.changed(declaration.start(), declaration.end(), declaration.plannedHours()));
            case CANCEL -> periods.change(id, Period::cancel);
        }
    }

    private void open(Declaration in, long id) {
        opening.put(id, in.id());
        periods.put(new Period(
                id,
                in.employer(),
                in.worker(),
                in.workerType(),
                java.util.Objects.requireNonNull(in.start()),
                in.end(),
                in.plannedHours(),
                false));
    }

    /** The declaration that can be read under this id now, with its result of the moment; empty while it is not processed. */
    synchronized Optional<Reading> reading(long id, Instant now) {
        Declaration found = declarations.get(id);
        if (found == null || found.address() != id) {
            return Optional.empty();
        }
        if (now.isBefore(found.readableFrom())) {
            return found.waitsFrom() == null ? Optional.empty() : Optional.of(new Reading(found, "S", List.of()));
        }
        if (found.changesOnReading() && readings.merge(id, 1, Integer::sum) > 1) {
            return Optional.of(
                    new Reading(found, "B", List.of(new Anomaly("SIM-03", "this period is already declared"))));
        }
        return Optional.of(new Reading(found, found.result(), found.anomalies()));
    }

    /** Periods whose declaration has been processed. */
    synchronized List<Period> periods(String employer, String start, Instant now) {
        return startingOn(start).stream()
                .filter(p -> !p.cancelled() && p.employer().equals(employer))
                .filter(p -> isReadable(opening.get(p.id()), now))
                .toList();
    }

    private boolean isReadable(@Nullable Long declaration, Instant now) {
        Declaration in = declaration == null ? null : declarations.get(declaration);
        return in != null && !now.isBefore(in.readableFrom());
    }

    private List<Period> startingOn(String day) {
        try {
            return periods.startingOn(LocalDate.parse(day));
        } catch (DateTimeParseException e) {
            return List.of();
        }
    }

    synchronized int hoursLeft(String worker, int year) {
        return new Rules(periods).hoursLeft(worker, year);
    }

    /** Lets everything that was held back be read now. */
    synchronized void wake(Instant now) {
        declarations.replaceAll((id, d) -> now.isBefore(d.readableFrom()) ? d.readableAt(now) : d);
    }

    synchronized int size() {
        return declarations.size();
    }

    /** What one reader gets. */
    record Reading(Declaration declaration, String result, List<Anomaly> anomalies) {}
}
