package coop.ouvrage.reporting;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The reports there are. */
public enum ReportName {
    /** Figures, charts, tables and statements of the year. */
    ANNUAL,
    INCOME_STATEMENT,
    BALANCE_SHEET,
    KEY_FIGURES;

    /** As it is typed: {@code key-figures}. */
    public String option() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<ReportName> of(String option) {
        return Stream.of(values()).filter(name -> name.option().equals(option)).findFirst();
    }
}
