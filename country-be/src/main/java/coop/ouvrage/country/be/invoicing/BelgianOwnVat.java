package coop.ouvrage.country.be.invoicing;

import coop.ouvrage.purchases.spi.OwnVat;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/**
 * VAT that a Belgian entity owes on what it buys without (VAT code art. 25ter and 51 § 2; royal decree no. 1, art. 20), at the rate
 * that royal decree no. 20 gives the thing bought on the day of the invoice.
 */
@Component
class BelgianOwnVat implements OwnVat {

    private final VatRates rates;

    BelgianOwnVat(VatRates rates) {
        this.rates = rates;
    }

    /**
     * A Belgian supplier reverses the charge row by row, in words that become category AE; of a paper that somebody typed only the rate is
     * known, and finance says that it is reversed. From abroad all that bears no tax is owed here,
     * whatever category the supplier chose: only the law of the buyer's country says what is exempt.
     */
    @Override
    public boolean isOwed(Origin origin, String category, boolean taxed) {
        return origin == Origin.DOMESTIC ? category.equals("AE") || category.isEmpty() && !taxed : !taxed;
    }

    @Override
    public Outcome<BigDecimal> rate(Level level, LocalDate on) {
        if (on.isBefore(rates.since())) {
            return Outcome.refused(Refusal.of("purchases.vat_law_unknown", "day", on));
        }
        return Outcome.done(
                switch (level) {
                    case STANDARD -> rates.standard(on);
                    case INTERMEDIATE -> rates.intermediate(on);
                    case REDUCED -> rates.reduced(on);
                    case EXEMPT -> BigDecimal.ZERO;
                });
    }
}
