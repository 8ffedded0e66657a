package coop.ouvrage.legislation;

import java.util.List;

/** Every step of a calculation in order, as stored with the document that shows its result. Empty when tracing was off. */
public record Trace(List<Step> steps) {

    public static final Trace NONE = new Trace(List.of());

    public Trace {
        steps = List.copyOf(steps);
    }

    /** The steps with that code, in order. */
    public List<Step> steps(String code) {
        return steps.stream().filter(step -> step.code().equals(code)).toList();
    }
}
