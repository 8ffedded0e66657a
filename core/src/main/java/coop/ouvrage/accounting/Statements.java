package coop.ouvrage.accounting;

import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.accounting.spi.StatementScheme;
import coop.ouvrage.accounting.spi.StatementScheme.Line;
import coop.ouvrage.accounting.spi.StatementScheme.Statement;
import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.AccountTurnover;
import coop.ouvrage.ledger.Chart;
import coop.ouvrage.ledger.Ledger;
import coop.ouvrage.ledger.LegalEntities;
import coop.ouvrage.ledger.LegalEntity;
import coop.ouvrage.money.Money;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Income statement and balance sheet in the scheme of the country, of an entity or of the group without what its entities charge and
 * owe each other. Reads sums of months, never lines.
 */
@Service
public class Statements {

    /** What entities of the group charge each other, and what they owe each other: each pair vanishes in the group. */
    private static final List<List<AccountRole>> INTERNAL = List.of(
            List.of(AccountRole.INTERNAL_SALES, AccountRole.INTERNAL_PURCHASES),
            List.of(AccountRole.DUE_FROM_ENTITY, AccountRole.DUE_TO_ENTITY));

    private final Ledger ledger;
    private final LegalEntities entities;
    private final StatementScheme scheme;
    private final Chart chart;
    private final Permissions permissions;

    Statements(Ledger ledger, LegalEntities entities, StatementScheme scheme, Chart chart, Permissions permissions) {
        this.ledger = ledger;
        this.entities = entities;
        this.scheme = scheme;
        this.chart = chart;
        this.permissions = permissions;
    }

    /** Of one entity from the first of a month to any day, beside the same days a year earlier; all headings of all forms. */
    @Transactional(readOnly = true)
    public StatementTable of(Statement statement, String entity, LocalDate first, LocalDate last, Locale language) {
        permissions.require(Permission.LEDGER_READ);
        entities.get(entity);
        Map<String, Money> now = balances(statement, entity, first, last);
        Map<String, Money> before = balances(statement, entity, first.minusYears(1), yearBefore(last));
        return new StatementTable(
                List.of(Integer.toString(last.getYear()), Integer.toString(last.getYear() - 1)),
                rows(statement, List.of(now, before), language),
                List.of());
    }

    /** Of the group: a column for each entity, one for what is taken out between them, and what remains; at last a year earlier. */
    @Transactional(readOnly = true)
    public StatementTable ofGroup(Statement statement, LocalDate first, LocalDate last, Locale language) {
        permissions.require(Permission.LEDGER_READ);
        List<Map<String, Money>> columns = new ArrayList<>(each(statement, first, last));
        Map<String, Money> all = sum(columns);
        columns.add(withoutInternal(all));
        columns.add(withoutInternal(sum(each(statement, first.minusYears(1), yearBefore(last)))));
        List<String> names = Stream.concat(
                        entities.all().stream().map(LegalEntity::code),
                        Stream.of("-", Integer.toString(last.getYear()), Integer.toString(last.getYear() - 1)))
                .toList();
        List<StatementTable.Row> rows = rows(statement, columns, language).stream()
                .map(row -> withElimination(row, entities.all().size()))
                .toList();
        return new StatementTable(names, rows, differences(all, language));
    }

    /** Puts what the group leaves out between the columns of the entities and its own. */
    private static StatementTable.Row withElimination(StatementTable.Row row, int entities) {
        List<Money> amounts = new ArrayList<>(row.amounts());
        amounts.add(entities, amounts.get(entities).minus(Money.sum(amounts.subList(0, entities))));
        return new StatementTable.Row(row.code(), row.level(), row.forms(), row.name(), List.copyOf(amounts));
    }

    /** The last day of a month stays one. */
    private static LocalDate yearBefore(LocalDate day) {
        YearMonth month = YearMonth.from(day);
        return day.equals(month.atEndOfMonth()) ? month.minusYears(1).atEndOfMonth() : day.minusYears(1);
    }

    /** What the accounts of an entity hold, debit positive: over the months for income, since the beginning for the balance sheet. */
    private Map<String, Money> balances(Statement statement, String entity, LocalDate first, LocalDate last) {
        LocalDate since = statement == Statement.INCOME ? first : LocalDate.EPOCH;
        List<AccountTurnover> accounts = ledger.turnoverTo(entity, since, last);
        return accounts.stream().collect(Collectors.toMap(AccountTurnover::account, AccountTurnover::balance));
    }

    private List<Map<String, Money>> each(Statement statement, LocalDate first, LocalDate last) {
        return entities.all().stream()
                .map(entity -> balances(statement, entity.code(), first, last))
                .toList();
    }

    private static Map<String, Money> sum(List<Map<String, Money>> columns) {
        Map<String, Money> sum = new TreeMap<>();
        columns.forEach(column -> column.forEach((account, amount) -> sum.merge(account, amount, Money::plus)));
        return sum;
    }

    private Map<String, Money> withoutInternal(Map<String, Money> all) {
        Map<String, Money> group = new TreeMap<>(all);
        INTERNAL.stream().flatMap(List::stream).map(chart::number).forEach(group::remove);
        return group;
    }

    private List<StatementTable.Difference> differences(Map<String, Money> all, Locale language) {
        return INTERNAL.stream()
                .map(pair -> new StatementTable.Difference(
                        pair.stream()
                                .map(role -> chart.name(chart.number(role), language))
                                .collect(Collectors.joining(" / ")),
                        Money.sum(pair.stream()
                                .map(role -> all.getOrDefault(chart.number(role), Money.ZERO))
                                .toList())))
                .filter(difference -> !difference.amount().isZero())
                .toList();
    }

    private List<StatementTable.Row> rows(Statement statement, List<Map<String, Money>> columns, Locale language) {
        return scheme.lines(statement).stream()
                .map(line -> new StatementTable.Row(
                        line.code(),
                        line.level(),
                        line.forms(),
                        line.name(language),
                        columns.stream().map(column -> amount(line, column)).toList()))
                .toList();
    }

    private static Money amount(Line line, Map<String, Money> balances) {
        Money sum = Money.ZERO;
        for (Map.Entry<String, Money> balance : balances.entrySet()) {
            if (line.holds(balance.getKey(), balance.getValue())) {
                sum = sum.plus(balance.getValue());
            }
        }
        return line.sign() < 0 ? sum.negate() : sum;
    }
}
