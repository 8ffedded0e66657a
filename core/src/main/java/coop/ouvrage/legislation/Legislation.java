package coop.ouvrage.legislation;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The parameters of the law of one country, from the files of its pack. Safe for use by several threads. */
public final class Legislation {

    private final Map<String, Parameter> parameters;
    private final Map<String, Source> sources;
    private final Map<LocalDate, Law> days = new ConcurrentHashMap<>();

    Legislation(Map<String, Parameter> parameters, Map<String, Source> sources) {
        this.parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
        this.sources = Collections.unmodifiableMap(new TreeMap<>(sources));
    }

    /**
     * Reads {@code files.txt} and {@code sources.yaml} of a folder of the class path, then every file that the former names.
     *
     * @throws IllegalStateException if a file is missing, cannot be read, or names an unknown source: a wrong pack does not start
     */
    public static Legislation load(String folder) {
        return load(folder, null);
    }

    /**
     * As {@link #load(String)}, with the values that a co-operative sets itself: confirmed, corrected, or known before the next release.
     *
     * @param own a directory with files of the same names and form; each value comes in at its first day or replaces that of the pack
     */
    public static Legislation load(String folder, @Nullable Path own) {
        return new LegislationReader(folder, own).read();
    }

    public Collection<Parameter> parameters() {
        return parameters.values();
    }

    public Optional<Parameter> parameter(String name) {
        return Optional.ofNullable(parameters.get(name));
    }

    public Map<String, Source> sources() {
        return sources;
    }

    /** Sources as a sentence names them. */
    public String named(Collection<String> ids) {
        return ids.stream()
                .map(id -> sources.containsKey(id) ? sources.get(id).brief() : id)
                .collect(Collectors.joining("; "));
    }

    /** The law of that day. Looking a day up again costs nothing. */
    public Law on(LocalDate day) {
        return days.computeIfAbsent(day, d -> new Law(d, parameters.values(), parameters.keySet()));
    }
}
