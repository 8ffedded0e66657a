package coop.ouvrage.ledger.spi;

import java.util.List;

/**
 * Something that must always be true of the stored money. Every module adds its own as a bean; {@code ./ouvrage verify} proves them
 * all.
 */
public interface Invariant {

    /** Module and rule, such as {@code ledger.balanced}. */
    String name();

    /** Looks at everything there is. Reads only. */
    Result check();

    /**
     * What was found.
     *
     * @param checked how many things were looked at
     * @param failures one line each, naming the place; empty when the invariant holds
     */
    record Result(long checked, List<String> failures) {

        /** As many failures as are worth listing. */
        public static final int MOST = 50;

        public Result {
            failures = List.copyOf(failures);
        }

        public static Result of(long checked, List<String> failures) {
            return new Result(checked, failures);
        }

        public boolean holds() {
            return failures.isEmpty();
        }
    }
}
