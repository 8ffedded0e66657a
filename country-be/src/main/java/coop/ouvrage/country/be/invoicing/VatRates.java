package coop.ouvrage.country.be.invoicing;

import coop.ouvrage.legislation.Legislation;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/** Belgian VAT rates in force on a day. */
@Component
class VatRates {

    private final Legislation legislation;

    VatRates(Legislation legislation) {
        this.legislation = legislation;
    }

    BigDecimal standard(LocalDate on) {
        return rate("vat/standard_rate", on);
    }

    BigDecimal reduced(LocalDate on) {
        return rate("vat/reduced_rate", on);
    }

    BigDecimal intermediate(LocalDate on) {
        return rate("vat/intermediate_rate", on);
    }

    /** Of meals served on the spot: the intermediate rate, but for two stretches of 2020 and 2021. */
    BigDecimal catering(LocalDate on) {
        return rate("vat/catering_rate", on);
    }

    /** Part of the VAT on cars that may be deducted at most. */
    BigDecimal carDeduction(LocalDate on) {
        return rate("vat/car_deduction", on);
    }

    /** Part of the VAT on lodging, food and drink, and receptions that may be deducted. */
    BigDecimal hospitalityDeduction(LocalDate on) {
        return rate("vat/hospitality_deduction", on);
    }

    /** The first day whose rates are known. */
    LocalDate since() {
        return legislation
                .parameter("vat/standard_rate")
                .orElseThrow()
                .values()
                .getFirst()
                .from();
    }

    private BigDecimal rate(String name, LocalDate on) {
        return legislation.on(on).figure(name).value();
    }
}
