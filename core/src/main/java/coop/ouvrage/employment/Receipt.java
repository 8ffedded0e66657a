package coop.ouvrage.employment;

import java.time.Instant;

/**
 * One exchange with the authority, kept as proof.
 *
 * @param what happened: queued, sent, answered ...
 * @param detail ids, codes and hashes; no personal data
 */
public record Receipt(Instant at, String what, String detail) {}
