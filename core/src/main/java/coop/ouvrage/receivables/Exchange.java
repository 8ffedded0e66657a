package coop.ouvrage.receivables;

import coop.ouvrage.money.Money;
import coop.ouvrage.treasury.spi.BankLine;
import java.math.BigDecimal;

/**
 * Tells when a payment in euro settles an invoice in another currency whole, so that what it differs by is a difference of exchange. As
 * long as a part was paid or credited nobody can tell, and the payment is an ordinary one.
 *
 * @param most share of what is open that may be lost or won
 */
record Exchange(BigDecimal most) {

    static final String REASON = "receivables.claim.exchange";

    /** The amount may be the invoice at the rate of another day; whether it is, a person says. */
    boolean may(BankLine line, OpenItem item) {
        Money left = item.left();
        return item.foreign() != null
                && item.isOpen()
                && left.equals(item.total())
                && !line.amount().equals(left)
                && line.amount().minus(left).abs().compareTo(left.times(most)) <= 0;
    }

    /** The bank says that the payer ordered exactly what the invoice asks for, in its currency. */
    boolean must(BankLine line, OpenItem item) {
        BankLine.Instructed instructed = line.instructed();
        OpenItem.Foreign foreign = item.foreign();
        return foreign != null
                && instructed != null
                && instructed.currency().equals(foreign.currency())
                && instructed.amount().compareTo(foreign.total()) == 0
                && may(line, item);
    }
}
