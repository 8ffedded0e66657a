package coop.ouvrage.recovery;

/** Which rules protect a debtor: other delays, texts and costs, never mixed. */
public enum DebtorKind {
    /** Law of 2 August 2002: interest and lump sum by right. */
    BUSINESS,
    /** The same law; public bodies pay on verification, and slowly. */
    PUBLIC,
    /** Code of economic law, book XIX: the first reminder is free, and nothing is added for 14 days. */
    CONSUMER
}
