package coop.ouvrage.treasury;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Which notice tells of which movement. The same key means the same movement: account, day, amount and the bank's reference agree. So
 * does the early notice of what is booked later that day, which bears another key. A bank that gives no reference in one of the two is
 * followed only where one notice and one movement of a day have an amount; else a person decides.
 */
final class NoticePairs {

    private NoticePairs() {}

    /** Those that are surest come first. */
    static Map<Notice, KeptMovement> of(List<Notice> notices, List<KeptMovement> movements) {
        Map<Notice, KeptMovement> pairs = new LinkedHashMap<>();
        Map<String, KeptMovement> byKey =
                movements.stream().collect(Collectors.toMap(KeptMovement::key, Function.identity(), (a, b) -> a));
        notices.stream()
                .filter(notice -> byKey.containsKey(notice.key()))
                .forEach(notice -> pairs.put(notice, byKey.get(notice.key())));
        List<Notice> others = new ArrayList<>(notices);
        others.removeAll(pairs.keySet());
        others.forEach(notice -> {
            List<KeptMovement> same = movements.stream()
                    .filter(movement -> isSame(notice, movement))
                    .toList();
            if (same.size() == 1) {
                pairs.put(notice, same.getFirst());
            }
        });
        others.removeAll(pairs.keySet());
        List<KeptMovement> free = new ArrayList<>(movements);
        free.removeAll(pairs.values());
        Map<Sum, List<KeptMovement>> bySum = free.stream()
                .collect(Collectors.groupingBy(
                        of -> new Sum(of.bookedOn(), of.amount().cents())));
        others.stream()
                .collect(Collectors.groupingBy(
                        of -> new Sum(of.bookedOn(), of.amount().cents())))
                .forEach((sum, told) -> {
                    List<KeptMovement> same = bySum.getOrDefault(sum, List.of());
                    if (told.size() == 1 && same.size() == 1 && mayBe(told.getFirst(), same.getFirst())) {
                        pairs.put(told.getFirst(), same.getFirst());
                    }
                });
        return pairs;
    }

    private record Sum(LocalDate day, long cents) {}

    private static boolean isSame(Notice notice, KeptMovement movement) {
        return !notice.bankReference().isEmpty()
                && notice.bankReference().equals(movement.bankReference())
                && notice.bookedOn().equals(movement.bookedOn())
                && notice.amount().equals(movement.amount());
    }

    private static boolean mayBe(Notice notice, KeptMovement movement) {
        return notice.bankReference().isEmpty() || movement.bankReference().isEmpty();
    }
}
