package coop.ouvrage.mission;

import coop.ouvrage.employment.ContractId;
import coop.ouvrage.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Work of one contract abroad.
 *
 * @param cover what the cover abroad costs the unit, all days of the journey together
 * @param askedOn when the certificate was asked of the authority
 * @param certificate its number
 * @param riskReason why somebody with the right lets the worker leave without it
 */
public record Mission(
        UUID id,
        ContractId contract,
        UUID unit,
        String entity,
        UUID worker,
        String country,
        MissionDraft said,
        Money cover,
        Instant instructedAt,
        @Nullable LocalDate askedOn,
        @Nullable LocalDate receivedOn,
        @Nullable String certificate,
        @Nullable String riskReason) {

    public long days() {
        return ChronoUnit.DAYS.between(said.from(), said.to()) + 1;
    }

    /** The worker may leave: the certificate is there, or somebody has taken the risk. */
    public boolean settled() {
        return certificate != null || riskReason != null;
    }
}
