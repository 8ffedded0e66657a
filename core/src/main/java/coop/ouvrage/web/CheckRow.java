package coop.ouvrage.web;

/** One thing that was checked, with its answer and why. */
public record CheckRow(Mark mark, String title, String detail) {}
