package coop.ouvrage.ledger;

import coop.ouvrage.money.Money;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entry as it stands in the books.
 *
 * @param date the day it is booked on
 * @param documentDate the day of its document; earlier than {@code date} when that month was closed
 * @param recordedAt when it was written, to the microsecond
 */
public record JournalEntry(
        EntryId id,
        String entity,
        Journal journal,
        LocalDate date,
        LocalDate documentDate,
        Instant recordedAt,
        String sourceType,
        UUID sourceId,
        String key,
        String text,
        Map<String, String> arguments,
        @Nullable EntryId reverses,
        List<Line> lines) {

    /** A line in the order of its number, which begins at 1. Debit is positive. */
    public record Line(String account, Money amount, Dimensions dimensions) {}

    /** Whether its month was closed, so that it was booked on the first open day. */
    public boolean isBookedLater() {
        return !date.equals(documentDate);
    }

    /**
     * The text whose SHA-256 is the hash of the entry. One field a line, each {@code name=value}; then the lines of the entry in
     * order, {@code account|cents|unit|party|subject}, debit positive. An absent value is empty; a backslash is doubled and a line
     * break is written {@code \n}, so that no value can pass for another field. Encoded in UTF-8, each line ending in a line feed.
     */
    public String canonicalText() {
        StringBuilder text = new StringBuilder(200 + 160 * lines.size()).append("ouvrage-entry-1\n");
        field(text, "id", id);
        field(text, "entity", entity);
        field(text, "journal", journal);
        field(text, "date", date);
        field(text, "document-date", documentDate);
        field(text, "recorded-at", recordedAt);
        field(text, "source", sourceType + ":" + sourceId);
        field(text, "key", key);
        field(text, "text", this.text);
        field(text, "arguments", TextArguments.write(arguments));
        field(text, "reverses", reverses);
        for (Line line : lines) {
            text.append(line.account()).append('|').append(line.amount().cents());
            dimension(text, line.dimensions().unit());
            dimension(text, line.dimensions().party());
            dimension(text, line.dimensions().subject());
            text.append('\n');
        }
        return text.toString();
    }

    /** The SHA-256 of the canonical text, computed anew. */
    public byte[] computeHash() {
        return sha256(canonicalText().getBytes(StandardCharsets.UTF_8));
    }

    private static void field(StringBuilder text, String name, @Nullable Object value) {
        String written = Objects.toString(value, "").replace("\\", "\\\\").replace("\n", "\\n");
        text.append(name).append('=').append(written).append('\n');
    }

    private static void dimension(StringBuilder text, @Nullable UUID value) {
        text.append('|');
        if (value != null) {
            text.append(value);
        }
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
