package coop.ouvrage.transaction;

import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** Which of the tables that are written late a statement names. A column or an alias of the same name counts too: rows are written too early then, never too late. */
final class TablesNamed {

    private static final int MOST = 10_000;
    private static final Pattern NO_NAME = Pattern.compile("[^a-z0-9_]+");

    private static final Set<String> WATCHED = ConcurrentHashMap.newKeySet();
    private static final Map<String, Set<String>> KNOWN = new ConcurrentHashMap<>();

    private TablesNamed() {}

    static void watch(Set<String> tables) {
        if (WATCHED.addAll(tables)) {
            KNOWN.clear();
        }
    }

    static Set<String> in(String sql) {
        Set<String> known = KNOWN.get(sql);
        if (known != null) {
            return known;
        }
        Set<String> named = new HashSet<>();
        for (String word : NO_NAME.split(sql.toLowerCase(Locale.ROOT))) {
            if (WATCHED.contains(word)) {
                named.add(word);
            }
        }
        if (KNOWN.size() >= MOST) {
            KNOWN.clear();
        }
        KNOWN.put(sql, Set.copyOf(named));
        return named;
    }
}
