package coop.ouvrage.app;

import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.transaction.WriteBehind;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Whoever writes rows late names what refers to them by a foreign key or shows them as a view, so that these rows are written before a
 * statement needs them.
 */
@OuvrageTest
class LateWritersTest {

    private final ConfigurableApplicationContext context;
    private final JdbcClient jdbc;

    LateWritersTest(ConfigurableApplicationContext context, JdbcClient jdbc) {
        this.context = context;
        this.jdbc = jdbc;
    }

    @Test
    void nameWhatNeedsTheirRows() throws ReflectiveOperationException {
        Map<String, Set<String>> needing = needing();
        List<String> missing = new ArrayList<>();
        int writers = 0;
        for (String name : context.getBeanFactory().getSingletonNames()) {
            Object bean = context.getBeanFactory().getSingleton(name);
            Object behind = bean == null ? null : AopProxyUtils.getSingletonTarget(bean);
            Object target = behind == null ? bean : behind;
            if (target == null) {
                continue;
            }
            if (target.getClass().getName().startsWith("coop.ouvrage.")) {
                Map<String, Set<String>> named = named(target);
                writers += named.size();
                named.forEach((table, others) -> needing.getOrDefault(table, Set.of()).stream()
                        .filter(other -> !others.contains(other))
                        .forEach(other -> missing.add(target.getClass().getSimpleName() + " writes " + table
                                + " late, of " + "which " + other + " is not told")));
            }
        }
        assertThat(writers).isGreaterThan(20);
        assertThat(missing).isEmpty();
    }

    /** The tables that a store writes late, each with all that its writers of that table name. */
    private static Map<String, Set<String>> named(Object store) throws ReflectiveOperationException {
        Map<String, Set<String>> named = new HashMap<>();
        for (Field field : store.getClass().getDeclaredFields()) {
            if (field.getType() == WriteBehind.class) {
                field.setAccessible(true);
                Object writer = field.get(store);
                Set<String> tables = tables(writer, "tables");
                for (String table : tables) {
                    Set<String> all = named.computeIfAbsent(table, none -> new TreeSet<>());
                    all.addAll(tables);
                    all.addAll(tables(writer, "referring"));
                }
            }
        }
        return named;
    }

    @SuppressWarnings("unchecked") // both are sets of names
    private static Set<String> tables(Object writer, String field) throws ReflectiveOperationException {
        Field found = WriteBehind.class.getDeclaredField(field);
        found.setAccessible(true);
        return (Set<String>) found.get(writer);
    }

    private Map<String, Set<String>> needing() {
        Map<String, Set<String>> needing = new HashMap<>();
        jdbc.sql("""
                select confrelid::regclass::text as needed, conrelid::regclass::text as by from pg_constraint
                where contype = 'f' and conrelid <> confrelid and conparentid = 0
                union select d.refobjid::regclass::text, r.ev_class::regclass::text
                from pg_depend d join pg_rewrite r on r.oid = d.objid
                where d.classid = 'pg_rewrite'::regclass and d.refclassid = 'pg_class'::regclass and d.refobjid <> r.ev_class""").query(row -> {
            needing.computeIfAbsent(row.getString("needed"), none -> new TreeSet<>())
                    .add(row.getString("by"));
        });
        assertThat(needing.keySet()).contains("party", "production_unit", "work_contract");
        return needing;
    }
}
