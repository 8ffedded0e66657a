package coop.ouvrage.worklist;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Writes what happened to items in a transaction: a statement for all that were opened, one for all that were closed. */
final class ItemChanges {

    private final JsonMapper json = JsonMapper.builder().build();
    private final JdbcClient jdbc;

    ItemChanges(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All that was opened, then all that was closed; what comes to an item that was dealt with before waits for that. */
    void write(List<ItemChange> all) {
        Map<List<Object>, ItemChange.Opening> opened = new LinkedHashMap<>();
        Map<List<Object>, ItemChange.Closing> closed = new LinkedHashMap<>();
        for (ItemChange change : all) {
            List<Object> key = List.of(change.kind(), change.subject());
            if (change instanceof ItemChange.Closing closing) {
                closed.putIfAbsent(key, closing);
            } else if (change instanceof ItemChange.Opening opening) {
                if (opened.containsKey(key) || closed.containsKey(key)) {
                    write(opened.values(), closed.values());
                    opened.clear();
                    closed.clear();
                }
                opened.put(key, opening);
            }
        }
        write(opened.values(), closed.values());
    }

    private void write(Collection<ItemChange.Opening> opened, Collection<ItemChange.Closing> closed) {
        if (!opened.isEmpty()) {
            insert(List.copyOf(opened));
        }
        if (!closed.isEmpty()) {
            close(List.copyOf(closed));
        }
    }

    private void insert(List<ItemChange.Opening> all) {
        List<Item> items = all.stream().map(ItemChange.Opening::item).toList();
        jdbc.sql("""
                insert into worklist_item (id, queue, kind, subject_type, subject_id, about, item_values, link, role, deadline, opened_at, opened_on)
                select id, queue, kind, type, subject, about, cast(item_values as jsonb), link, role, deadline, at, day
                from unnest(:ids::uuid[], :queues::text[], :kinds::text[], :types::text[], :subjects::uuid[], :abouts::uuid[],
                        :values::text[], :links::text[], :roles::text[], :deadlines::timestamptz[], :ats::timestamptz[], :days::date[])
                    as i (id, queue, kind, type, subject, about, item_values, link, role, deadline, at, day)
                on conflict (kind, subject_id) where closed_at is null
                do update set item_values = excluded.item_values, about = excluded.about, deadline = excluded.deadline, link = excluded.link""")
                .param("ids", column(all, UUID[]::new, ItemChange.Opening::id))
                .param(
                        "queues",
                        column(items, String[]::new, item -> item.queue().name()))
                .param("kinds", column(items, String[]::new, Item::kind))
                .param("types", column(items, String[]::new, Item::subjectType))
                .param("subjects", column(items, UUID[]::new, Item::subject))
                .param("abouts", column(items, UUID[]::new, Item::about))
                .param(
                        "values",
                        column(items, String[]::new, item -> json.writeValueAsString(new TreeMap<>(item.values()))))
                .param("links", column(items, String[]::new, Item::link))
                .param("roles", column(items, String[]::new, item -> item.role().name()))
                .param(
                        "deadlines",
                        column(
                                items,
                                String[]::new,
                                item -> item.deadline() == null
                                        ? null
                                        : item.deadline().toString()))
                .param("ats", column(all, String[]::new, ItemChange.Opening::at))
                .param(
                        "days",
                        column(all, String[]::new, opening -> opening.day().toString()))
                .update();
    }

    private static <R, T> @Nullable T[] column(
            List<R> items, IntFunction<@Nullable T[]> maker, Function<R, @Nullable T> part) {
        return items.stream().map(part).toArray(maker);
    }

    /** Each by its key: where few items are open, a join of all with all would be planned. */
    private void close(List<ItemChange.Closing> all) {
        jdbc.sql("""
                update worklist_item i set closed_at = c.at, closed_by = c.by, close_reason = c.reason
                from unnest(:kinds::text[], :subjects::uuid[], :reasons::text[], :ats::timestamptz[], :bys::uuid[])
                    as c (kind, subject, reason, at, by)
                where i.closed_at is null and i.id = (select o.id from worklist_item o
                    where o.kind = c.kind and o.subject_id = c.subject and o.closed_at is null)""")
                .param("kinds", column(all, String[]::new, ItemChange.Closing::kind))
                .param("subjects", column(all, UUID[]::new, ItemChange.Closing::subject))
                .param("reasons", column(all, String[]::new, ItemChange.Closing::reason))
                .param("ats", column(all, String[]::new, ItemChange.Closing::at))
                .param("bys", column(all, UUID[]::new, ItemChange.Closing::by))
                .update();
    }
}
