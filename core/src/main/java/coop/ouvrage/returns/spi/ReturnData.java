package coop.ouvrage.returns.spi;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Everything that a return is made of; kept with it, so that it can be made again. The people stand in memory, their payslips or rights do not: they
 * are read some people at a time, as often as asked.
 *
 * @param nr 1 for the first version of a period
 * @param madeAt the moment that the file names
 */
public record ReturnData(
        UUID id,
        Employer employer,
        LocalDate first,
        LocalDate last,
        int nr,
        Instant madeAt,
        List<Declared> people,
        Works works) {

    private static final int SOME = 250;

    public ReturnData {
        people = List.copyOf(people);
    }

    /** Where the payslips of a return lie. */
    @FunctionalInterface
    public interface Works {

        /** By worker, each in the order of contract, month and number; a worker without any may be left out. */
        Map<UUID, List<PaidWork>> of(List<UUID> workers);

        /** The author's rights of a return that is made of them, by author. */
        default Map<UUID, List<PaidRights>> rights(List<UUID> authors) {
            return Map.of();
        }

        /** Few enough to stand in memory, in their order. */
        static Works inMemory(List<PaidWork> work) {
            Map<UUID, List<PaidWork>> all = work.stream().collect(Collectors.groupingBy(PaidWork::worker));
            return workers -> all;
        }
    }

    /** Gives one person after the other, with their payslips. */
    public void each(Comparator<Declared> order, BiConsumer<Declared, List<PaidWork>> reader) {
        each(order, works::of, reader);
    }

    /** Gives one author after the other, with their rights. */
    public void eachAuthor(Comparator<Declared> order, BiConsumer<Declared, List<PaidRights>> reader) {
        each(order, works::rights, reader);
    }

    private <T> void each(
            Comparator<Declared> order,
            Function<List<UUID>, Map<UUID, List<T>>> source,
            BiConsumer<Declared, List<T>> reader) {
        List<Declared> sorted = people.stream().sorted(order).toList();
        for (int from = 0; from < sorted.size(); from += SOME) {
            List<Declared> some = sorted.subList(from, Math.min(sorted.size(), from + SOME));
            Map<UUID, List<T>> found =
                    source.apply(some.stream().map(Declared::id).toList());
            some.forEach(person -> reader.accept(person, found.getOrDefault(person.id(), List.of())));
        }
    }

    /** The same in no order that matters. */
    public void each(BiConsumer<Declared, List<PaidWork>> reader) {
        each(Comparator.comparing(Declared::id), reader);
    }
}
