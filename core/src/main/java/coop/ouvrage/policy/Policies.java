package coop.ouvrage.policy;

import coop.ouvrage.money.Money;
import coop.ouvrage.transaction.AfterCommit;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * The policies in force on a day. A policy without a value on the day asked is a breakdown: nothing is guessed.
 *
 * <p>Rows are kept in memory, since every posting asks for some, and read again after a decision, at latest after a minute: another
 * node may have taken one. A decision holds from a later day on, so that no node works with an old value.
 */
@Service
public class Policies {

    private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);

    private final JdbcClient jdbc;
    private volatile Known known = Known.NOTHING;

    Policies(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The policy in force, with its decision: for explanations. */
    public Policy on(String name, LocalDate day) {
        return find(name, day).orElseThrow(() -> new IllegalStateException("no policy " + name + " on " + day));
    }

    /** The same for a day that a stranger chose: empty before the first decision. */
    public Optional<Policy> find(String name, LocalDate day) {
        NavigableMap<LocalDate, Policy> values = table().get(name);
        return Optional.ofNullable(values == null ? null : values.floorEntry(day))
                .map(Map.Entry::getValue);
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

    /** Every policy there is, by its newest value. */
    Map<String, Policy> newest() {
        Map<String, Policy> newest = new TreeMap<>();
        table().forEach((name, values) -> newest.put(name, values.lastEntry().getValue()));
        return newest;
    }

    void insert(Policy policy) {
        jdbc.sql(
                        "insert into policy (name, valid_from, value, unit, decision) values (:name, :from, :value, :unit, :decision)")
                .param("name", policy.name())
                .param("from", policy.from())
                .param("value", policy.value())
                .param("unit", policy.unit())
                .param("decision", policy.decision())
                .update();
        AfterCommit.run(this::readAgain);
    }

    /** Forgets what is kept in memory. Before a commit it would be read again as it was. */
    public void readAgain() {
        known = Known.NOTHING;
    }

    private Map<String, NavigableMap<LocalDate, Policy>> table() {
        Known now = known;
        if (now.byName.isEmpty() || System.nanoTime() - now.readAt > MINUTE) {
            long readAt = System.nanoTime();
            now = new Known(readAt, load());
            known = now;
        }
        return now.byName;
    }

    private record Known(long readAt, Map<String, NavigableMap<LocalDate, Policy>> byName) {

        static final Known NOTHING = new Known(0, Map.of());
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
