package coop.ouvrage.web;

/** A step of something that goes on. */
public record StepRow(String text, String detail, State state) {

    /** Where it is. */
    public enum State {
        DONE,
        NOW,
        LATER
    }

    public static StepRow done(String text, String detail) {
        return new StepRow(text, detail, State.DONE);
    }

    public static StepRow now(String text, String detail) {
        return new StepRow(text, detail, State.NOW);
    }

    public static StepRow later(String text, String detail) {
        return new StepRow(text, detail, State.LATER);
    }
}
