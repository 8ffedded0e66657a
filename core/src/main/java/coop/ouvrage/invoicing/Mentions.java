package coop.ouvrage.invoicing;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The words that the law wants, by language, kept with the line as they stood on that day: {@code fr=...}, one a row. */
final class Mentions {

    private Mentions() {}

    static String encode(Map<String, String> byLanguage) {
        return byLanguage.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(e -> e.getKey() + "=" + e.getValue().replace('\n', ' '))
                .collect(Collectors.joining("\n"));
    }

    static Map<String, String> decode(String text) {
        Map<String, String> byLanguage = new LinkedHashMap<>();
        text.lines().forEach(row -> {
            int at = row.indexOf('=');
            byLanguage.put(row.substring(0, at), row.substring(at + 1));
        });
        return byLanguage;
    }
}
