package coop.ouvrage.payroll.web;

import coop.ouvrage.money.Money;
import coop.ouvrage.payroll.Pays;
import coop.ouvrage.payroll.YearlyClaim;
import coop.ouvrage.payroll.spi.YearlyKind;
import coop.ouvrage.web.Mark;
import coop.ouvrage.web.Words;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is owed for a year, as a page.
 *
 * @param open claims that the next run would pay
 */
public record YearlyView(
        String entity,
        List<String> entities,
        YearlyKind kind,
        int year,
        List<Integer> years,
        List<Row> rows,
        List<YearlyClaim> open,
        boolean mayPrepare) {

    /** One contract. */
    public record Row(
            String contract,
            String worker,
            int months,
            Money earned,
            Money owed,
            Money before,
            Money difference,
            Mark mark,
            String why) {}

    /** The gross that the next run would pay. */
    public Money toPay() {
        return Money.sum(open.stream().map(claim -> claim.difference().gross()).toList());
    }

    /** The kinds with the keys of their names. */
    public List<YearlyKind> kinds() {
        return List.of(YearlyKind.values());
    }

    public static String name(YearlyKind kind) {
        return Pays.valueOf(kind.name()).key();
    }

    static Row row(YearlyClaim claim, String worker, Words words) {
        var refused = claim.refused();
        Object[] values = refused == null
                ? new Object[0]
                : refused.arguments().entrySet().stream()
                        .flatMap(entry -> Stream.of(entry.getKey(), entry.getValue()))
                        .toArray();
        return new Row(
                claim.contract().toString(),
                worker,
                claim.months(),
                claim.earned(),
                claim.owed().gross(),
                claim.before().gross(),
                claim.difference().gross(),
                refused != null ? Mark.STOP : claim.isOpen() ? Mark.WAIT : Mark.GOOD,
                refused == null ? words.t(claim.why()) : words.t("refusal." + refused.code(), values));
    }
}
