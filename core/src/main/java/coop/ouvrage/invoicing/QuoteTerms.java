package coop.ouvrage.invoicing;

import java.math.BigDecimal;
import java.util.List;

/**
 * What stands on an offer of a unit beside its lines and total.
 *
 * @param deposit share of the price that is invoiced before the work; zero for none
 * @param framework whether it fixes prices and a ceiling only, and the client calls off
 */
public record QuoteTerms(
        BigDecimal deposit,
        boolean framework,
        String opening,
        String closing,
        List<Option> options,
        List<QuoteFile> files) {

    public QuoteTerms {
        options = List.copyOf(options);
        files = List.copyOf(files);
    }

    /**
     * What the client may add by a tick; not in the total before it did.
     *
     * @param chosen whether the client did
     */
    public record Option(int number, SaleLine line, boolean chosen) {}

    public boolean hasDeposit() {
        return deposit.signum() > 0;
    }
}
