package coop.ouvrage.statutory.web;

import coop.ouvrage.ledger.LegalEntities;
import coop.ouvrage.ledger.LegalEntity;
import coop.ouvrage.statutory.Span;
import coop.ouvrage.web.Form;
import coop.ouvrage.web.Words;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which entity and period somebody looks at; what the address does not say, or says wrongly, is the production entity and last month.
 *
 * @param entities to choose from, by code
 * @param periods to choose from: months and quarters of two years, or years
 */
public record Asked(String entity, Span period, Map<String, String> entities, Map<String, String> periods) {

    private static final int MONTHS = 24;

    static Asked of(Form form, LegalEntities all, Words words, boolean years) {
        String entity = all.find(form.text("entity"))
                .map(LegalEntity::code)
                .orElseGet(() -> all.names().keySet().iterator().next());
        LocalDate today = words.today();
        Span usual = years
                ? Span.parse(String.valueOf(today.getYear())).orElseThrow()
                : Span.month(YearMonth.from(today).minusMonths(1));
        Span span =
                Span.parse(form.text("period")).filter(s -> s.isYear() == years).orElse(usual);
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
