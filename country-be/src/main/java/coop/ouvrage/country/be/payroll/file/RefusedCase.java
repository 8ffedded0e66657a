package coop.ouvrage.country.be.payroll.file;

import coop.ouvrage.refusal.Refusal;

/**
 * One reason why a line has no figures.
 *
 * @param line in the file, the header being line 1
 */
public record RefusedCase(String id, int line, Refusal refusal) {}
