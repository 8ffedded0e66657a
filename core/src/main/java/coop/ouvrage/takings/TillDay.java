package coop.ouvrage.takings;

import coop.ouvrage.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A day of the receipts journal, closed: its sums by rate, and its cash.
 *
 * @param number of its unit and year, without a gap
 * @param cashBefore in the till in the morning
 * @param cash taken that day, less what was taken back
 * @param toBank brought to the bank from the till
 * @param counted in the till at the close
 * @param difference counted less what should be there; explained by {@code reason}
 */
public record TillDay(
        UUID id,
        UUID unit,
        String entity,
        LocalDate day,
        String number,
        Money cashBefore,
        Money cash,
        Money card,
        Money toBank,
        Money counted,
        Money difference,
        String reason,
        List<Part> parts) {

    /** What was taken of one VAT case and rate; the VAT is within the price, and rounded once on the sum of the day. */
    public record Part(Taking.Rate rate, Money gross, Money net, Money vat) {

        static Part of(Taking.Rate rate, Money gross) {
            BigDecimal net = gross.toDecimal().divide(BigDecimal.ONE.add(rate.fraction()), 2, RoundingMode.HALF_UP);
            return new Part(rate, gross, Money.of(net), gross.minus(Money.of(net)));
        }
    }

    /** By case and rate, in the order of the rates. */
    static List<Part> parts(List<Taking> takings) {
        Map<Taking.Rate, Money> sums = new LinkedHashMap<>();
        takings.forEach(taking -> sums.merge(taking.rate(), taking.gross(), Money::plus));
        return sums.entrySet().stream()
                .map(entry -> Part.of(entry.getKey(), entry.getValue()))
                .sorted(java.util.Comparator.comparing(
                                (Part part) -> part.rate().fraction())
                        .thenComparing(part -> part.rate().vatCase()))
                .toList();
    }

    static Money paid(List<Taking> takings, Taking.Method method) {
        return Money.sum(takings.stream()
                .filter(taking -> taking.method() == method)
                .map(Taking::gross)
                .toList());
    }

    public Money gross() {
        return cash.plus(card);
    }

    public Money net() {
        return Money.sum(parts.stream().map(Part::net).toList());
    }

    public Money vat() {
        return Money.sum(parts.stream().map(Part::vat).toList());
    }
}
