package coop.ouvrage.treasury;

import coop.ouvrage.treasury.spi.Claim;

/**
 * What a bank line may be, and who says so.
 *
 * @param claimant name of the module that would book it
 */
public record Proposal(String claimant, Claim claim) {}
