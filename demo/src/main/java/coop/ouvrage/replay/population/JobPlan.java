package coop.ouvrage.replay.population;

import java.time.LocalDate;
import java.util.List;

/**
 * A job: one order, one contract, one invoice.
 *
 * @param number from 0, in the order of the day on which it is ordered; a business key of the replay
 * @param worker number of the person who works
 * @param costsCents named in the order, claimed with a receipt
 * @param ordered day of form, quote and acceptance
 * @param days on which the work is done, in order
 * @param minutes of work on each day
 * @param paysAfter days from invoice to payment
 */
public record JobPlan(
        int number,
        int unit,
        int client,
        int worker,
        long priceCents,
        long costsCents,
        LocalDate ordered,
        List<LocalDate> days,
        int minutes,
        int paysAfter) {}
