package coop.ouvrage.employment;

import java.time.Instant;
import java.util.UUID;

/**
 * An agreement that a worker has signed before, under which single contracts follow without another signature of theirs.
 *
 * @param id of the agreement
 * @param signedAt when the worker signed it
 * @param method how they proved who they are
 * @param hash SHA-256 in hex of the words that they signed
 */
public record Framework(UUID id, Instant signedAt, String method, String hash) {}
