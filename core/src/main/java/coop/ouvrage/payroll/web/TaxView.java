package coop.ouvrage.payroll.web;

import coop.ouvrage.money.Money;
import java.util.List;

/**
 * Why so much tax was withheld, in sentences.
 *
 * @param withheld what went to the tax office
 * @param why in the order of the calculation
 * @param family the household that it followed; empty where it does not matter or was not kept
 */
public record TaxView(Money withheld, List<String> why, String family) {}
