package coop.ouvrage.words;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Every text of the product, by language and key, from {@code messages/<module>_<language>.properties} of all modules. Places for
 * values are named: {@code {total}}. A key that is missing shows itself in brackets, so that it is seen and no page fails; a
 * test keeps the four languages complete.
 */
public final class Texts {

    /** The languages of the product, the first being that of the founders. */
    public static final List<String> LANGUAGES = List.of("fr", "nl", "de", "en");

    private static final Pattern PLACE = Pattern.compile("\\{([a-zA-Z0-9_]+)}");
    private static final Pattern FILE = Pattern.compile(".*_([a-z]{2})\\.properties");

    private final Map<String, Map<String, String>> byLanguage;

    private Texts(Map<String, Map<String, String>> byLanguage) {
        this.byLanguage = byLanguage;
    }

    /** Reads the files of every module on the class path. A key given twice in one language is a breakdown: one text per key. */
    public static Texts load() {
        Map<String, Map<String, String>> byLanguage = new HashMap<>();
        try {
            for (Resource file :
                    new PathMatchingResourcePatternResolver().getResources("classpath*:messages/*.properties")) {
                Matcher name = FILE.matcher(String.valueOf(file.getFilename()));
                if (name.matches()) {
                    read(file, byLanguage.computeIfAbsent(name.group(1), l -> new HashMap<>()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Texts(byLanguage);
    }

    private static void read(Resource file, Map<String, String> into) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        properties.forEach((key, text) -> {
            if (into.put((String) key, (String) text) != null) {
                throw new IllegalStateException("the text " + key + " stands twice, last in " + file.getFilename());
            }
        });
    }

    public boolean has(String language, String key) {
        return byLanguage.getOrDefault(language, Map.of()).containsKey(key);
    }

    /** The keys of a language, for the test that compares them. */
    public java.util.Set<String> keys(String language) {
        return byLanguage.getOrDefault(language, Map.of()).keySet();
    }

    public String get(String language, String key) {
        return get(language, key, Map.of());
    }

    /** The text with its values, amounts and dates written as the language does. */
    public String get(String language, String key, Map<String, ?> values) {
        String text = byLanguage.getOrDefault(language, Map.of()).get(key);
        if (text == null) {
            return "[" + key + "]";
        }
        if (values.isEmpty() || text.indexOf('{') < 0) {
            return text;
        }
        Formats formats = Formats.of(language);
        return PLACE.matcher(text).replaceAll(place -> {
            Object value = value(values, place.group(1));
            if (value instanceof String field && place.group(1).equals("field")) {
                return Matcher.quoteReplacement(field(language, key, field));
            }
            return Matcher.quoteReplacement(value == null ? place.group() : formats.value(value));
        });
    }

    /** A field of a form as its page calls it; that of a program by its own name, as the interface does. */
    private String field(String language, String key, String field) {
        String[] parts = key.split("\\.", 3);
        boolean ofForm = parts.length == 3 && parts[0].equals("refusal") && !parts[1].equals("web");
        String named = ofForm ? byLanguage.getOrDefault(language, Map.of()).get(parts[1] + "." + field) : null;
        return named == null ? field : named;
    }

    /** By name, or by position for the texts that the command line shares. */
    private static @Nullable Object value(Map<String, ?> values, String place) {
        Object named = values.get(place);
        return named != null || !Character.isDigit(place.charAt(0))
                ? named
                : values.values().stream()
                        .skip(Integer.parseInt(place))
                        .findFirst()
                        .orElse(null);
    }
}
