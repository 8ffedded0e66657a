package coop.ouvrage.purchases.spi;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** What the law says of the deduction of VAT on certain things, whatever they are used for. Implemented by the country of the entity that buys. */
public interface VatDeduction {

    /**
     * A limit.
     *
     * @param code of the sentence {@code purchases.limit.<code>}
     * @param most part of the VAT that may be deducted, from 0 to 1
     */
    record Limit(String code, BigDecimal most) {}

    /**
     * Every limit of a day, in the order of the law.
     *
     * @param on day of the supplier's invoice, on which the right to deduct arises
     */
    List<Limit> limits(LocalDate on);
}
