package coop.ouvrage.reporting;

import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.Chart;
import coop.ouvrage.policy.Policies;
import coop.ouvrage.reporting.YearFigures.Column;
import coop.ouvrage.reporting.YearFigures.Figure;
import coop.ouvrage.reporting.YearFigures.Group;
import coop.ouvrage.reporting.YearFigures.Line;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Asks the published queries for a year. */
@Component
class YearReader {

    private final JdbcClient jdbc;
    private final Chart chart;
    private final Policies policies;
    private final List<Query> figures = Query.of("figures.sql");
    private final List<Query> tables = Query.of("tables.sql");

    YearReader(JdbcClient jdbc, Chart chart, Policies policies) {
        this.jdbc = jdbc;
        this.chart = chart;
        this.policies = policies;
    }

    /** The year of the oldest entry; {@code otherwise} while the books are empty. */
    int firstYear(int otherwise) {
        return jdbc.sql("""
                select coalesce(extract(year from min(first.date))::int, :otherwise) from legal_entity e
                cross join lateral (select date from journal_entry where entity = e.code order by date limit 1) first""").param("otherwise", otherwise).query(Integer.class).single();
    }

    @Transactional(readOnly = true)
    YearFigures read(int year) {
        return new YearFigures(
                year, figures.stream().map(query -> figure(query, year)).toList(), groups(year, tables));
    }

    /** Only these tables, for a page that shows no more. */
    @Transactional(readOnly = true)
    YearFigures read(int year, Set<String> names) {
        return new YearFigures(
                year,
                List.of(),
                groups(
                        year,
                        tables.stream().filter(q -> names.contains(q.name())).toList()));
    }

    private Figure figure(Query query, int year) {
        return new Figure(
                query.name(),
                query.columns().getFirst(),
                value(query, year),
                value(query, year - 1),
                shown(query, year));
    }

    private BigDecimal value(Query query, int year) {
        return jdbc.sql(query.sql())
                .params(parameters(year))
                .query(BigDecimal.class)
                .single();
    }

    private List<Group> groups(int year, List<Query> queries) {
        int least = policies.number("reporting.small_group", LocalDate.of(year, 12, 31));
        return queries.stream().map(query -> group(query, year, least)).toList();
    }

    private Group group(Query query, int year, int least) {
        List<Column> columns = query.columns().stream()
                .map(column -> column.split(":"))
                .map(column -> new Column(column[0], column[1]))
                .toList();
        List<Line> lines = jdbc.sql(query.sql())
                .params(parameters(year))
                .query((row, n) -> {
                    List<@Nullable BigDecimal> values = new ArrayList<>();
                    for (int i = 0; i < columns.size(); i++) {
                        BigDecimal value = row.getBigDecimal(i + 2);
                        values.add(
                                columns.get(i).unit().equals("percent")
                                        ? value
                                        : Objects.requireNonNullElse(value, BigDecimal.ZERO));
                    }
                    return new Line(row.getString(1), values);
                })
                .list();
        List<BigDecimal> totals = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            int column = i;
            totals.add(lines.stream().map(line -> line.number(column)).reduce(BigDecimal.ZERO, BigDecimal::add));
        }
        return new Group(query.name(), columns, SmallGroups.hide(columns, lines, least), totals, shown(query, year));
    }

    private Map<String, Object> parameters(int year) {
        LocalDate last = LocalDate.of(year, 12, 31);
        Map<String, Object> parameters = new HashMap<>();
        for (AccountRole role : AccountRole.values()) {
            parameters.put(role.name(), chart.number(role));
        }
        parameters.put("first", LocalDate.of(year, 1, 1));
        parameters.put("last", last);
        parameters.put("full_time", policies.rate("reporting.full_time_hours", last));
        return parameters;
    }

    /** The query as somebody else can send it. */
    private String shown(Query query, int year) {
        String sql = query.sql();
        for (Map.Entry<String, Object> parameter : parameters(year).entrySet()) {
            String value = parameter.getValue() instanceof BigDecimal number
                    ? number.toPlainString()
                    : "'" + parameter.getValue() + "'";
            sql = sql.replaceAll(":" + parameter.getKey() + "\\b", value);
        }
        return sql;
    }
}
