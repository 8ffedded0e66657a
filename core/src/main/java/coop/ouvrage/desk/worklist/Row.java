package coop.ouvrage.desk.worklist;

import coop.ouvrage.web.Words;
import coop.ouvrage.worklist.WaitingItem;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An item with its words. */
public record Row(WaitingItem waiting, String title, String who, boolean isTaken, boolean isMine, boolean isLate) {

    private static final ZoneId ZONE = ZoneId.of("Europe/Brussels");

    /** What is to be done, in words. */
    static String title(WaitingItem waiting, Words words) {
        Object[] values = waiting.item().values().entrySet().stream()
                .flatMap(e -> Stream.of(e.getKey(), value(e.getKey(), e.getValue(), words)))
                .toArray();
        return words.t("worklist." + waiting.item().kind(), values);
    }

    private static String value(String name, String value, Words words) {
        String code = "worklist.word." + name + "." + value;
        return words.has(code) ? words.t(code) : words.spoken(value);
    }

    /** Whether the reader has it and closes it by hand, once it is settled. */
    public boolean isClosable() {
        return isMine && SettledByHand.allows(waiting.item().kind());
    }

    /** For those who hear the list: what, and for whom if it is for somebody. */
    public String spoken() {
        return who.isBlank() ? title : title + ", " + who;
    }

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
