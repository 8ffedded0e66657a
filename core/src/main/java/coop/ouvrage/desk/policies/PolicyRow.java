package coop.ouvrage.desk.policies;

import coop.ouvrage.policy.Policy;

/** A policy and whether it holds today. */
public record PolicyRow(Policy policy, boolean inForce) {

    /** Whether it came with the program, with a decision in English that nobody of the house has written. */
    public boolean isSeeded() {
        return policy.decision().startsWith("Board:") || policy.decision().startsWith("Own reading");
    }
}
