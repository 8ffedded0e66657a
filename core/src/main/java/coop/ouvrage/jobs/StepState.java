package coop.ouvrage.jobs;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Where a step of a job stands.
 *
 * @param waitsFor code of who or what it waits for or is blocked by; its sentence is {@code jobs.waits.<code>}; empty if nothing
 * @param on the day of the state, or the day expected
 */
public record StepState(
        Step step, State state, String waitsFor, @Nullable LocalDate on) {

    /** How far. */
    public enum State {
        NOT_YET,
        WAITING,
        BLOCKED,
        DONE
    }
}
