package coop.ouvrage.membership;

import java.util.UUID;

/** A mail address whose owner opened the link that was sent to it: proved. */
public record Invitation(UUID id, String email, String language) {}
