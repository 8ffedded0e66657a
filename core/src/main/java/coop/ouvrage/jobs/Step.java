package coop.ouvrage.jobs;

/** The steps of a job, in their order. */
public enum Step {
    QUOTE,
    ORDER,
    CONTRACT,
    DECLARATION,
    WORK,
    INVOICE,
    PAY,
    SETTLEMENT
}
