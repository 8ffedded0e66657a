package coop.ouvrage.country.be.payroll;

import coop.ouvrage.money.Money;
import coop.ouvrage.payroll.spi.LineKind;
import coop.ouvrage.payroll.spi.PayLine;
import java.util.ArrayList;
import java.util.List;

/** The lines of a payslip in the making; zero lines are kept, because a reader looks for them. */
final class Payslip {

    private final List<PayLine> lines = new ArrayList<>(9);
    private Money net = Money.ZERO;

    Payslip line(String code, LineKind kind, Money amount) {
        lines.add(new PayLine(code, kind, amount));
        net = kind == LineKind.SUBTOTAL ? net : net.plus(amount);
        return this;
    }

    /** What is left so far. */
    Money net() {
        return net;
    }

    List<PayLine> lines() {
        return lines;
    }
}
