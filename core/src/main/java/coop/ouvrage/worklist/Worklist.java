package coop.ouvrage.worklist;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.access.Role;
import coop.ouvrage.audit.Audit;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.calendar.TimeOrderedId;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.transaction.WriteBehind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The list of what waits for the support team. Opening is done by the module that needs somebody, closing when it no longer does. */
@Service
public class Worklist {

    private static final TypeReference<Map<String, String>> VALUES = new TypeReference<>() {};

    private final JsonMapper json = JsonMapper.builder().build();
    private final JdbcClient jdbc;
    private final Permissions permissions;
    private final CurrentUser user;
    private final Audit audit;
    private final BusinessTime time;
    private final WriteBehind<Change> changes = new WriteBehind<>(this::change, "worklist_item");

    Worklist(JdbcClient jdbc, Permissions permissions, CurrentUser user, Audit audit, BusinessTime time) {
        this.jdbc = jdbc;
        this.permissions = permissions;
        this.user = user;
        this.audit = audit;
        this.time = time;
    }

    /** Opens an item; if one of this kind is open for the subject, its deadline and values are brought up to date. */
    public void open(Item item) {
        open(List.of(item));
    }

    /** The same for many at once, each of another subject. */
    public void open(List<Item> items) {
        String now = time.now().atOffset(ZoneOffset.UTC).toString();
        changes.addAll(items.stream()
                .<Change>map(item -> new Opening(TimeOrderedId.next(), item, now, time.today()))
                .toList());
    }

    /** What happens to the item of a kind for a subject. */
    private sealed interface Change {

        String kind();

        UUID subject();
    }

    private record Opening(UUID id, Item item, String at, LocalDate day) implements Change {

        @Override
        public String kind() {
            return item.kind();
        }

        @Override
        public UUID subject() {
            return item.subject();
        }
    }

    /** All that was opened, then all that was closed; what comes to an item that was dealt with before waits for that. */
    private void change(List<Change> all) {
        Map<List<Object>, Opening> opened = new LinkedHashMap<>();
        Map<List<Object>, Closing> closed = new LinkedHashMap<>();
        for (Change change : all) {
            List<Object> key = List.of(change.kind(), change.subject());
            if (change instanceof Closing closing) {
                closed.putIfAbsent(key, closing);
            } else if (change instanceof Opening opening) {
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

    private void write(Collection<Opening> opened, Collection<Closing> closed) {
        if (!opened.isEmpty()) {
            insert(List.copyOf(opened));
        }
        if (!closed.isEmpty()) {
            close(List.copyOf(closed));
        }
    }

    private void insert(List<Opening> all) {
        List<Item> items = all.stream().map(Opening::item).toList();
        jdbc.sql("""
                insert into worklist_item (id, queue, kind, subject_type, subject_id, about, item_values, link, role, deadline, opened_at, opened_on)
                select id, queue, kind, type, subject, about, cast(item_values as jsonb), link, role, deadline, at, day
                from unnest(:ids::uuid[], :queues::text[], :kinds::text[], :types::text[], :subjects::uuid[], :abouts::uuid[],
                        :values::text[], :links::text[], :roles::text[], :deadlines::timestamptz[], :ats::timestamptz[], :days::date[])
                    as i (id, queue, kind, type, subject, about, item_values, link, role, deadline, at, day)
                on conflict (kind, subject_id) where closed_at is null
                do update set item_values = excluded.item_values, about = excluded.about, deadline = excluded.deadline, link = excluded.link""")
                .param("ids", column(all, UUID[]::new, Opening::id))
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
                .param("ats", column(all, String[]::new, Opening::at))
                .param(
                        "days",
                        column(all, String[]::new, opening -> opening.day().toString()))
                .update();
    }

    private static <R, T> @Nullable T[] column(
            List<R> items, IntFunction<@Nullable T[]> maker, Function<R, @Nullable T> part) {
        return items.stream().map(part).toArray(maker);
    }

    /** Closes the open item of a kind, if there is one. */
    public void close(String kind, UUID subject, String reason) {
        changes.add(new Closing(
                kind,
                subject,
                reason,
                time.now().atOffset(ZoneOffset.UTC).toString(),
                user.id().map(id -> id.value()).orElse(null)));
    }

    /** The same for several subjects. */
    public void close(String kind, Collection<UUID> subjects, String reason) {
        subjects.forEach(subject -> close(kind, subject, reason));
    }

    /** Writes what waits in the running transaction: whoever reads the list within it calls this first. */
    public void written() {
        changes.write();
    }

    private record Closing(
            String kind,
            UUID subject,
            String reason,
            String at,
            @Nullable UUID by) implements Change {}

    private void close(List<Closing> all) {
        jdbc.sql("""
                update worklist_item i set closed_at = c.at, closed_by = c.by, close_reason = c.reason
                from unnest(:kinds::text[], :subjects::uuid[], :reasons::text[], :ats::timestamptz[], :bys::uuid[])
                    as c (kind, subject, reason, at, by)
                where i.kind = c.kind and i.subject_id = c.subject and i.closed_at is null""")
                .param("kinds", column(all, String[]::new, Closing::kind))
                .param("subjects", column(all, UUID[]::new, Closing::subject))
                .param("reasons", column(all, String[]::new, Closing::reason))
                .param("ats", column(all, String[]::new, Closing::at))
                .param("bys", column(all, UUID[]::new, Closing::by))
                .update();
    }

    /** Takes an item of the reader's roles, or gives it back with null; an auditor takes none. False if there is no such item for them. */
    public boolean assign(UUID item, @Nullable UUID to) {
        permissions.require(Permission.WORKLIST_READ);
        written();
        return jdbc.sql("""
                        update worklist_item set assigned_to = :to
                        where id = :id and closed_at is null and role = any(:roles)""")
                        .param("to", to)
                        .param("id", item)
                        .param("roles", ownRoles())
                        .update()
                == 1;
    }

    /** Closes an item that somebody has taken and settled elsewhere, with their reason. Which kinds may be closed so, the desk knows. */
    @Transactional
    public Outcome<UUID> settle(WaitingItem item, String reason) {
        permissions.require(Permission.WORKLIST_READ);
        UUID me = user.id().map(id -> id.value()).orElse(null);
        if (item.assignedTo() == null || !item.assignedTo().equals(me)) {
            return Outcome.refused(Refusal.of("worklist.not_taken"));
        }
        if (reason.isBlank()) {
            return Outcome.refused(Refusal.of("worklist.reason_missing"));
        }
        close(item.item().kind(), item.item().subject(), reason.strip());
        audit.changed(
                "worklist.settled",
                "item",
                item.id(),
                Map.of("kind", item.item().kind(), "reason", reason.strip()));
        return Outcome.done(item.id());
    }

    /** An open item that waits for the roles of the current user. */
    public Optional<WaitingItem> find(UUID id) {
        permissions.require(Permission.WORKLIST_READ);
        written();
        return jdbc.sql("select * from worklist_item where id = :id and closed_at is null and role = any(:roles)")
                .param("id", id)
                .param("roles", visibleRoles())
                .query((row, n) -> item(row))
                .optional();
    }

    /** An item as a place in the order of {@link #waiting}, open or closed. */
    public Optional<WaitingItem> place(UUID id) {
        permissions.require(Permission.WORKLIST_READ);
        written();
        return jdbc.sql("select * from worklist_item where id = :id")
                .param("id", id)
                .query((row, n) -> item(row))
                .optional();
    }

    /**
     * What waits for the roles of the current user, nearest deadline first.
     *
     * @param queue one queue only; null for all
     * @param after the item behind which the part begins; null for the first
     */
    public List<WaitingItem> waiting(@Nullable Queue queue, @Nullable WaitingItem after, int limit) {
        permissions.require(Permission.WORKLIST_READ);
        written();
        Instant deadline = after == null ? null : after.item().deadline();
        return jdbc.sql("""
                select * from worklist_item
                where closed_at is null and role = any(:roles) and (:queue = '' or queue = :queue)
                  and (:first or (coalesce(deadline, 'infinity'), opened_at, id) > (coalesce(cast(:deadline as timestamptz), 'infinity'), cast(:opened as timestamptz), cast(:id as uuid)))
                order by coalesce(deadline, 'infinity'), opened_at, id limit :limit""")
                .param("roles", visibleRoles())
                .param("queue", queue == null ? "" : queue.name())
                .param("first", after == null)
                .param(
                        "deadline",
                        deadline == null ? null : deadline.atOffset(ZoneOffset.UTC),
                        Types.TIMESTAMP_WITH_TIMEZONE)
                .param(
                        "opened",
                        after == null ? null : after.openedAt().atOffset(ZoneOffset.UTC),
                        Types.TIMESTAMP_WITH_TIMEZONE)
                .param("id", after == null ? null : after.id(), Types.OTHER)
                .param("limit", limit)
                .query((row, n) -> item(row))
                .list();
    }

    /** Every open item of a kind, whoever it is for; the service that shows them has asked for its own permission. */
    public List<WaitingItem> ofKind(String kind) {
        written();
        return jdbc.sql("select * from worklist_item where closed_at is null and kind = :kind order by opened_at, id")
                .param("kind", kind)
                .query((row, n) -> item(row))
                .list();
    }

    /** How many wait in each queue for the roles of the current user. */
    public Map<Queue, Integer> counts() {
        permissions.require(Permission.WORKLIST_READ);
        written();
        Map<Queue, Integer> counts = new TreeMap<>();
        jdbc.sql(
                        "select queue, count(*) as n from worklist_item where closed_at is null and role = any(:roles) group by queue")
                .param("roles", visibleRoles())
                .query((row, n) -> counts.put(Queue.valueOf(row.getString("queue")), row.getInt("n")))
                .list();
        return counts;
    }

    /** An auditor sees every queue. */
    private String[] visibleRoles() {
        return user.roles().contains(Role.AUDITOR) ? names(List.of(Role.values())) : ownRoles();
    }

    private String[] ownRoles() {
        return names(user.actor().isSystem() ? List.of(Role.values()) : List.copyOf(user.roles()));
    }

    private static String[] names(List<Role> roles) {
        return roles.stream().map(Role::name).toArray(String[]::new);
    }

    private WaitingItem item(ResultSet row) throws SQLException {
        OffsetDateTime deadline = row.getObject("deadline", OffsetDateTime.class);
        return new WaitingItem(
                row.getObject("id", UUID.class),
                new Item(
                        Queue.valueOf(row.getString("queue")),
                        row.getString("kind"),
                        row.getString("subject_type"),
                        row.getObject("subject_id", UUID.class),
                        row.getObject("about", UUID.class),
                        json.readValue(row.getString("item_values"), VALUES),
                        row.getString("link"),
                        Role.valueOf(row.getString("role")),
                        deadline == null ? null : deadline.toInstant()),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                row.getObject("assigned_to", UUID.class));
    }
}
