package coop.ouvrage.shifts;

import java.time.LocalDate;
import java.util.UUID;

/**
 * What an invoice bears of a contract.
 *
 * @param line of the invoice, counted from 1
 * @param week first day of the week of the work
 * @param minutes paid minutes on the invoice, less what was given back
 * @param change minutes by which the work was corrected since and that no document bears yet
 */
record Billed(UUID contract, UUID invoice, int line, String courier, LocalDate week, int minutes, int change) {}
