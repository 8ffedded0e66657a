package coop.ouvrage.sales.web;

import coop.ouvrage.invoicing.Invoice;
import coop.ouvrage.invoicing.spi.Supply;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Choices of the form of an invoice.
 *
 * @param clients names by identifier
 * @param currencies other than the euro, with a rate of the day
 * @param measures UN/ECE codes
 * @param budgets units that may stand on it, by identifier
 * @param deposits of the chosen client that can be taken off
 */
public record SaleOffer(
        Map<String, String> clients,
        Collection<String> languages,
        List<String> currencies,
        List<Supply> supplies,
        List<String> measures,
        Map<String, String> budgets,
        List<Invoice> deposits) {}
