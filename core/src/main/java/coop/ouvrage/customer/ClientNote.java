package coop.ouvrage.customer;

import java.time.Instant;
import java.util.UUID;

/** A note on a client, private to the unit that wrote it. */
public record ClientNote(UUID id, ClientId client, UUID unit, UUID writtenBy, Instant writtenAt, String text) {}
