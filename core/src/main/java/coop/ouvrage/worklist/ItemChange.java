package coop.ouvrage.worklist;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happens to the item of a kind for a subject. */
sealed interface ItemChange {

    String kind();

    UUID subject();

    /** @param at the instant, as ISO 8601 in UTC */
    record Opening(UUID id, Item item, String at, LocalDate day) implements ItemChange {

        @Override
        public String kind() {
            return item.kind();
        }

        @Override
        public UUID subject() {
            return item.subject();
        }
    }

    /**
     * @param at the instant, as ISO 8601 in UTC
     * @param by the user; null for the system
     */
    record Closing(
            String kind,
            UUID subject,
            String reason,
            String at,
            @Nullable UUID by) implements ItemChange {}
}
