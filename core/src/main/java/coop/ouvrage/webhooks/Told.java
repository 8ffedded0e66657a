package coop.ouvrage.webhooks;

import java.util.Arrays;
import java.util.List;

/** What programs outside can be told of. */
public enum Told {
    MEMBER_ADMITTED("member.admitted"),
    CLIENT_VERIFIED("client.verified"),
    CLIENT_BLOCKED("client.blocked"),
    CLIENT_BANKRUPT("client.bankrupt"),
    ORDER_ACCEPTED("order.accepted"),
    ORDER_CANCELLED("order.cancelled"),
    CONTRACT_SIGNED("contract.signed"),
    CONTRACT_CANCELLED("contract.cancelled"),
    DECLARATION_ANSWERED("declaration.answered"),
    WORK_CONFIRMED("work.confirmed"),
    INVOICE_ISSUED("invoice.issued"),
    INVOICE_CREDITED("invoice.credited"),
    INVOICE_PAID("invoice.paid"),
    WAGE_PAID("wage.paid");

    private final String code;

    Told(String code) {
        this.code = code;
    }

    /** The name in calls and in the API. */
    public String code() {
        return code;
    }

    public static List<String> codes() {
        return Arrays.stream(values()).map(Told::code).toList();
    }
}
