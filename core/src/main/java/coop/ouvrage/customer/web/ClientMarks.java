package coop.ouvrage.customer.web;

import coop.ouvrage.customer.ClientState;
import coop.ouvrage.web.Mark;

/** How the state of a client is shown. */
public final class ClientMarks {

    private ClientMarks() {}

    public static Mark of(ClientState state) {
        return switch (state) {
            case VERIFIED -> Mark.GOOD;
            case UNVERIFIED, PROVISIONAL -> Mark.WAIT;
            case REFUSED, BLOCKED, BANKRUPT -> Mark.STOP;
        };
    }
}
