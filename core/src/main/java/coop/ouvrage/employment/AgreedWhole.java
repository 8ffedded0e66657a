package coop.ouvrage.employment;

import coop.ouvrage.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What both sides agreed last, before anybody said how the days went: the days, and the gross for all of them. */
public record AgreedWhole(List<PaidDay> days, Money gross) {

    public AgreedWhole {
        days = List.copyOf(days);
    }

    /** The part of the gross for the agreed days among these dates: by their paid time, half-up to the cent. */
    Money share(Set<LocalDate> dates) {
        int all = days.stream().mapToInt(PaidDay::paidMinutes).sum();
        int left = days.stream()
                .filter(day -> dates.contains(day.date()))
                .mapToInt(PaidDay::paidMinutes)
                .sum();
        return left == all
                ? gross
                : Money.of(gross.toDecimal()
                        .multiply(BigDecimal.valueOf(left))
                        .divide(BigDecimal.valueOf(all), 2, RoundingMode.HALF_UP));
    }

    static Set<LocalDate> dates(List<WorkDay> days) {
        return days.stream().map(WorkDay::date).collect(Collectors.toSet());
    }
}
