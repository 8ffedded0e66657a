package coop.ouvrage.country.be.invoicing;

import coop.ouvrage.country.be.payroll.BelgianLegislation;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/** Belgian VAT rates in force on a day. */
@Component
class VatRates {

    BigDecimal standard(LocalDate on) {
        return rate("vat/standard_rate", on);
    }

    BigDecimal reduced(LocalDate on) {
        return rate("vat/reduced_rate", on);
    }

    private static BigDecimal rate(String name, LocalDate on) {
        return BelgianLegislation.get().on(on).figure(name).value();
    }
}
