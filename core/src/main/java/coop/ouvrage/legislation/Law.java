package coop.ouvrage.legislation;

import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.refusal.RefusedException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Everything that the law says on one day, looked up once. A value that nobody knows for that day is refused, never guessed. */
public final class Law {

    private final LocalDate day;
    private final Map<String, Table> tables = new HashMap<>();
    private final Set<String> names;

    Law(LocalDate day, Collection<Parameter> parameters, Set<String> names) {
        this.day = day;
        this.names = names;
        for (Parameter parameter : parameters) {
            parameter.on(day).ifPresent(value -> tables.put(parameter.name(), table(parameter, value)));
        }
    }

    private Table table(Parameter parameter, DatedValue value) {
        return new Table(
                value.content(),
                new Citation(
                        parameter.name(),
                        "",
                        parameter.unit(),
                        value.from(),
                        value.sources(),
                        value.markOn(day),
                        value.confirmed()));
    }

    public LocalDate day() {
        return day;
    }

    /** Whether the parameter has a value on this day. */
    public boolean has(String name) {
        return tables.containsKey(name);
    }

    /**
     * The value of the parameter on this day.
     *
     * @throws RefusedException {@code legislation.no_value} if none is known
     * @throws IllegalArgumentException if there is no such parameter at all
     */
    public Table table(String name) {
        Table table = tables.get(name);
        if (table != null) {
            return table;
        }
        if (!names.contains(name)) {
            throw new IllegalArgumentException("no parameter is called " + name);
        }
        throw new RefusedException(Refusal.of("legislation.no_value", "parameter", name, "day", day));
    }

    /** As {@link #table}, for a parameter that is one number. */
    public Figure figure(String name) {
        return table(name).figure();
    }
}
