package coop.ouvrage.einvoice;

import java.util.List;

/**
 * An invoice from elsewhere.
 *
 * @param container {@code xml}, {@code sbdh} or {@code pdf}
 * @param findings what could not be understood or does not add up; an invoice without findings was read whole
 */
public record ReadInvoice(Syntax syntax, String container, EInvoice invoice, List<Finding> findings) {}
