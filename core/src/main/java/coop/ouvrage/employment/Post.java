package coop.ouvrage.employment;

/**
 * What the work is.
 *
 * @param function what the worker does, in words
 * @param jointCommittee number such as {@code 304.00} or {@code 200.00}
 * @param reason why the contract is of fixed term; kept because successive ones are presumed open-ended without a reason
 */
public record Post(String function, Workplace place, String jointCommittee, String reason) {}
