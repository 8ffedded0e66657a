package coop.ouvrage.sanctions;

import coop.ouvrage.parties.ComparableName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The names of a list, so arranged that one name is compared with few of them: with those that share its rarest word, or that have no word
 * which it has not, or that are as long within a slip of the keyboard. Whether two are alike is for {@link ComparableName#isLike} to say.
 */
final class ListedIndex {

    /** Of {@link ComparableName}: more letters apart is no slip. */
    private static final int SLIP = 2;

    /**
     * @param joined its words in the order of the alphabet, in one piece
     * @param written the same in the order in which they stand
     */
    private record Entry(ListedName name, ComparableName compared, String joined, String written) {}

    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, List<Integer>> byWord = new HashMap<>();
    private final Map<String, List<Integer>> byRarestWord = new HashMap<>();
    private final Map<Integer, List<Integer>> byLength = new HashMap<>();

    /** @param names in the order in which those alike are given */
    ListedIndex(Map<ListedName, ComparableName> names) {
        names.forEach((name, compared) -> {
            Entry entry = new Entry(name, compared, joined(compared), compared.joined());
            int place = entries.size();
            entries.add(entry);
            compared.tellingWords().stream().distinct().forEach(word -> put(byWord, word, place));
            put(byLength, entry.joined().length(), place);
        });
        for (int place = 0; place < entries.size(); place++) {
            List<String> words = entries.get(place).compared().tellingWords();
            if (!words.isEmpty()) {
                put(byRarestWord, rarest(words), place);
            }
        }
    }

    private static <K> void put(Map<K, List<Integer>> map, K key, int place) {
        map.computeIfAbsent(key, none -> new ArrayList<>()).add(place);
    }

    private String rarest(List<String> words) {
        return words.stream()
                .min(Comparator.comparing(
                        word -> byWord.getOrDefault(word, List.of()).size()))
                .orElseThrow();
    }

    private static String joined(ComparableName name) {
        return Arrays.stream(name.value().split(" ")).sorted().reduce("", String::concat);
    }

    /** Listed names that may be this one. */
    List<ListedName> like(ComparableName asked) {
        TreeMap<Integer, ListedName> like = new TreeMap<>();
        Set<Integer> seen = new HashSet<>();
        List<String> words = asked.tellingWords();
        if (!words.isEmpty()) {
            keep(byWord.getOrDefault(rarest(words), List.of()), asked, seen, like);
            words.forEach(word -> keep(byRarestWord.getOrDefault(word, List.of()), asked, seen, like));
        }
        String joined = joined(asked);
        String written = asked.joined();
        for (int length = joined.length() - SLIP; length <= joined.length() + SLIP; length++) {
            for (int place : byLength.getOrDefault(length, List.of())) {
                Entry entry = entries.get(place);
                if (isNear(joined, entry.joined()) || isNear(written, entry.written())) {
                    keep(List.of(place), asked, seen, like);
                }
            }
        }
        return List.copyOf(like.values());
    }

    private void keep(List<Integer> places, ComparableName asked, Set<Integer> seen, Map<Integer, ListedName> like) {
        for (int place : places) {
            Entry entry = entries.get(place);
            if (seen.add(place) && mayBe(asked, entry.compared())) {
                like.put(place, entry.name());
            }
        }
    }

    /** One word within a longer name says nothing: many entries have an alias of one word. */
    private static boolean mayBe(ComparableName asked, ComparableName listed) {
        int mine = asked.value().split(" ").length;
        int theirs = listed.value().split(" ").length;
        return (mine == theirs || Math.min(mine, theirs) > 1) && asked.isLike(listed);
    }

    /** Whether at most {@link #SLIP} letters are inserted, dropped or replaced; given up as soon as it is not. */
    static boolean isNear(String left, String right) {
        int[] row = new int[right.length() + 1];
        Arrays.setAll(row, index -> index);
        for (int i = 1; i <= left.length(); i++) {
            int from = Math.max(1, i - SLIP);
            int to = Math.min(right.length(), i + SLIP);
            int diagonal = row[from - 1];
            row[from - 1] = from == 1 ? i : SLIP + 1;
            int least = row[from - 1];
            for (int j = from; j <= to; j++) {
                int above = j == i + SLIP ? SLIP + 1 : row[j];
                int replaced = diagonal + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, 1 + Math.min(above, row[j - 1]));
                diagonal = above;
                least = Math.min(least, row[j]);
            }
            if (least > SLIP) {
                return false;
            }
        }
        return row[right.length()] <= SLIP;
    }
}
