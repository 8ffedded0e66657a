package coop.ouvrage.desk.legislation;

import coop.ouvrage.legislation.Legislation;
import coop.ouvrage.legislation.Parameter;
import coop.ouvrage.web.Words;
import java.time.LocalDate;
import java.util.List;

/**
 * One parameter of the law over time, the newest first.
 *
 * @param today marks the period in force
 */
public record LawOverTime(Parameter parameter, String name, String chapter, LocalDate today, List<ValueView> values) {

    static LawOverTime of(Parameter parameter, Legislation legislation, Words words) {
        List<ValueView> values = parameter.values().stream()
                .map(value -> ValueView.of(parameter, value, words.today(), legislation, words))
                .toList()
                .reversed();
        return new LawOverTime(
                parameter,
                LawOnDay.name(parameter, words),
                words.t("legislation.chapter." + parameter.chapter()),
                words.today(),
                values);
    }

    public boolean inForce(ValueView value) {
        return !today.isBefore(value.from()) && (value.until() == null || !today.isAfter(value.until()));
    }
}
