package coop.ouvrage.documents;

import java.util.UUID;

/** Identifies a stored document. */
public record DocumentId(UUID value) {}
