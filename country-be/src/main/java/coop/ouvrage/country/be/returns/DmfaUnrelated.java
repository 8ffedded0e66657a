package coop.ouvrage.country.be.returns;

import coop.ouvrage.money.Money;
import coop.ouvrage.returns.spi.PaidWork;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A contribution that a quarterly declaration names for the employer and no person: what is withheld from double holiday pay, in service
 * and on leaving.
 *
 * @param base the double holiday pay that bears it, as far as it bears it
 */
record DmfaUnrelated(String employerClass, DmfaCodes.Code code, int people, Money base, Money amount) {

    /** Adds what a person stands behind to the one of each employer category. */
    static void add(SortedMap<String, DmfaUnrelated> all, DmfaPerson person, DmfaCodes codes) {
        SortedMap<String, DmfaUnrelated> own = new TreeMap<>();
        for (DmfaRecord record : person.records()) {
            record.doubles().forEach(found -> {
                String category =
                        codes.employerCategory(found.paid().engagement().jointCommittee());
                own.merge(
                        category,
                        new DmfaUnrelated(category, codes.doubleHoliday(), 0, found.base(), found.amount()),
                        DmfaUnrelated::plus);
            });
        }
        own.forEach((category, one) -> all.merge(category, one.ofOnePerson(), DmfaUnrelated::plus));
    }

    /** However many payslips they had. */
    private DmfaUnrelated ofOnePerson() {
        return new DmfaUnrelated(employerClass, code, 1, base, amount);
    }

    private DmfaUnrelated plus(DmfaUnrelated other) {
        return new DmfaUnrelated(
                employerClass, code, people + other.people, base.plus(other.base), amount.plus(other.amount));
    }

    /** What one payslip adds. */
    record Part(PaidWork paid, Money base, Money amount) {}
}
