package coop.ouvrage.country.be.returns;

import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.returns.spi.Declared;
import java.util.ArrayList;
import java.util.List;

/** People that something is wrong with: how many, and the first of them by name. */
final class Names {

    private static final int NAMED = 5;

    private final String code;
    private final List<String> first = new ArrayList<>();
    private int count;

    /** @param code of the refusal that they come to */
    Names(String code) {
        this.code = code;
    }

    void addIf(boolean wrong, DmfaPerson person) {
        addIf(wrong, person.person());
    }

    void addIf(boolean wrong, Declared person) {
        if (wrong) {
            count++;
            if (first.size() < NAMED) {
                first.add(person.name());
            }
        }
    }

    void tell(List<Refusal> findings) {
        if (count > 0) {
            findings.add(Refusal.of(code, "count", count, "names", String.join(", ", first)));
        }
    }
}
