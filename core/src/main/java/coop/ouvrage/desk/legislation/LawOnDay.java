package coop.ouvrage.desk.legislation;

import coop.ouvrage.legislation.Legislation;
import coop.ouvrage.legislation.Parameter;
import coop.ouvrage.web.Form;
import coop.ouvrage.web.Words;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The law on one day.
 *
 * @param chapters the parameters that are shown, by chapter
 * @param all how many parameters there are
 * @param unverified how many of them rest on less than two sources that day
 * @param unknown of how many nothing is known that day
 */
public record LawOnDay(
        LocalDate day,
        Form form,
        Map<String, String> chapterNames,
        Map<String, List<Row>> chapters,
        int all,
        long unverified,
        long unknown) {

    /** A parameter and what it says that day; null if nothing is known. */
    public record Row(
            Parameter parameter, String name, @Nullable ValueView value) {}

    /** The name that the country pack gives a parameter; without one, the words of its file, which are in English. */
    static String name(Parameter parameter, Words words) {
        String key = "law." + parameter.name().replace('/', '.');
        return words.has(key) ? words.t(key) : parameter.shortName().replace('_', ' ');
    }

    static LawOnDay of(Legislation legislation, LocalDate day, Predicate<Parameter> shown, Form form, Words words) {
        Map<String, List<Row>> chapters = new LinkedHashMap<>();
        Map<String, String> names = new LinkedHashMap<>();
        for (String chapter : chapterNames(legislation)) {
            String name = words.t("legislation.chapter." + chapter);
            List<Row> rows = legislation.parameters().stream()
                    .filter(parameter -> parameter.chapter().equals(chapter) && shown.test(parameter))
                    .map(parameter ->
                            new Row(parameter, name(parameter, words), value(parameter, day, legislation, words)))
                    .toList();
            names.put(chapter, name);
            if (!rows.isEmpty()) {
                chapters.put(name, rows);
            }
        }
        return new LawOnDay(
                day,
                form.with("on", day),
                names,
                chapters,
                legislation.parameters().size(),
                legislation.parameters().stream()
                        .filter(p -> p.on(day)
                                .filter(v -> !v.markOn(day).isVerified())
                                .isPresent())
                        .count(),
                legislation.parameters().stream()
                        .filter(p -> p.on(day).isEmpty())
                        .count());
    }

    private static @Nullable ValueView value(Parameter parameter, LocalDate day, Legislation legislation, Words words) {
        return parameter
                .on(day)
                .map(value -> ValueView.of(parameter, value, day, legislation, words))
                .orElse(null);
    }

    private static TreeSet<String> chapterNames(Legislation legislation) {
        TreeSet<String> names = new TreeSet<>();
        legislation.parameters().forEach(parameter -> names.add(parameter.chapter()));
        return names;
    }
}
