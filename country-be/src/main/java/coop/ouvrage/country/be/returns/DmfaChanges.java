package coop.ouvrage.country.be.returns;

import coop.ouvrage.money.Money;
import coop.ouvrage.returns.spi.Declared;
import coop.ouvrage.returns.spi.PaidWork;
import coop.ouvrage.returns.spi.ReturnChange;
import coop.ouvrage.returns.spi.ReturnData;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/**
 * What two versions of a quarter declare differently, by person and code: what an update of the declaration has to say. The people are
 * compared one after the other.
 */
final class DmfaChanges {

    private static final Comparator<Declared> BY_NAME =
            Comparator.comparing(Declared::name).thenComparing(Declared::id);

    private static final int SOME = 250;

    private final DmfaCodes filedCodes;
    private final DmfaCodes codes;
    private final TreeMap<String, DmfaUnrelated> filedUnrelated = new TreeMap<>();
    private final TreeMap<String, DmfaUnrelated> unrelated = new TreeMap<>();

    DmfaChanges(DmfaCodes filedCodes, DmfaCodes codes) {
        this.filedCodes = filedCodes;
        this.codes = codes;
    }

    /** Those of the employer as a whole first, then by name. */
    List<ReturnChange> between(ReturnData filed, ReturnData now) {
        Map<UUID, Declared> before = new HashMap<>();
        filed.people().forEach(person -> before.put(person.id(), person));
        Map<UUID, Declared> all = new HashMap<>(before);
        now.people().forEach(person -> all.put(person.id(), person));
        List<Declared> people = all.values().stream().sorted(BY_NAME).toList();
        List<ReturnChange> ofPeople = new ArrayList<>();
        for (int from = 0; from < people.size(); from += SOME) {
            List<Declared> some = people.subList(from, Math.min(people.size(), from + SOME));
            List<UUID> ids = some.stream().map(Declared::id).toList();
            Map<UUID, List<PaidWork>> then = filed.works().of(ids);
            Map<UUID, List<PaidWork>> today = now.works().of(ids);
            for (Declared person : some) {
                ofPeople.addAll(changes(
                        DmfaPerson.of(
                                before.getOrDefault(person.id(), person),
                                then.getOrDefault(person.id(), List.of()),
                                filedCodes),
                        DmfaPerson.of(person, today.getOrDefault(person.id(), List.of()), codes)));
            }
        }
        List<ReturnChange> changes = new ArrayList<>(changes("", sums(filedUnrelated), sums(unrelated)));
        changes.addAll(ofPeople);
        return changes;
    }

    private List<ReturnChange> changes(DmfaPerson then, DmfaPerson today) {
        DmfaUnrelated.add(filedUnrelated, then, filedCodes);
        DmfaUnrelated.add(unrelated, today, codes);
        return changes(today.person().name(), amounts(then, filedCodes), amounts(today, codes));
    }

    private static List<ReturnChange> changes(
            String name, SortedMap<String, Money> before, SortedMap<String, Money> after) {
        SortedSet<String> under = new TreeSet<>(before.keySet());
        under.addAll(after.keySet());
        return under.stream()
                .map(code -> new ReturnChange(
                        name, code, before.getOrDefault(code, Money.ZERO), after.getOrDefault(code, Money.ZERO)))
                .filter(change -> !change.difference().isZero())
                .toList();
    }

    private static SortedMap<String, Money> amounts(DmfaPerson person, DmfaCodes codes) {
        SortedMap<String, Money> amounts = new TreeMap<>();
        for (DmfaRecord record : person.records()) {
            record.contributions().forEach(paid -> amounts.merge(paid.code().code(), paid.amount(), Money::plus));
            amounts.merge(codes.workBonus().code(), record.bonus().negate(), Money::plus);
        }
        return amounts;
    }

    private static SortedMap<String, Money> sums(SortedMap<String, DmfaUnrelated> unrelated) {
        SortedMap<String, Money> sums = new TreeMap<>();
        unrelated.values().forEach(found -> sums.merge(found.code().code(), found.amount(), Money::plus));
        return sums;
    }
}
