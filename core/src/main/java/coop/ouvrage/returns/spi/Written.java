package coop.ouvrage.returns.spi;

import coop.ouvrage.money.Money;
import coop.ouvrage.refusal.Refusal;
import java.util.List;

/**
 * What a country says of a return whose file it wrote.
 *
 * @param lines totals; those with a control account add up to what is owed
 * @param findings what stops it from being filed
 * @param notes message keys of what is not sure about it, each shown
 */
public record Written(List<ReturnLine> lines, List<Refusal> findings, List<String> notes, String fileName) {

    public Written {
        lines = List.copyOf(lines);
        findings = List.copyOf(findings);
        notes = List.copyOf(notes);
    }

    /** What it declares on one control account. */
    public Money total(Control control) {
        return Money.sum(lines.stream()
                .filter(line -> line.control() == control)
                .map(ReturnLine::amount)
                .toList());
    }
}
