package coop.ouvrage.payroll.web;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A wage that cannot be calculated or paid yet, and why.
 *
 * @param href where it is cleared
 * @param worker empty for somebody who sees wages as totals only
 * @param figure the parameter of the law that is missing; empty if none is
 * @param due the promised day; null if it was promised before and waits since
 * @param leaveOut where a worker is left out of a run so that the others are paid; empty if that changes nothing
 */
public record BlockedWage(
        String href, String worker, @Nullable LocalDate due, String why, String figure, String leaveOut) {}
