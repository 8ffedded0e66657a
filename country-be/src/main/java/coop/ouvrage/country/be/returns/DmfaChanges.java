package coop.ouvrage.country.be.returns;

import coop.ouvrage.money.Money;
import coop.ouvrage.returns.spi.ReturnChange;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** What two versions of a quarter declare differently, by person and code: what an update of the declaration has to say. */
final class DmfaChanges {

    /** A person, named last so that the order is that of names; no person for the employer as a whole. */
    private record Place(String name, String person, String code) implements Comparable<Place> {

        @Override
        public int compareTo(Place other) {
            int byName = name.compareTo(other.name);
            int byPerson = byName == 0 ? person.compareTo(other.person) : byName;
            return byPerson == 0 ? code.compareTo(other.code) : byPerson;
        }
    }

    private DmfaChanges() {}

    static List<ReturnChange> of(List<DmfaPerson> filed, DmfaCodes filedCodes, List<DmfaPerson> now, DmfaCodes codes) {
        SortedMap<Place, Money> before = amounts(filed, filedCodes);
        SortedMap<Place, Money> after = amounts(now, codes);
        SortedSet<Place> places = new TreeSet<>(before.keySet());
        places.addAll(after.keySet());
        List<ReturnChange> changes = new ArrayList<>();
        for (Place place : places) {
            ReturnChange change = new ReturnChange(
                    place.name(),
                    place.code(),
                    before.getOrDefault(place, Money.ZERO),
                    after.getOrDefault(place, Money.ZERO));
            if (!change.difference().isZero()) {
                changes.add(change);
            }
        }
        return changes;
    }

    private static SortedMap<Place, Money> amounts(List<DmfaPerson> people, DmfaCodes codes) {
        SortedMap<Place, Money> amounts = new TreeMap<>();
        for (DmfaPerson person : people) {
            String name = person.person().name();
            String id = person.person().id().toString();
            for (DmfaRecord record : person.records()) {
                for (DmfaRecord.Contribution contribution : record.contributions()) {
                    amounts.merge(new Place(name, id, contribution.code().code()), contribution.amount(), Money::plus);
                }
                amounts.merge(
                        new Place(name, id, codes.workBonus().code()),
                        record.bonus().negate(),
                        Money::plus);
            }
        }
        DmfaUnrelated.of(people, codes)
                .forEach(found -> amounts.merge(new Place("", "", found.code().code()), found.amount(), Money::plus));
        return amounts;
    }
}
