package coop.ouvrage.purchases.web;

import coop.ouvrage.purchases.Facts;
import coop.ouvrage.purchases.Purchase;
import java.util.List;
import java.util.Map;

/**
 * What the page says on which a document is divided.
 *
 * @param rows what the parts of each rate must sum to
 * @param count of the parts that can be filled in
 * @param jobs of the unit that the whole was for, by id
 */
public record PartsPage(
        Purchase purchase,
        List<Facts.Vat> rows,
        int count,
        Map<String, String> rates,
        Map<String, String> units,
        Map<String, String> jobs,
        Map<String, String> natures,
        Map<String, String> treatments,
        Map<String, String> levels,
        Map<String, String> limits) {}
