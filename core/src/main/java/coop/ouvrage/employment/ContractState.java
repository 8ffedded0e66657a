package coop.ouvrage.employment;

import java.util.Set;

/** How far a work contract has come. */
public enum ContractState {
    /** Prepared by the holder; may still be dropped without trace at the authority. */
    DRAFT,
    /** With the worker for signature, or signed by the worker and waiting for the entity. */
    SENT,
    /** Signed by both; the declaration has not been accepted yet: the work may not start. */
    SIGNED,
    /** Declared and accepted: the work may start. */
    DECLARED,
    /** The authority refused the declaration: the work may not start. */
    REFUSED,
    /** The first shift has begun under an accepted declaration. */
    RUNNING,
    /** The work is over and its hours are confirmed, by the member or by the passing of time. */
    DONE,
    /** Ended before the start; no wage. */
    CANCELLED;

    private static final Set<ContractState> BINDING = Set.of(SIGNED, DECLARED, REFUSED, RUNNING, DONE);

    /** Both sides have signed and nobody has cancelled: the wage is owed for the work done. */
    public boolean binding() {
        return BINDING.contains(this);
    }
}
