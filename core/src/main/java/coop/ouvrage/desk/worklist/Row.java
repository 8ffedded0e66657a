package coop.ouvrage.desk.worklist;

import coop.ouvrage.worklist.WaitingItem;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An item with its words. */
public record Row(WaitingItem waiting, String title, String who, boolean isTaken, boolean isMine, boolean isLate) {

    private static final ZoneId ZONE = ZoneId.of("Europe/Brussels");

    public UUID id() {
        return waiting.id();
    }

    public @Nullable Instant deadline() {
        return waiting.item().deadline();
    }

    public @Nullable LocalDate dueOn() {
        Instant deadline = deadline();
        return deadline == null ? null : deadline.atZone(ZONE).toLocalDate();
    }
}
