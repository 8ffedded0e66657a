package coop.ouvrage.invoicing.spi;

import coop.ouvrage.money.Money;
import java.util.UUID;

/** Asked upward before more is taken of a framework order: what did its client call off that no invoice bears yet? */
public interface CalledOff {

    /**
     * @param job of the order
     * @return before VAT, in the currency of the order
     */
    Money notInvoiced(UUID job);
}
