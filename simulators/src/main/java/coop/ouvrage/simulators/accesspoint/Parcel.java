package coop.ouvrage.simulators.accesspoint;

import java.time.Instant;

/**
 * One message taken for sending.
 *
 * @param key the sender's idempotency key
 * @param digest SHA-256 of the bytes, to tell a repetition from a mistake
 * @param outcomeAt from when on the outcome can be read; {@link Instant#MAX} is never
 */
record Parcel(
        String id,
        String key,
        String digest,
        String sender,
        String receiver,
        String document,
        Behaviour.Mode mode,
        String reason,
        Instant takenAt,
        Instant outcomeAt) {

    String status(Instant now) {
        if (now.isBefore(outcomeAt)) {
            return "accepted";
        }
        return mode == Behaviour.Mode.REFUSE ? "refused" : "delivered";
    }

    Parcel dueAt(Instant moment) {
        return new Parcel(id, key, digest, sender, receiver, document, mode, reason, takenAt, moment);
    }
}
