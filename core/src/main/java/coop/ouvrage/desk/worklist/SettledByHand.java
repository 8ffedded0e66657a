package coop.ouvrage.desk.worklist;

import java.util.Set;

/**
 * Items that somebody settles elsewhere and then closes, because nothing that happens here closes them. All others close by
 * themselves when what they ask for is done, and by nothing else.
 */
final class SettledByHand {

    private static final Set<String> KINDS = Set.of(
            "payroll.carried",
            "payroll.negative_result",
            "credited_under_cover",
            "invoicing.client_not_on_network",
            "expenses.no_account",
            "expenses.returned",
            "royalties.no_account",
            "royalties.returned",
            "shifts.allowance");

    private SettledByHand() {}

    static boolean allows(String kind) {
        return KINDS.contains(kind);
    }
}
