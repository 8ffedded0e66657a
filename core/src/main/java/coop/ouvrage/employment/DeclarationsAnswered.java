package coop.ouvrage.employment;

import java.util.List;
import java.util.UUID;

/** The hiring declarations of these contracts got another state: accepted, refused, or silence. */
public record DeclarationsAnswered(List<Of> all, DeclarationState state) {

    /** One of the contracts, and its job. */
    public record Of(ContractId contract, UUID job) {}

    /** Whether the work may start now. */
    public boolean accepted() {
        return state == DeclarationState.ACCEPTED;
    }
}
