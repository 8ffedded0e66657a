package coop.ouvrage.country.be.returns;

import coop.ouvrage.money.Money;
import coop.ouvrage.returns.spi.PaidWork;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A contribution that a quarterly declaration names for the employer and no person: what is withheld from double holiday pay, in service
 * and on leaving.
 *
 * @param base the double holiday pay that bears it, as far as it bears it
 */
record DmfaUnrelated(String employerClass, DmfaCodes.Code code, int people, Money base, Money amount) {

    /** One for each employer category. */
    static List<DmfaUnrelated> of(List<DmfaPerson> people, DmfaCodes codes) {
        Map<String, DmfaUnrelated> all = new TreeMap<>();
        for (DmfaPerson person : people) {
            for (DmfaRecord record : person.records()) {
                record.doubles().forEach(found -> {
                    String category =
                            codes.employerCategory(found.paid().engagement().jointCommittee());
                    all.merge(
                            category,
                            new DmfaUnrelated(category, codes.doubleHoliday(), 1, found.base(), found.amount()),
                            DmfaUnrelated::plus);
                });
            }
        }
        return new ArrayList<>(all.values());
    }

    private DmfaUnrelated plus(DmfaUnrelated other) {
        return new DmfaUnrelated(
                employerClass, code, people + other.people, base.plus(other.base), amount.plus(other.amount));
    }

    /** What one payslip adds. */
    record Part(PaidWork paid, Money base, Money amount) {}
}
