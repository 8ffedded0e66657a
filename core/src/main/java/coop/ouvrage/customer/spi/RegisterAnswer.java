package coop.ouvrage.customer.spi;

import coop.ouvrage.parties.PostalAddress;
import org.jspecify.annotations.Nullable;

/** The answer of a public register about one enterprise number. */
public sealed interface RegisterAnswer {

    /**
     * The enterprise is known.
     *
     * @param active whether it may still trade
     * @param bankrupt whether a court opened its bankruptcy
     */
    record Found(
            String name,
            @Nullable String legalForm,
            @Nullable PostalAddress seat,
            boolean active,
            boolean bankrupt) implements RegisterAnswer {}

    /** The register answers and knows no such enterprise. */
    record NotFound() implements RegisterAnswer {}

    /** The register does not answer; {@code cause} is for the officer, in technical words. */
    record Unreachable(String cause) implements RegisterAnswer {}
}
