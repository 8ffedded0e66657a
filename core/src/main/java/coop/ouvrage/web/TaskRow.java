package coop.ouvrage.web;

/** Something that waits for the reader; {@code due} may be empty. */
public record TaskRow(String title, String due, String detail, String href) {}
