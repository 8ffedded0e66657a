package coop.ouvrage.payroll.web;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One step of a calculation, in the words of the reader.
 *
 * @param rounding empty when nothing was rounded
 */
public record StepView(String label, List<Term> terms, String result, String rounding, List<Fact> facts) {

    /**
     * A number in it.
     *
     * @param sign of the operation; empty on the first
     */
    public record Term(String sign, String value, String label) {}

    /**
     * Where a number of the law comes from.
     *
     * @param unverified what is missing to trust it; null when it was verified twice
     */
    public record Fact(
            String parameter,
            List<String> sources,
            LocalDate from,
            @Nullable String unverified) {}
}
