package coop.ouvrage.worklist;

import coop.ouvrage.access.Role;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something to do. There is one open item of a kind per subject.
 *
 * @param kind what is to be done; its title has the key {@code worklist.<kind>}
 * @param values for the named places of the title: codes, numbers, amounts; names are added by the page
 * @param link page on which it is done
 */
public record Item(
        Queue queue,
        String kind,
        String subjectType,
        UUID subject,
        Map<String, String> values,
        String link,
        Role role,
        @Nullable Instant deadline) {

    public Item {
        values = Map.copyOf(values);
    }

    public static Item of(Queue queue, String kind, String subjectType, UUID subject, Role role, String link) {
        return new Item(queue, kind, subjectType, subject, Map.of(), link, role, null);
    }

    public Item with(String name, Object value) {
        Map<String, String> more = new HashMap<>(values);
        more.put(name, value.toString());
        return new Item(queue, kind, subjectType, subject, more, link, role, deadline);
    }

    public Item until(Instant newDeadline) {
        return new Item(queue, kind, subjectType, subject, values, link, role, newDeadline);
    }
}
