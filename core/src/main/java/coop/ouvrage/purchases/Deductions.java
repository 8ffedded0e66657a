package coop.ouvrage.purchases;

import coop.ouvrage.purchases.spi.VatDeduction;
import coop.ouvrage.purchases.spi.VatDeduction.Limit;
import coop.ouvrage.refusal.Refusal;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** How much of the VAT may be deducted, by the law of the day of the supplier's document. */
@Component
class Deductions {

    private final VatDeduction law;

    Deductions(VatDeduction law) {
        this.law = law;
    }

    List<Limit> limits(LocalDate on) {
        return law.limits(on);
    }

    /** What the law leaves at most; the whole where it limits nothing. */
    BigDecimal most(String limit, LocalDate on) {
        return find(limit, on).map(Limit::most).orElse(BigDecimal.ONE);
    }

    private Optional<Limit> find(String limit, LocalDate on) {
        return limits(on).stream().filter(known -> known.code().equals(limit)).findFirst();
    }

    List<Refusal> refusals(String limit, BigDecimal deductible, LocalDate on) {
        if (!limit.isEmpty() && find(limit, on).isEmpty()) {
            return List.of(Refusal.of("purchases.limit_unknown", "field", "limit"));
        }
        if (deductible.signum() < 0 || deductible.compareTo(BigDecimal.ONE) > 0) {
            return List.of(Refusal.of("purchases.deductible", "field", "deductible"));
        }
        BigDecimal most = most(limit, on);
        return deductible.compareTo(most) <= 0
                ? List.of()
                : List.of(Refusal.of(
                        "purchases.deductible_most",
                        "field",
                        "deductible",
                        "most",
                        most.movePointRight(2).stripTrailingZeros()));
    }
}
