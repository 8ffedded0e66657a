package coop.ouvrage.country.be.invoicing;

import coop.ouvrage.purchases.spi.VatDeduction;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Things whose VAT is deducted in part or not at all: cars and what is bought for them, at most half (VAT code art. 45 § 2); lodging, food
 * and drink, and receptions, not at all (art. 45 § 3, 3° and 4°). The exceptions of the law are for people to know: they choose no limit.
 */
@Component
class BelgianVatDeduction implements VatDeduction {

    private final VatRates rates;

    BelgianVatDeduction(VatRates rates) {
        this.rates = rates;
    }

    @Override
    public List<Limit> limits(LocalDate on) {
        if (on.isBefore(rates.since())) {
            return List.of();
        }
        return List.of(
                new Limit("car", rates.carDeduction(on)),
                new Limit("food", rates.hospitalityDeduction(on)),
                new Limit("reception", rates.hospitalityDeduction(on)));
    }
}
