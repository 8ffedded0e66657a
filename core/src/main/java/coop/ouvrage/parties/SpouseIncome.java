package coop.ouvrage.parties;

/** What the spouse or legal cohabitant earns, in the classes that decide the withholding tax of the worker. */
public enum SpouseIncome {
    /** Own professional income above the limit for the low-income reduction. */
    OWN_INCOME,
    /** Own professional income, not a pension, up to the limit of the year. */
    LOW_INCOME,
    /** Only a pension, up to the limit of the year. */
    LOW_PENSION,
    /** Only a pension so small that it counts as no income. */
    TINY_PENSION,
    NO_INCOME
}
