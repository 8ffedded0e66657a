package coop.ouvrage.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What protects an entry.
 *
 * @param hash SHA-256 of the entry as it was written, in hexadecimal
 * @param position its place in the chain of its entity; null while it waits for its seal
 * @param reversedBy the entry that takes it back; null if none does
 */
public record Proof(
        String hash,
        @Nullable Long position,
        @Nullable String seal,
        @Nullable Instant sealedAt,
        @Nullable EntryId reversedBy) {}
