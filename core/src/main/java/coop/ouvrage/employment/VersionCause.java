package coop.ouvrage.employment;

/** Why days and pay of a contract were written down again. */
public enum VersionCause {
    /** As signed. */
    AGREED,
    /** Changed before the work. */
    AMENDED,
    /** Days of a lasting contract were not paid, or are again, because of an absence. */
    ABSENT,
    /** Ended by both sides before the last planned day. */
    ENDED,
    /** As the member confirmed them. */
    CONFIRMED,
    /** Contract hours, because nobody answered. */
    COUNTED,
    /** Corrected after the confirmation. */
    CORRECTED
}
