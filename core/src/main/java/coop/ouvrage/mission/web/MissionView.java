package coop.ouvrage.mission.web;

import coop.ouvrage.employment.ContractState;
import coop.ouvrage.employment.WorkContract;
import coop.ouvrage.mission.CountryRule;
import coop.ouvrage.mission.Mission;
import org.jspecify.annotations.Nullable;

/**
 * What the page of work abroad shows.
 *
 * @param mission null until somebody has described it
 * @param rule null for a country of which nothing is known
 */
public record MissionView(
        WorkContract contract,
        @Nullable Mission mission,
        @Nullable CountryRule rule,
        String worker,
        boolean mayDescribe,
        boolean mayHandle) {

    public String path() {
        return "/contracts/" + contract.id() + "/mission";
    }

    /** Nobody leaves. */
    public boolean cancelled() {
        return contract.state() == ContractState.CANCELLED;
    }

    /** Nothing was asked of the authority yet. */
    public boolean open() {
        return !cancelled() && (mission == null || mission.askedOn() == null);
    }
}
