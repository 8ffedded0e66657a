package coop.ouvrage.refusal;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One reason why something is not done.
 *
 * @param code {@code <module>.<name>}; its sentence in each language has the message key {@code refusal.<module>.<name>}
 * @param arguments what the sentence needs, by name, in the order of its place-holders; amounts and dates as values, never as text
 */
public record Refusal(String code, Map<String, Object> arguments) {

    public Refusal {
        arguments = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
    }

    /**
     * A refusal with its arguments as name and value in turn.
     *
     * @throws IllegalArgumentException if a name has no value
     */
    public static Refusal of(String code, Object... namesAndValues) {
        if (namesAndValues.length % 2 != 0) {
            throw new IllegalArgumentException("a name without a value in the refusal " + code);
        }
        Map<String, Object> arguments = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            arguments.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return new Refusal(code, arguments);
    }

    /** The key of its sentence in the message files. */
    public String messageKey() {
        return "refusal." + code;
    }
}
