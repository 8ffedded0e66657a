package coop.ouvrage.employment.spi;

import org.jspecify.annotations.Nullable;

/**
 * The company where people whom an agency lends do their work.
 *
 * @param enterpriseNumber digits only; null for one that has none, as it is established abroad
 */
public record UserCompany(String name, @Nullable String enterpriseNumber) {}
