package coop.ouvrage.payroll;

import coop.ouvrage.money.Money;
import coop.ouvrage.payroll.spi.LineKind;
import coop.ouvrage.payroll.spi.PayLine;
import coop.ouvrage.web.Bar;
import coop.ouvrage.web.Words;
import java.math.BigDecimal;
import java.util.List;

/** The way of the money from a price to a net, as bars: the job form and the simulator show the same. */
public final class WayOfMoney {

    private final Words words;
    private final Bar.Waterfall way;

    /** Begins with the price and what goes to the common pot. */
    public WayOfMoney(Words words, Money price, BigDecimal contributionRate, Money contribution, Money costs) {
        this.words = words;
        this.way = Bar.from(price)
                .total(words.t("jobs.way.price"), "", price, null)
                .step(
                        words.t("jobs.way.contribution"),
                        words.t("jobs.way.share_of", "rate", words.percent(contributionRate), "amount", price),
                        contribution.negate(),
                        null);
        if (costs.isPositive()) {
            way.step(words.t("jobs.way.costs"), "", costs.negate(), null);
        }
    }

    /** Down to the gross wage. */
    public WayOfMoney gross(Money budget, BigDecimal coefficient, Money charge, Money gross) {
        way.step(
                        words.t("jobs.way.employer"),
                        words.t("jobs.way.employer_why", "charge", charge, "gross", gross),
                        charge.minus(gross).negate(),
                        null)
                .step(
                        words.t("jobs.way.rest"),
                        words.t("jobs.way.rest_why"),
                        budget.minus(charge).negate(),
                        null)
                .total(
                        words.t("jobs.way.gross"),
                        words.t(
                                "jobs.way.gross_why",
                                "budget",
                                budget,
                                "coefficient",
                                coefficient.stripTrailingZeros()),
                        gross,
                        null);
        return this;
    }

    /** Down to the net, line by line; a line leads to {@code anchor + its code} where there is an anchor. */
    public WayOfMoney net(List<PayLine> lines, Money net, String anchor) {
        for (PayLine line : lines) {
            if (line.kind() != LineKind.PAY
                    && line.kind() != LineKind.SUBTOTAL
                    && !line.amount().isZero()) {
                way.step(
                        words.t("line." + line.code()),
                        "",
                        line.amount(),
                        anchor.isEmpty() ? null : anchor + line.code().replace('.', '-'));
            }
        }
        way.net(words.t("jobs.way.net"), "", net, null);
        return this;
    }

    public List<Bar> bars() {
        return way.bars();
    }
}
