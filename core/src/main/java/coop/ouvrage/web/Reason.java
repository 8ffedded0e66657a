package coop.ouvrage.web;

/** Why somebody decides so, as programs send it with a decision. */
public record Reason(String reason) {}
