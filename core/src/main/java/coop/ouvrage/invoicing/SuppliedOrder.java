package coop.ouvrage.invoicing;

import java.time.LocalDate;

/**
 * An order whose work is over.
 *
 * @param on day of the taxable event: the last day worked
 */
public record SuppliedOrder(OrderId order, LocalDate on) {}
