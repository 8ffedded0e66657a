package coop.ouvrage.simulators.authority;

/** A reason or warning. The codes are of this simulator: the real list was not published where we read. */
record Anomaly(String code, String text) {}
