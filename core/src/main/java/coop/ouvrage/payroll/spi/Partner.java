package coop.ouvrage.payroll.spi;

/** What the worker's spouse or legal cohabitant earns, as far as the tax on the wage asks; the limits are the country's. */
public enum Partner {
    /** There is none: the worker is taxed alone. */
    NONE,
    NO_INCOME,
    OWN_INCOME,
    /** Income from work up to a low limit. */
    LOW_OWN_INCOME,
    /** Only a pension, so small that it counts as no income. */
    TINY_PENSION,
    /** Only a pension up to a low limit. */
    LOW_PENSION
}
