package coop.ouvrage.membership;

import coop.ouvrage.parties.PartyId;
import java.time.LocalDate;

/**
 * A subscription was paid in full.
 *
 * @param first whether the person became a shareholder by it, so that a trial unit becomes a full one
 */
public record SharePaid(PartyId shareholder, int shares, LocalDate on, boolean first) {}
