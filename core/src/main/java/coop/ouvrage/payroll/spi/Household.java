package coop.ouvrage.payroll.spi;

/**
 * The family situation that the tax on a wage depends on.
 *
 * @param children dependent children, the disabled ones included
 * @param disabledChildren how many of them are disabled
 * @param singleParent a worker taxed alone with dependent children who has the right to the reduction for it
 * @param isolated a worker taxed alone, where the law knew a reduction for it
 * @param otherDependants other persons supported, apart from {@code dependantsInCare}
 * @param dependantsInCare dependants of 65 or more who need care
 * @param resident whether the worker lives in the country for tax
 */
public record Household(
        Partner partner,
        int children,
        int disabledChildren,
        boolean singleParent,
        boolean isolated,
        boolean workerDisabled,
        boolean partnerDisabled,
        int otherDependants,
        int dependantsInCare,
        boolean resident) {

    public Household {
        if (children < 0 || disabledChildren < 0 || otherDependants < 0 || dependantsInCare < 0) {
            throw new IllegalArgumentException("nobody supports a negative number of people");
        }
        if (disabledChildren > children) {
            throw new IllegalArgumentException("more disabled children than children");
        }
    }

    /** A resident who lives alone. */
    public static Household single() {
        return of(Partner.NONE, 0);
    }

    /** A resident with that partner and that many dependent children; alone with children, a single parent. */
    public static Household of(Partner partner, int children) {
        boolean alone = partner == Partner.NONE;
        return new Household(partner, children, 0, alone && children > 0, alone, false, false, 0, 0, true);
    }
}
