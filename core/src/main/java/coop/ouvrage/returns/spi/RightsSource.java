package coop.ouvrage.returns.spi;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/** Gives returns the author's rights that an entity owed. */
public interface RightsSource {

    /** Those owed from a day of a period, some at a time, always in the same order. */
    void owed(String entity, LocalDate first, LocalDate last, Consumer<List<PaidRights>> reader);

    /** Those of one author, owed from a day of a period. */
    List<PaidRights> owedTo(UUID author, String entity, LocalDate first, LocalDate last);

    /** The years in which entities owed an author rights, newest first. */
    List<Year> years(UUID author);

    record Year(String entity, int year) {}

    /** How many an entity owed from each day on which it did. */
    List<Day> days();

    /** @param count of authors paid, once for each of their concessions */
    record Day(String entity, LocalDate day, long count) {}
}
