package coop.ouvrage.replay;

import coop.ouvrage.transaction.WriteBehind;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How far the year has come, and which identifiers people, clients and jobs of the population got: kept in a schema of its own beside
 * that of the product, in the transactions of the acts themselves.
 */
@ReplayOnly
@Component
class Checkpoints {

    /** What one stage has cost so far. */
    record Figures(String stage, long things, double seconds) {}

    private final JdbcClient jdbc;
    private final Map<String, Map<Integer, UUID>> known = new HashMap<>();
    private @Nullable LocalDate today;
    private Set<String> doneToday = Set.of();
    private final WriteBehind<Known> remembered = new WriteBehind<>(this::insert, "known");

    Checkpoints(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Made by the launcher under the role that owns the schema. */
    static final String SCHEMA = """
            create schema if not exists replay;
            create table if not exists replay.asked (year int, scale numeric, seed bigint);
            create table if not exists replay.step (day date, stage text, things int not null, seconds double precision not null,
                primary key (day, stage));
            create table if not exists replay.known (kind text, number int, id uuid not null, primary key (kind, number));
            create table if not exists replay.payment (invoice uuid primary key, job int not null, pays_on date not null);
            create index if not exists payment_day on replay.payment (pays_on);
            create table if not exists replay.refused (day date, what text, code text);
            """;

    boolean isDone(LocalDate day, String stage) {
        if (!day.equals(today)) {
            doneToday = jdbc.sql("select stage from replay.step where day = :day")
                    .param("day", day)
                    .query(String.class)
                    .set();
            today = day;
        }
        return doneToday.contains(stage);
    }

    void done(LocalDate day, String stage, int things, double seconds) {
        jdbc.sql("insert into replay.step values (:day, :stage, :things, :seconds)")
                .param("day", day)
                .param("stage", stage)
                .param("things", things)
                .param("seconds", seconds)
                .update();
    }

    /** The last day of which a stage is done. */
    Optional<LocalDate> last() {
        return jdbc.sql("select max(day) from replay.step")
                .query(LocalDate.class)
                .optional();
    }

    Map<String, Figures> figures() {
        Map<String, Figures> figures = new LinkedHashMap<>();
        jdbc.sql(
                        "select stage, sum(things) as things, sum(seconds) as seconds from replay.step group by stage order by min(day), 3 desc")
                .query(Figures.class)
                .list()
                .forEach(one -> figures.put(one.stage(), one));
        return figures;
    }

    void remember(String kind, int number, UUID id) {
        of(kind).put(number, id);
        remembered.add(new Known(kind, number, id));
    }

    private record Known(String kind, int number, UUID id) {}

    private void insert(List<Known> all) {
        jdbc.sql("insert into replay.known select * from unnest(:kinds::text[], :numbers::int[], :ids::uuid[])")
                .param("kinds", all.stream().map(Known::kind).toArray(String[]::new))
                .param("numbers", all.stream().map(Known::number).toArray(Integer[]::new))
                .param("ids", all.stream().map(Known::id).toArray(UUID[]::new))
                .update();
    }

    Optional<UUID> find(String kind, int number) {
        return Optional.ofNullable(of(kind).get(number));
    }

    UUID get(String kind, int number) {
        return find(kind, number).orElseThrow(() -> new IllegalStateException("no " + kind + " " + number + " yet"));
    }

    Map<UUID, Integer> numbers(String kind) {
        Map<UUID, Integer> numbers = new HashMap<>();
        of(kind).forEach((number, id) -> numbers.put(id, number));
        return numbers;
    }

    /** Read once; what a transaction that was rolled back had added ends with its process. */
    private Map<Integer, UUID> of(String kind) {
        return known.computeIfAbsent(kind, k -> {
            Map<Integer, UUID> ids = new HashMap<>();
            jdbc.sql("select number, id from replay.known where kind = :kind")
                    .param("kind", k)
                    .query((row, n) -> ids.put(row.getInt(1), row.getObject(2, UUID.class)))
                    .list();
            return ids;
        });
    }

    /** Notes that something was not taken; the figures count them by code. */
    void refused(LocalDate day, String what, String code) {
        jdbc.sql("insert into replay.refused values (:day, :what, :code)")
                .param("day", day)
                .param("what", what)
                .param("code", code)
                .update();
    }

    Map<String, Long> refusals() {
        Map<String, Long> refusals = new LinkedHashMap<>();
        jdbc.sql("select what || ': ' || code, count(*) from replay.refused group by 1 order by 1")
                .query((row, n) -> refusals.put(row.getString(1), row.getLong(2)))
                .list();
        return refusals;
    }
}
