package coop.ouvrage.demo;

import coop.ouvrage.statutory.Filing;
import coop.ouvrage.statutory.Span;
import coop.ouvrage.statutory.VatDebts;
import coop.ouvrage.statutory.VatReturns;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.UUID;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Once a month is closed, finance files its VAT return and pays it; the last one is left to the visitor, on the day when it is due. */
@DemoOnly
@Component
@Order(610)
class VatFilings implements Plot {

    private final Cast cast;
    private final Parking parking;
    private final VatReturns returns;
    private final VatDebts debts;

    VatFilings(Cast cast, Parking parking, VatReturns returns, VatDebts debts) {
        this.cast = cast;
        this.parking = parking;
        this.returns = returns;
        this.debts = debts;
    }

    @Override
    public void on(LocalDate day) {
        YearMonth month = YearMonth.from(day).minusMonths(1);
        boolean isLast = month.equals(YearMonth.from(DemoYear.TODAY).minusMonths(1));
        if (day.getDayOfMonth() == Closings.DAY && !month.isBefore(YearMonth.from(DemoYear.FIRST)) && !isLast) {
            parking.attempt("the VAT return of " + month, () -> cast.act("ombeline", () -> file(Span.month(month))));
        }
    }

    private void file(Span month) {
        UUID made = returns.make(Opening.ENTITY, Filing.Kind.RETURN, month).orThrow();
        returns.filed(made, "demo " + month).orThrow();
        if (debts.of(returns.filing(made)).isToPay()) {
            debts.pay(made).orThrow();
        }
    }
}
