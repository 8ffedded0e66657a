package coop.ouvrage.returns.spi;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Everything that a return is made of; kept with it, so that it can be made again.
 *
 * @param nr 1 for the first version of a period
 * @param madeAt the moment that the file names
 * @param work by person, contract, month and number
 */
public record ReturnData(
        UUID id,
        Employer employer,
        LocalDate first,
        LocalDate last,
        int nr,
        Instant madeAt,
        List<Declared> people,
        List<PaidWork> work) {

    public ReturnData {
        people = List.copyOf(people);
        work = List.copyOf(work);
    }

    public Map<UUID, List<PaidWork>> byWorker() {
        return work.stream().collect(Collectors.groupingBy(PaidWork::worker));
    }

    public Map<UUID, Declared> byId() {
        return people.stream().collect(Collectors.toMap(Declared::id, Function.identity()));
    }
}
