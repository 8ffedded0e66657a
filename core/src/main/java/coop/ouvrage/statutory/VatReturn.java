package coop.ouvrage.statutory;

import coop.ouvrage.money.Money;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A return as the books have it now.
 *
 * @param grids in the order of the form, each with what stands behind it; the balance last
 * @param doubts what the tax office would ask about: codes of sentences
 * @param closed whether the books of the period are closed, so that nothing changes any more
 */
public record VatReturn(
        String entity, Span span, Map<String, Money> grids, List<String> doubts, boolean closed, List<Filing> filings) {

    /** The version that was filed last. */
    public Optional<Filing> filed() {
        return filings.stream().filter(filing -> filing.filedOn() != null).findFirst();
    }
}
