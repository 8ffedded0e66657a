package coop.ouvrage.legislation;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of the law of one country, from the files of its pack, and over them what the co-operative has decided itself. Safe
 * for use by several threads.
 */
public final class Legislation {

    private final Map<String, Parameter> written;
    private final Map<String, Source> writtenSources;
    private volatile Known known;

    /** What is known at one moment: decisions come in whole. */
    private record Known(Map<String, Parameter> parameters, Map<String, Source> sources, Map<LocalDate, Law> days) {}

    Legislation(Map<String, Parameter> parameters, Map<String, Source> sources) {
        this.written = Collections.unmodifiableMap(new TreeMap<>(parameters));
        this.writtenSources = Collections.unmodifiableMap(new TreeMap<>(sources));
        this.known = new Known(written, writtenSources, new ConcurrentHashMap<>());
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

    /** The same files without any decision, for an application of its own in this process. */
    public Legislation asWritten() {
        return new Legislation(written, writtenSources);
    }

    /** From now on exactly these decisions stand over the files: each comes in at its first day or replaces what began that day. */
    void decided(List<OwnFigure> figures) {
        Map<String, Parameter> parameters = new TreeMap<>(written);
        Map<String, Source> sources = new TreeMap<>(writtenSources);
        for (OwnFigure figure : figures) {
            Parameter parameter = parameters.get(figure.parameter());
            if (parameter != null) { // a release may have dropped it
                parameters.put(parameter.name(), parameter.with(figure.value()));
                sources.put(figure.source().id(), figure.source());
            }
        }
        known = new Known(
                Collections.unmodifiableMap(parameters),
                Collections.unmodifiableMap(sources),
                new ConcurrentHashMap<>());
    }

    public Collection<Parameter> parameters() {
        return known.parameters.values();
    }

    public Optional<Parameter> parameter(String name) {
        return Optional.ofNullable(known.parameters.get(name));
    }

    public Map<String, Source> sources() {
        return known.sources;
    }

    /** Sources as a sentence names them. */
    public String named(Collection<String> ids) {
        return ids.stream()
                .map(id -> known.sources.containsKey(id) ? known.sources.get(id).brief() : id)
                .collect(Collectors.joining("; "));
    }

    /** The law of that day. Looking a day up again costs nothing. */
    public Law on(LocalDate day) {
        Known now = known;
        return now.days.computeIfAbsent(day, d -> new Law(d, now.parameters.values(), now.parameters.keySet()));
    }
}
