package coop.ouvrage.invoicing;

import java.math.BigDecimal;
import java.util.List;

/**
 * What a unit adds to an offer that it writes itself.
 *
 * @param number stands in the reference in place of the job's
 * @param deposit share of the price that is invoiced before the work; zero for none
 * @param framework whether the offer fixes prices and a ceiling only, and the client calls off
 * @param options what the client may add by a tick
 */
public record QuoteExtras(
        String number,
        BigDecimal deposit,
        boolean framework,
        String opening,
        String closing,
        List<QuoteDraft.Item> options,
        List<QuoteFile> files) {

    public QuoteExtras {
        options = List.copyOf(options);
        files = List.copyOf(files);
    }
}
