package coop.ouvrage.country.be.payroll;

/**
 * What the employer's own contributions depend on.
 *
 * @param tenOrMoreWorkers bears the supplement of wage moderation
 * @param twentyOrMoreWorkers bears the higher basic contribution to the closure fund
 * @param inFlanders whether the establishment is in Flanders, which stopped the reduction for artists
 */
public record EmployerProfile(boolean tenOrMoreWorkers, boolean twentyOrMoreWorkers, boolean inFlanders) {

    /** A shared enterprise: many workers, established outside Flanders. */
    public static final EmployerProfile LARGE = new EmployerProfile(true, true, false);
}
