package coop.ouvrage.simulators.authority;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The periods that the authority holds, found by number, by worker and by first day. */
final class Periods {

    private final Map<Long, Period> byId = new HashMap<>();
    private final Map<String, Set<Long>> byWorker = new HashMap<>();
    private final Map<LocalDate, Set<Long>> byStart = new HashMap<>();

    Optional<Period> find(@Nullable Long id) {
        return Optional.ofNullable(id).map(byId::get);
    }

    int size() {
        return byId.size();
    }

    void put(Period period) {
        Period before = byId.put(period.id(), period);
        if (before != null && !before.start().equals(period.start())) {
            byStart.getOrDefault(before.start(), Set.of()).remove(before.id());
        }
        byWorker.computeIfAbsent(period.worker(), worker -> new LinkedHashSet<>())
                .add(period.id());
        byStart.computeIfAbsent(period.start(), day -> new LinkedHashSet<>()).add(period.id());
    }

    void change(long id, UnaryOperator<Period> change) {
        find(id).map(change).ifPresent(this::put);
    }

    List<Period> ofWorker(String worker) {
        return periods(byWorker.get(worker));
    }

    List<Period> startingOn(LocalDate day) {
        return periods(byStart.get(day));
    }

    private List<Period> periods(@Nullable Set<Long> ids) {
        List<Period> periods = new ArrayList<>();
        if (ids != null) {
            ids.forEach(id -> periods.add(Objects.requireNonNull(byId.get(id))));
        }
        return periods;
    }
}
