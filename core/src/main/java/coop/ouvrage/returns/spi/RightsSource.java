package coop.ouvrage.returns.spi;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;

/** Gives returns the author's rights that an entity owed. */
public interface RightsSource {

    /** Those owed from a day of a period, some at a time, always in the same order. */
    void owed(String entity, LocalDate first, LocalDate last, Consumer<List<PaidRights>> reader);

    /** How many an entity owed from each day on which it did. */
    List<Day> days();

    /** @param count of authors paid, once for each of their concessions */
    record Day(String entity, LocalDate day, long count) {}
}
