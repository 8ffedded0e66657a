package coop.ouvrage.country.be.payroll;

import coop.ouvrage.money.Money;
import coop.ouvrage.payroll.spi.MonthSoFar;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;

/** The names under which a month is counted for a person and an entity, and the arithmetic on them. */
record MonthTotals(MonthSoFar totals) {

    Money money(String name) {
        return Money.of(totals.get(name));
    }

    BigDecimal time(Base base) {
        return totals.get("time" + suffix(base));
    }

    Money gross(Base base) {
        return money("gross" + suffix(base));
    }

    Bonus bonus() {
        return new Bonus(money("bonus_a"), money("bonus_b"));
    }

    private static String suffix(Base base) {
        return base == Base.ON_108 ? "_on_108" : "_on_100";
    }

    /** What one wage adds. */
    static final class Share {
        private final Map<String, BigDecimal> amounts = new HashMap<>();

        Share add(String name, Money amount) {
            amounts.put(name, amount.toDecimal());
            return this;
        }

        Share work(Base base, Money gross, BigDecimal time) {
            amounts.put("gross" + suffix(base), gross.toDecimal());
            amounts.put("time" + suffix(base), time);
            return this;
        }

        Share bonus(Bonus bonus) {
            return add("bonus_a", bonus.a()).add("bonus_b", bonus.b());
        }

        MonthSoFar toMonth() {
            return new MonthSoFar(amounts);
        }
    }
}
