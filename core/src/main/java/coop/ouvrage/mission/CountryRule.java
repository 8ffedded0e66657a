package coop.ouvrage.mission;

import java.time.LocalDate;

/**
 * What this house knows of work in a country from a day on.
 *
 * @param country two letters
 * @param paper of social security that is asked there, such as the A1 certificate
 * @param needs what else must be done before leaving, in words; may be empty
 * @param source where an officer read it
 */
public record CountryRule(String country, LocalDate from, String paper, String needs, String source) {}
