package coop.ouvrage.statutory.web;

import coop.ouvrage.ledger.LegalEntities;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.refusal.RefusedException;
import coop.ouvrage.statutory.Span;
import coop.ouvrage.web.Form;
import coop.ouvrage.web.Words;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which entity and period somebody looks at; what the address does not say is the production entity and last month. What it says wrongly
 * is refused: nobody is to read the figures of one entity or month as those of another.
 *
 * @param entities to choose from, by code
 * @param periods to choose from: months and quarters of two years, or years
 */
public record Asked(String entity, Span period, Map<String, String> entities, Map<String, String> periods) {

    private static final int MONTHS = 24;

    static Asked of(Form form, LegalEntities all, Words words, boolean years) {
        String entity = all.asked(form.text("entity"));
        LocalDate today = words.today();
        Span usual = years
                ? Span.parse(String.valueOf(today.getYear())).orElseThrow()
                : Span.month(YearMonth.from(today).minusMonths(1));
        String period = form.text("period");
        if (!period.isEmpty() && Span.parse(period).isEmpty()) {
            throw new RefusedException(Refusal.of("statutory.period_unknown", "period", period));
        }
        Span span = Span.parse(period).filter(s -> s.isYear() == years).orElse(usual);
        return new Asked(entity, span, all.names(), periods(today, words, years));
    }

    private static Map<String, String> periods(LocalDate today, Words words, boolean years) {
        Map<String, String> periods = new LinkedHashMap<>();
        for (int back = 0; back <= MONTHS; back++) {
            YearMonth month = YearMonth.from(today).minusMonths(back);
            if (years) {
                periods.putIfAbsent(String.valueOf(month.getYear()), String.valueOf(month.getYear()));
            } else {
                periods.put(month.toString(), words.month(month.atDay(1)));
                if (month.getMonthValue() % 3 == 1) {
                    String quarter =
                            new Span(month.atDay(1), month.plusMonths(2).atEndOfMonth()).toString();
                    periods.put(quarter, quarter);
                }
            }
        }
        return periods;
    }

    /** For links to another page about the same. */
    public String query() {
        return "?entity=" + entity + "&period=" + period;
    }
}
