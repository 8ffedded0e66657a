package coop.ouvrage.unit.web;

import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.Chart;
import coop.ouvrage.ledger.Ledger;
import coop.ouvrage.ledger.LedgerLine;
import coop.ouvrage.ledger.LinePage;
import coop.ouvrage.ledger.MonthAmount;
import coop.ouvrage.ledger.SubjectPages;
import coop.ouvrage.money.Money;
import coop.ouvrage.unit.ProductionUnit;
import coop.ouvrage.web.Words;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads the statement of a unit from the balances by month, and its lines from the books. */
@Component
class UnitStatements {

    private static final int LARGEST_EXPORT = 100_000;

    private final Ledger ledger;
    private final Chart chart;
    private final SubjectPages pages;

    UnitStatements(Ledger ledger, Chart chart, SubjectPages pages) {
        this.pages = pages;
        this.ledger = ledger;
        this.chart = chart;
    }

    StatementPage of(ProductionUnit unit, int year, String cursor, Words words) {
        List<MonthAmount> amounts = inBudget(unit, unit.openedOn().withDayOfYear(1), LocalDate.of(year, 12, 31));
        LocalDate start = LocalDate.of(year, 1, 1);
        List<MonthAmount> ofYear =
                amounts.stream().filter(a -> !a.month().isBefore(start)).toList();
        List<StatementPage.Month> months = months(ofYear, year, words.today());
        LinePage lines =
                ledger.lines(StatementController.query(unit, year).size(50).after(cursor));
        return new StatementPage(
                unit,
                year,
                IntStream.rangeClosed(
                                Math.min(unit.openedOn().getYear(), year),
                                words.today().getYear())
                        .boxed()
                        .toList()
                        .reversed(),
                months,
                total(months, start),
                sum(amounts.stream().filter(a -> a.month().isBefore(start)).toList()),
                posts(ofYear, words),
                lines(lines, words),
                lines.next() == null ? null : "?year=" + year + "&cursor=" + lines.next());
    }

    /** Every line of a year, newest first. */
    List<StatementPage.Line> all(ProductionUnit unit, int year, Words words) {
        List<StatementPage.Line> all = new ArrayList<>();
        @Nullable String cursor = null;
        do {
            LinePage page = ledger.lines(
                    StatementController.query(unit, year).size(1000).after(cursor));
            all.addAll(lines(page, words));
            cursor = page.next();
        } while (cursor != null && all.size() < LARGEST_EXPORT);
        return all;
    }

    private List<MonthAmount> inBudget(ProductionUnit unit, LocalDate from, LocalDate to) {
        return ledger.unitMonths(unit.entity(), unit.id().value(), from, to).stream()
                .filter(amount -> {
                    AccountRole role = chart.role(amount.account());
                    return role != null && role.inBudget();
                })
                .toList();
    }

    private static List<StatementPage.Month> months(List<MonthAmount> amounts, int year, LocalDate today) {
        Map<LocalDate, StatementPage.Month> months = new TreeMap<>();
        for (int month = 1; month <= 12; month++) {
            LocalDate first = LocalDate.of(year, month, 1);
            if (!first.isAfter(today)) {
                months.put(first, new StatementPage.Month(first, Money.ZERO, Money.ZERO));
            }
        }
        for (MonthAmount amount : amounts) {
            Money value = amount.amount().negate();
            months.merge(
                    amount.month(),
                    new StatementPage.Month(amount.month(), value.max(Money.ZERO), value.min(Money.ZERO)),
                    (a, b) -> new StatementPage.Month(
                            a.first(), a.in().plus(b.in()), a.out().plus(b.out())));
        }
        return List.copyOf(months.values());
    }

    private static StatementPage.Month total(List<StatementPage.Month> months, LocalDate start) {
        return new StatementPage.Month(
                start,
                Money.sum(months.stream().map(StatementPage.Month::in).toList()),
                Money.sum(months.stream().map(StatementPage.Month::out).toList()));
    }

    private List<StatementPage.Post> posts(List<MonthAmount> amounts, Words words) {
        Map<AccountRole, Money> byRole = new EnumMap<>(AccountRole.class);
        for (MonthAmount amount : amounts) {
            AccountRole role = chart.role(amount.account());
            if (role != null) {
                byRole.merge(role, amount.amount().negate(), Money::plus);
            }
        }
        return byRole.entrySet().stream()
                .map(post -> new StatementPage.Post(words.t("unit.role." + post.getKey()), post.getValue()))
                .toList();
    }

    private static Money sum(List<MonthAmount> amounts) {
        return Money.sum(amounts.stream().map(a -> a.amount().negate()).toList());
    }

    private List<StatementPage.Line> lines(LinePage page, Words words) {
        Map<UUID, String> known = pages.of(page.lines().stream()
                .map(line -> line.dimensions().subject())
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        return page.lines().stream().map(line -> line(line, known, words)).toList();
    }

    private StatementPage.Line line(LedgerLine line, Map<UUID, String> known, Words words) {
        List<Object> arguments = new ArrayList<>();
        line.arguments().forEach((name, value) -> arguments.addAll(List.of(name, value)));
        AccountRole role = chart.role(line.account());
        return new StatementPage.Line(
                line.date(),
                words.t(line.text(), arguments.toArray()),
                role == null ? line.account() : words.t("unit.role." + role),
                line.amount().negate(),
                known.get(line.dimensions().subject()));
    }
}
