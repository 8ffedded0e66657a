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
 * @param about the person or client whom it concerns, where that is not the subject itself
 * @param values for the named places of the title: days, numbers, amounts, codes with a word of their own
 *     ({@code worklist.word.<name>.<code>}); names are added by the page
 * @param link page on which it is done
 */
public record Item(
        Queue queue,
        String kind,
        String subjectType,
        UUID subject,
        @Nullable UUID about,
        Map<String, String> values,
        String link,
        Role role,
        @Nullable Instant deadline) {

    public Item {
        values = Map.copyOf(values);
    }

    public static Item of(Queue queue, String kind, String subjectType, UUID subject, Role role, String link) {
        return new Item(queue, kind, subjectType, subject, null, Map.of(), link, role, null);
    }

    public Item with(String name, Object value) {
        Map<String, String> more = new HashMap<>(values);
        more.put(name, value.toString());
        return new Item(queue, kind, subjectType, subject, about, more, link, role, deadline);
    }

    public Item until(Instant newDeadline) {
        return new Item(queue, kind, subjectType, subject, about, values, link, role, newDeadline);
    }

    public Item about(UUID party) {
        return new Item(queue, kind, subjectType, subject, party, values, link, role, deadline);
    }
}
