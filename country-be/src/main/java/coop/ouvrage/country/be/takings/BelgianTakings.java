package coop.ouvrage.country.be.takings;

import coop.ouvrage.legislation.Legislation;
import coop.ouvrage.money.Money;
import coop.ouvrage.takings.spi.TakingsLaw;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/** Limits of royal decree no. 1, art. 14 § 2 3° (journal) and art. 21bis (registered cash register of who serves meals). */
@Component
class BelgianTakings implements TakingsLaw {

    private final Legislation legislation;

    BelgianTakings(Legislation legislation) {
        this.legislation = legislation;
    }

    @Override
    public Money namedAbove(LocalDate on) {
        return amount("vat/receipts_named_above", on);
    }

    @Override
    public Money mealsWithoutRegister(LocalDate on) {
        return amount("vat/meals_without_register", on);
    }

    private Money amount(String name, LocalDate on) {
        return Money.rounded(legislation.on(on).figure(name).value());
    }
}
