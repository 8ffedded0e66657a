package coop.ouvrage.employment;

import java.util.UUID;

/** The hiring declaration of a contract got another state: accepted, refused, or silence. */
public record DeclarationAnswered(ContractId contract, UUID job, DeclarationState state) {

    /** Whether the work may start now. */
    public boolean accepted() {
        return state == DeclarationState.ACCEPTED;
    }
}
