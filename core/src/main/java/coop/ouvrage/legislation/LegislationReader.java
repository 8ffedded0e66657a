package coop.ouvrage.legislation;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads the files of a country pack, and what the co-operative sets over them. Every scalar stays the text that was written, so that 0.10 is never a binary fraction. */
final class LegislationReader {

    private final String folder;
    private final @Nullable Path own;

    /** @param own a directory with files of the same form, whose values come in or replace those of the same first day */
    LegislationReader(String folder, @Nullable Path own) {
        this.folder = folder;
        this.own = own;
    }

    Legislation read() {
        Map<String, Source> sources = new LinkedHashMap<>();
        map(yaml("sources.yaml")).forEach((id, fields) -> sources.put(id, source(id, map(fields))));
        map(ownYaml("sources")).forEach((id, fields) -> sources.put(id, source(id, map(fields))));
        Map<String, Parameter> parameters = new LinkedHashMap<>();
        for (String name :
                text("files.txt").lines().filter(line -> !line.isBlank()).toList()) {
            parameters.put(name, parameter(name, map(yaml(name + ".yaml")), sources));
        }
        refuseUnknown(parameters.keySet());
        return new Legislation(parameters, sources);
    }

    /** A file that sets nothing would be trusted in vain. */
    private void refuseUnknown(Set<String> names) {
        if (own == null) {
            return;
        }
        try (Stream<Path> files = Files.walk(own)) {
            files.filter(file -> file.toString().endsWith(".yaml"))
                    .map(file ->
                            own.relativize(file).toString().replace('\\', '/').replace(".yaml", ""))
                    .filter(name -> !name.equals("sources") && !names.contains(name))
                    .findFirst()
                    .ifPresent(name -> {
                        throw new IllegalStateException(own + ": no parameter is called " + name);
                    });
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + own, e);
        }
    }

    /** A file of the co-operative, empty if there is none. */
    private Object ownYaml(String name) {
        Path file = own == null ? null : own.resolve(name + ".yaml");
        if (file == null || !Files.exists(file)) {
            return Map.of();
        }
        try (Reader reader = Files.newBufferedReader(file)) {
            return plain(new Yaml(new LoaderOptions()).compose(reader));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private static Source source(String id, Map<String, Object> fields) {
        return new Source(
                id,
                required(fields, "title", id),
                optional(fields, "publisher"),
                optional(fields, "url"),
                optional(fields, "date"),
                optional(fields, "note"));
    }

    private Parameter parameter(String name, Map<String, Object> file, Map<String, Source> sources) {
        SortedMap<LocalDate, DatedValue> values = new TreeMap<>();
        for (Map<String, Object> written : List.of(file, map(ownYaml(name)))) {
            map(written.getOrDefault("values", Map.of())).forEach((text, fields) -> {
                LocalDate from = LocalDate.parse(text);
                values.put(from, value(name, from, map(fields), sources));
            });
        }
        return new Parameter(
                name,
                required(file, "description", name),
                required(file, "unit", name),
                DatedValue.periods(List.copyOf(values.values())));
    }

    private static DatedValue value(
            String name, LocalDate from, Map<String, Object> fields, Map<String, Source> sources) {
        List<String> cited = strings(fields.getOrDefault("source", List.of()));
        if (cited.isEmpty() || !sources.keySet().containsAll(cited)) {
            throw new IllegalStateException(name + " from " + from + " has no known source: " + cited);
        }
        Object content = fields.get("value");
        if (content == null) {
            throw new IllegalStateException(name + " from " + from + " has no value");
        }
        Mark mark = Mark.valueOf(required(fields, "mark", name));
        if (mark == Mark.CARRIED) {
            throw new IllegalStateException(
                    name + " from " + from + ": that a value is carried over is found, not written");
        }
        String until = optional(fields, "until");
        return new DatedValue(
                from,
                until == null ? null : LocalDate.parse(until),
                content,
                cited,
                mark,
                LocalDate.parse(required(fields, "confirmed", name)),
                optional(fields, "note"));
    }

    private Object yaml(String file) {
        try (InputStreamReader reader = new InputStreamReader(open(file), StandardCharsets.UTF_8)) {
            return plain(new Yaml(new LoaderOptions()).compose(reader));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + folder + "/" + file, e);
        }
    }

    private String text(String file) {
        try (InputStream in = open(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + folder + "/" + file, e);
        }
    }

    private InputStream open(String file) {
        InputStream in = Thread.currentThread().getContextClassLoader().getResourceAsStream(folder + "/" + file);
        if (in == null) {
            throw new IllegalStateException("there is no file " + folder + "/" + file);
        }
        return in;
    }

    private static Object plain(Node node) {
        return switch (node) {
            case ScalarNode scalar -> scalar.getValue();
            case SequenceNode sequence ->
                sequence.getValue().stream().map(LegislationReader::plain).toList();
            case MappingNode mapping -> {
                Map<String, Object> map = new LinkedHashMap<>();
                mapping.getValue()
                        .forEach(t -> map.put(((ScalarNode) t.getKeyNode()).getValue(), plain(t.getValueNode())));
                yield map;
            }
            default -> throw new IllegalStateException("anchors are not used in these files: " + node.getStartMark());
        };
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object node) {
        return (Map<String, Object>) node;
    }

    @SuppressWarnings("unchecked")
    private static List<String> strings(Object node) {
        return (List<String>) node;
    }

    private static @Nullable String optional(Map<String, Object> fields, String key) {
        Object value = fields.get(key);
        return value == null ? null : value.toString();
    }

    private static String required(Map<String, Object> fields, String key, String where) {
        String value = optional(fields, key);
        if (value == null) {
            throw new IllegalStateException(where + " has no " + key);
        }
        return value;
    }
}
