package coop.ouvrage.employment;

/** Where a message to the social-security authority stands. Only {@link #ACCEPTED} lets the work start. */
public enum DeclarationState {
    /** Waits to leave. */
    QUEUED,
    /** Being sent: whether the authority has it is unknown until its answer is recorded. */
    SENDING,
    /** Received by the authority, which has not answered yet. */
    SENT,
    /** Answered: the authority is still identifying the worker. */
    WAITING,
    /** Accepted, with or without warnings. */
    ACCEPTED,
    /** Refused, with its reasons. */
    REFUSED,
    /** No answer within the time of the service; still asked for, and believed by nobody. */
    SILENT,
    /** Not sent, because the contract was cancelled first. */
    DROPPED;

    public boolean open() {
        return this == QUEUED || this == SENDING || this == SENT || this == WAITING || this == SILENT;
    }
}
