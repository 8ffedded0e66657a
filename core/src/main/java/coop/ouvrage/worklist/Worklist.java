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
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
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
    private final WriteBehind<ItemChange> changes;

    Worklist(JdbcClient jdbc, Permissions permissions, CurrentUser user, Audit audit, BusinessTime time) {
        this.jdbc = jdbc;
        this.permissions = permissions;
        this.user = user;
        this.audit = audit;
        this.time = time;
        changes = new WriteBehind<>(new ItemChanges(jdbc)::write, "worklist_item");
    }

    /** Opens an item; if one of this kind is open for the subject, its deadline and values are brought up to date. */
    public void open(Item item) {
        open(List.of(item));
    }

    /** The same for many at once, each of another subject. */
    public void open(List<Item> items) {
        String now = time.now().atOffset(ZoneOffset.UTC).toString();
        changes.addAll(items.stream()
                .<ItemChange>map(item -> new ItemChange.Opening(TimeOrderedId.next(), item, now, time.today()))
                .toList());
    }

    /** Closes the open item of a kind, if there is one. */
    public void close(String kind, UUID subject, String reason) {
        changes.add(new ItemChange.Closing(
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
                select i.* from unnest(:roles::text[]) as r (role), lateral (
                    select * from worklist_item w
                    where w.closed_at is null and w.role = r.role and (:queue = '' or w.queue = :queue)
                      and (:first or (coalesce(w.deadline, 'infinity'), w.opened_at, w.id) > (coalesce(cast(:deadline as timestamptz), 'infinity'), cast(:opened as timestamptz), cast(:id as uuid)))
                    order by coalesce(w.deadline, 'infinity'), w.opened_at, w.id limit :limit) i
                order by coalesce(i.deadline, 'infinity'), i.opened_at, i.id limit :limit""")
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
