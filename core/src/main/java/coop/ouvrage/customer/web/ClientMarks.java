package coop.ouvrage.customer.web;

import coop.ouvrage.customer.ClientState;
import coop.ouvrage.customer.VatCheck;
import coop.ouvrage.customer.spi.NetworkSign;
import coop.ouvrage.web.Mark;

/** How the state of a client is shown. */
public final class ClientMarks {

    private ClientMarks() {}

    public static Mark of(ClientState state) {
        return switch (state) {
            case VERIFIED -> Mark.GOOD;
            case UNVERIFIED, PROVISIONAL -> Mark.WAIT;
            case REFUSED, BLOCKED, BANKRUPT -> Mark.STOP;
            case REMOVED -> Mark.NONE;
        };
    }

    public static Mark of(VatCheck check) {
        return switch (check.state()) {
            case VALID -> Mark.GOOD;
            case WAITING -> Mark.WAIT;
            case INVALID -> check.stands() ? Mark.WAIT : Mark.STOP;
        };
    }

    /**
     * Key of the sentence for why the service about VAT numbers said nothing. Its codes are those of the Commission's service; any
     * other is shown as it came.
     */
    public static String trouble(VatCheck check) {
        return "customer.vat.trouble."
                + switch (check.trouble()) {
                    case "MS_UNAVAILABLE", "MS_MAX_CONCURRENT_REQ", "MS_MAX_CONCURRENT_REQ_TIME" -> "state";
                    case "SERVICE_UNAVAILABLE",
                            "TIMEOUT",
                            "GLOBAL_MAX_CONCURRENT_REQ",
                            "GLOBAL_MAX_CONCURRENT_REQ_TIME" -> "service";
                    case "INVALID_INPUT" -> "number";
                    case "INVALID_REQUESTER_INFO" -> "requester";
                    case "VAT_BLOCKED", "IP_BLOCKED" -> "blocked";
                    default -> "other";
                };
    }

    public static Mark of(NetworkSign.State state) {
        return switch (state) {
            case REGISTERED -> Mark.GOOD;
            case NOT_REGISTERED -> Mark.STOP;
            case NOT_ASKED, NO_ADDRESS, SILENT -> Mark.WAIT;
        };
    }
}
