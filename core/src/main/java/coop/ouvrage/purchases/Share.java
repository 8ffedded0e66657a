package coop.ouvrage.purchases;

import coop.ouvrage.money.Money;
import coop.ouvrage.purchases.Purchase.Coding;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is booked alike of a document, in euro, positive also of a credit note.
 *
 * @param purpose for which its cost is held on the budget
 * @param excl before VAT; what the sums of the law count
 * @param vat that the supplier charges
 * @param ownVat that we owe ourselves
 */
record Share(UUID purpose, Coding coding, Money excl, Money vat, Money ownVat) {

    /** Of the VAT of the supplier and of our own. */
    Money deducted() {
        return vat.plus(ownVat).times(coding.deductible());
    }

    /** Net amount and the VAT that is not deducted. */
    Money cost() {
        return excl.plus(vat).plus(ownVat).minus(deducted());
    }

    @Nullable
    UUID unit() {
        return coding.unit();
    }

    /**
     * Divides an amount as others relate to each other, to the cent: each sum of the first ones is rounded, so that nothing is left over.
     * Where they sum to nothing, the first takes it whole.
     */
    static List<Money> divide(Money whole, List<Money> weights) {
        Money sum = Money.sum(weights);
        List<Money> divided = new ArrayList<>();
        Money weight = Money.ZERO;
        Money given = Money.ZERO;
        for (Money next : weights) {
            weight = weight.plus(next);
            Money due = sum.isZero() ? whole : of(whole, weight, sum);
            divided.add(due.minus(given));
            given = due;
        }
        return divided;
    }

    private static Money of(Money whole, Money weight, Money sum) {
        return Money.ofCents(BigDecimal.valueOf(whole.cents())
                .multiply(BigDecimal.valueOf(weight.cents()))
                .divide(BigDecimal.valueOf(sum.cents()), 0, RoundingMode.HALF_UP)
                .longValueExact());
    }
}
