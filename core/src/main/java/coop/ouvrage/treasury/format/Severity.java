package coop.ouvrage.treasury.format;

import java.util.Locale;

/** Whether a finding says that the file is wrong, or only that something deserves a look. */
public enum Severity {
    ERROR,
    WARNING;

    /** As in machine output. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
