package coop.ouvrage.refusal;

import java.util.List;
import java.util.function.Function;

/** What came of a request: done, or refused with every reason that was found, in the fixed order of the checks. */
public sealed interface Outcome<T> {

    /** It was done. */
    record Done<T>(T value) implements Outcome<T> {}

    /** It was not done, and nothing was written. */
    record Refused<T>(List<Refusal> refusals) implements Outcome<T> {
        public Refused {
            if (refusals.isEmpty()) {
                throw new IllegalArgumentException("a refusal gives at least one reason");
            }
            refusals = List.copyOf(refusals);
        }
    }

    static <T> Outcome<T> done(T value) {
        return new Done<>(value);
    }

    static <T> Outcome<T> refused(Refusal refusal) {
        return new Refused<>(List.of(refusal));
    }

    static <T> Outcome<T> refused(List<Refusal> refusals) {
        return new Refused<>(refusals);
    }

    default boolean isDone() {
        return this instanceof Done<T>;
    }

    /** Goes on with the value to what may be refused in turn; a refusal stays what it is. */
    default <R> Outcome<R> flatMap(Function<? super T, Outcome<R>> step) {
        return switch (this) {
            case Done<T>(T value) -> step.apply(value);
            case Refused<T>(List<Refusal> refusals) -> refused(refusals);
        };
    }

    /** The reasons, none if it was done. */
    default List<Refusal> refusals() {
        return switch (this) {
            case Done<T> done -> List.of();
            case Refused<T>(List<Refusal> refusals) -> refusals;
        };
    }

    default <R> Outcome<R> map(Function<? super T, ? extends R> step) {
        return switch (this) {
            case Done<T>(T value) -> new Done<>(step.apply(value));
            case Refused<T>(List<Refusal> refusals) -> new Refused<>(refusals);
        };
    }

    /**
     * The value, for a caller that cannot go on without it.
     *
     * @throws RefusedException with the reasons, which rolls back the transaction around it
     */
    default T orThrow() {
        return switch (this) {
            case Done<T>(T value) -> value;
            case Refused<T>(List<Refusal> refusals) -> throw new RefusedException(refusals);
        };
    }
}
