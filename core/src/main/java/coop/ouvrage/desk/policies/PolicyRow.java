package coop.ouvrage.desk.policies;

import coop.ouvrage.policy.Policy;

/** A policy and whether it holds today. */
public record PolicyRow(Policy policy, boolean inForce) {}
