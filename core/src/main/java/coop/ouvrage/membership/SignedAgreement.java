package coop.ouvrage.membership;

import coop.ouvrage.parties.PartyId;
import java.time.Instant;
import java.util.UUID;

/** A user agreement as it was signed. */
public record SignedAgreement(
        UUID id,
        PartyId party,
        String version,
        String language,
        String textHash,
        String signedName,
        Instant signedAt) {}
