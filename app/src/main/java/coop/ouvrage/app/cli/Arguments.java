package coop.ouvrage.app.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The arguments of one verb: switches ({@code --empty}), options with a value ({@code --port 80} or {@code --port=80}), the rest. */
public final class Arguments {

    private final Set<String> switches = new HashSet<>();
    private final Map<String, String> options = new HashMap<>();
    private final List<String> rest = new ArrayList<>();

    private Arguments() {}

    /**
     * Reads arguments of which these switches and options are known.
     *
     * @throws Verb.WrongUse for an unknown one, one without its value, or one given twice
     */
    public static Arguments read(List<String> given, Set<String> switches, Set<String> options) {
        Arguments read = new Arguments();
        for (int i = 0; i < given.size(); i++) {
            String word = given.get(i);
            String name = word.split("=", 2)[0];
            if (!word.startsWith("--")) {
                read.rest.add(word);
            } else if (switches.contains(word)) {
                read.switches.add(word);
            } else if (!options.contains(name)) {
                throw new Verb.WrongUse("there is no argument " + name + "; --help lists them");
            } else if (word.contains("=")) {
                read.put(name, word.substring(name.length() + 1));
            } else if (i + 1 < given.size()) {
                read.put(name, given.get(++i));
            } else {
                throw new Verb.WrongUse(name + " needs a value");
            }
        }
        return read;
    }

    private void put(String name, String value) {
        if (options.put(name, value) != null) {
            throw new Verb.WrongUse(name + " is given twice");
        }
    }

    public boolean has(String name) {
        return switches.contains(name);
    }

    public Optional<String> value(String name) {
        return Optional.ofNullable(options.get(name));
    }

    /**
     * A whole number between two bounds.
     *
     * @throws Verb.WrongUse if it is none
     */
    public int number(String name, int otherwise, int least, int most) {
        String text = value(name).orElse(Integer.toString(otherwise));
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // refused below, like a number out of bounds
        }
        throw new Verb.WrongUse(name + " must be a number from " + least + " to " + most + ", not '" + text + "'");
    }

    /** What is neither switch nor option, in order. */
    public List<String> rest() {
        return List.copyOf(rest);
    }

    /** @throws Verb.WrongUse if something is left over */
    public Arguments nothingElse() {
        if (!rest.isEmpty()) {
            throw new Verb.WrongUse("'" + rest.getFirst() + "' is not understood; --help tells what is");
        }
        return this;
    }
}
