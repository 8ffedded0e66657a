package coop.ouvrage.country.be.returns;

import coop.ouvrage.money.Money;
import coop.ouvrage.returns.spi.PaidWork;
import coop.ouvrage.returns.spi.Paper;
import coop.ouvrage.returns.spi.PaperData;
import coop.ouvrage.returns.spi.PaperFormat;
import coop.ouvrage.words.Texts;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * The work of one month under short contracts, contract by contract: what the monthly forms of unemployment ask (C131B of part-timers, the
 * control card, C3-artiste for pay by task).
 */
@Component
class MonthOfWorkPaper implements PaperFormat {

    private final Texts texts;

    MonthOfWorkPaper(Texts texts) {
        this.texts = texts;
    }

    @Override
    public String kind() {
        return "be.month_of_work";
    }

    @Override
    public Scope scope() {
        return Scope.MONTH;
    }

    @Override
    public Paper write(PaperData data) {
        PaperText text = new PaperText(texts, data);
        Map<String, List<PaidWork>> contracts = DeparturePay.without(data.work()).stream()
                .collect(Collectors.groupingBy(
                        paid -> paid.engagement().first() + " " + paid.contract(), TreeMap::new, Collectors.toList()));
        List<List<String>> rows = new ArrayList<>();
        contracts.values().forEach(contract -> rows.add(row(text, contract)));
        return text.paper(
                "month",
                List.of(
                        text.employer(),
                        text.worker(),
                        Paper.Section.facts(
                                text.t("month.sum"),
                                List.of(
                                        text.fact(
                                                "days",
                                                String.valueOf(text.days().size())),
                                        text.fact("hours", text.number(text.hours())),
                                        text.fact("gross", text.gross()))),
                        Paper.Section.table(
                                text.t("month.contracts"),
                                List.of(
                                        text.t("function"),
                                        text.t("kind"),
                                        text.t("days_worked"),
                                        text.t("hours"),
                                        text.t("gross")),
                                rows)),
                "month.note",
                "note.to_confirm");
    }

    private static List<String> row(PaperText text, List<PaidWork> contract) {
        PaidWork newest =
                contract.stream().max(Comparator.comparingInt(PaidWork::nr)).orElseThrow();
        BigDecimal hours = contract.stream().map(PaidWork::hours).reduce(BigDecimal.ZERO, BigDecimal::add);
        Money gross =
                Money.sum(contract.stream().map(paid -> paid.totals().gross()).toList());
        return List.of(
                newest.engagement().function(),
                text.t("kind." + newest.kind().name()),
                newest.days().stream()
                        .map(LocalDate::getDayOfMonth)
                        .map(String::valueOf)
                        .collect(Collectors.joining(", ")),
                text.number(hours),
                text.money(gross));
    }
}
