package coop.ouvrage.messaging;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A mail to be sent.
 *
 * @param key its texts have the keys {@code <key>.subject} and {@code <key>.body}
 * @param values for the named places of both texts; amounts and dates as values
 * @param link path within the application that the mail points to
 * @param code a one-time code, shown alone below the text
 * @param dedupKey the same key is sent once, whatever happens; empty for none
 */
public record Message(
        String address,
        String language,
        String key,
        Map<String, Object> values,
        @Nullable String link,
        @Nullable String code,
        String dedupKey) {

    public Message {
        values = Map.copyOf(values);
    }

    public static Message to(String address, String language, String key) {
        return new Message(address, language, key, Map.of(), null, null, "");
    }

    public Message with(Map<String, ?> more) {
        Map<String, Object> all = new HashMap<>(values);
        all.putAll(more);
        return new Message(address, language, key, all, link, code, dedupKey);
    }

    public Message link(String path) {
        return new Message(address, language, key, values, path, code, dedupKey);
    }

    public Message oneTimeCode(String newCode) {
        return new Message(address, language, key, values, link, newCode, dedupKey);
    }

    public Message once(String newDedupKey) {
        return new Message(address, language, key, values, link, code, newDedupKey);
    }

    /** Not its values: they may hold what a log must not. */
    @Override
    public String toString() {
        return "Message[" + key + "]";
    }
}
