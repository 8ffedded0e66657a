package coop.ouvrage.app;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.calendar.BusinessClock;
import coop.ouvrage.liquidity.CashForecast;
import coop.ouvrage.liquidity.Stress;
import coop.ouvrage.statutory.AgedBalance;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * How long the aged balance and the cash forecast of thirteen weeks take over many open and closed items of 35 000 clients, one item in twenty open; against counting the rows
 * of the same table.
 */
public final class AgedBench {

    private static final int TIMES = 20;

    private AgedBench() {}

    /** Measures on an empty database, which it fills past the checks of the tables: only the list of items is looked at. */
    public static Map<String, Object> run(Database database, Path data, int items) {
        Migration.of(database, "replay");
        try (com.zaxxer.hikari.HikariDataSource pool = new com.zaxxer.hikari.HikariDataSource()) {
            pool.setJdbcUrl(database.url());
            pool.setUsername(database.owner().user());
            pool.setPassword(database.owner().password());
            try (AnnotationConfigApplicationContext context = Modules.over(pool, data)) {
                context.getBean(BusinessClock.class).standOn(DoneWork.TODAY);
                fill(context.getBean(JdbcClient.class), items);
                return measure(context, items);
            }
        }
    }

    private static void fill(JdbcClient jdbc, int items) {
        jdbc.sql("alter table open_item drop constraint open_item_invoice_id_fkey")
                .update();
        jdbc.sql("""
                insert into party (id, kind, display_name, search_name, language, recorded_at)
                select ('00000000-0000-7000-9000-' || lpad(n::text, 12, '0'))::uuid, 'ORGANISATION', 'Client ' || n, 'client ' || n,
                    'fr', now() from generate_series(0, 34999) n""").update();
        jdbc.sql("""
                insert into open_item (invoice_id, entity, client_id, number, issued_on, due_on, total_cents, paid_cents, closed_on)
                select gen_random_uuid(), 'PROD', ('00000000-0000-7000-9000-' || lpad((n * 7919::bigint % 35000)::text, 12, '0'))::uuid,
                    'B' || n, date '2026-06-01' + n % 160, date '2026-07-01' + n % 160, 100000 + n % 5000,
                    case when n % 20 = 0 then 0 else 100000 + n % 5000 end,
                    case when n % 20 = 0 then null else date '2026-11-01' end
                from generate_series(1, :items) n""").param("items", items).update();
        jdbc.sql("""
                insert into payment_behaviour (entity, client_id, items, days)
                select entity, client_id, count(*), sum(closed_on - issued_on) from open_item where closed_on is not null group by 1, 2""").update();
        jdbc.sql("vacuum analyze open_item, payment_behaviour").update();
    }

    private static Map<String, Object> measure(AnnotationConfigApplicationContext context, int items) {
        AgedBalance balance = context.getBean(AgedBalance.class);
        CashForecast forecast = context.getBean(CashForecast.class);
        JdbcClient jdbc = context.getBean(JdbcClient.class);
        CurrentUser user = context.getBean(CurrentUser.class);
        TransactionTemplate transaction = context.getBean(TransactionTemplate.class);
        Supplier<@Nullable Object> age = () -> transaction.execute(status -> user.asSystem(() -> balance.rows("PROD")));
        Supplier<@Nullable Object> foretell =
                () -> transaction.execute(status -> user.asSystem(() -> forecast.of("PROD", Stress.NONE)));
        Supplier<@Nullable Object> count = () ->
                jdbc.sql("select count(*) from open_item").query(Long.class).single();
        long[] aged = new long[TIMES];
        long[] foretold = new long[TIMES];
        long[] counted = new long[TIMES];
        for (int i = -3; i < TIMES; i++) {
            long[] took = {took(age), took(foretell), took(count)};
            if (i >= 0) {
                aged[i] = took[0];
                foretold[i] = took[1];
                counted[i] = took[2];
            }
        }
        Arrays.sort(aged);
        Arrays.sort(foretold);
        Arrays.sort(counted);
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("items", items);
        figures.put(
                "clients_listed",
                transaction.execute(
                        status -> user.asSystem(() -> balance.rows("PROD").size())));
        figures.put("aged_median_ms", Ratio.milliseconds(aged[TIMES / 2]));
        figures.put("aged_slowest_ms", Ratio.milliseconds(aged[TIMES - 1]));
        figures.put("forecast_median_ms", Ratio.milliseconds(foretold[TIMES / 2]));
        figures.put("forecast_slowest_ms", Ratio.milliseconds(foretold[TIMES - 1]));
        figures.put("count_median_ms", Ratio.milliseconds(counted[TIMES / 2]));
        figures.put("aged_to_count", Ratio.of(aged[TIMES / 2], counted[TIMES / 2]));
        figures.put("forecast_to_count", Ratio.of(foretold[TIMES / 2], counted[TIMES / 2]));
        return figures;
    }

    private static long took(Supplier<@Nullable Object> act) {
        long start = System.nanoTime();
        Objects.requireNonNull(act.get());
        return System.nanoTime() - start;
    }
}
