package coop.ouvrage.policy;

import coop.ouvrage.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * The policies in force on a day. A policy without a value on the day asked is a breakdown: nothing is guessed.
 *
 * <p>Rows are read once and again after {@link #decide}: policies are few and asked for on every posting.
 */
@Service
public class Policies {

    private final JdbcClient jdbc;
    private volatile Map<String, NavigableMap<LocalDate, Policy>> byName = Map.of();

    Policies(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The policy in force, with its decision: for explanations. */
    public Policy on(String name, LocalDate day) {
        NavigableMap<LocalDate, Policy> values = table().get(name);
        Map.Entry<LocalDate, Policy> entry = values == null ? null : values.floorEntry(day);
        if (entry == null) {
            throw new IllegalStateException("no policy " + name + " on " + day);
        }
        return entry.getValue();
    }

    /** A fraction, such as 0.065. */
    public BigDecimal rate(String name, LocalDate day) {
        return on(name, day).value();
    }

    /** An amount in euro. */
    public Money amount(String name, LocalDate day) {
        return Money.of(on(name, day).value());
    }

    /** A whole number, such as a count of days. */
    public int number(String name, LocalDate day) {
        return on(name, day).value().intValueExact();
    }

    /** Every value there is, by name and day. */
    public List<Policy> all() {
        return table().values().stream().flatMap(v -> v.values().stream()).toList();
    }

    /** Records a decision; the value holds from its day on. A day has one value: a second decision for it is refused by the table. */
    public void decide(Policy policy) {
        jdbc.sql(
                        "insert into policy (name, valid_from, value, unit, decision) values (:name, :from, :value, :unit, :decision)")
                .param("name", policy.name())
                .param("from", policy.from())
                .param("value", policy.value())
                .param("unit", policy.unit())
                .param("decision", policy.decision())
                .update();
        byName = load();
    }

    private Map<String, NavigableMap<LocalDate, Policy>> table() {
        if (byName.isEmpty()) {
            byName = load();
        }
        return byName;
    }

    private Map<String, NavigableMap<LocalDate, Policy>> load() {
        return jdbc
                .sql("select name, valid_from, value, unit, decision from policy order by name, valid_from")
                .query((row, n) -> new Policy(
                        row.getString("name"),
                        row.getObject("valid_from", LocalDate.class),
                        row.getBigDecimal("value"),
                        row.getString("unit"),
                        row.getString("decision")))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Policy::name, TreeMap::new, Collectors.toMap(Policy::from, p -> p, (a, b) -> b, TreeMap::new)));
    }
}
