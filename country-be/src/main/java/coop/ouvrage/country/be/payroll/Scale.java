package coop.ouvrage.country.be.payroll;

import coop.ouvrage.payroll.spi.Household;
import coop.ouvrage.payroll.spi.Partner;

/** The scales of the withholding tax. */
enum Scale {
    /** Taxed alone, or with a partner who has an income. */
    ONE,
    /** With a partner who has none: part of the income is attributed to the partner. */
    TWO,
    /** Not resident. */
    THREE;

    static Scale of(Household household) {
        if (!household.resident()) {
            return THREE;
        }
        Partner partner = household.partner();
        return partner == Partner.NO_INCOME || partner == Partner.TINY_PENSION ? TWO : ONE;
    }
}
