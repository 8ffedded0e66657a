package coop.ouvrage.treasury.spi;

/** A line, and what it was found to be. */
public record Recognised(BankLine line, Claim claim) {}
