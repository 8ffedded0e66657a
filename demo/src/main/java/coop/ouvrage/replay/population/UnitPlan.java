package coop.ouvrage.replay.population;

import java.time.LocalDate;

/**
 * A production unit.
 *
 * @param holder number of its holder
 * @param activity whether it is one pool; else single jobs
 * @param turnoverCents what it invoices in the year before VAT, 0 for a dormant one
 * @param opens first day; the first of the year for those that were there before
 */
public record UnitPlan(int number, int holder, boolean activity, long turnoverCents, LocalDate opens) {}
