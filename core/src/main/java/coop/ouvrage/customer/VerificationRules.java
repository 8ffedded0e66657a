package coop.ouvrage.customer;

import coop.ouvrage.customer.spi.RegisterAnswer;
import coop.ouvrage.money.Money;
import coop.ouvrage.refusal.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** When an officer may trust a client, in the order in which the reasons against it are told. */
final class VerificationRules {

    private VerificationRules() {}

    /** Nobody decides on a client that they brought: a friend is soon a client on paper. */
    static List<Refusal> ownClient(Client client, @Nullable UUID officer) {
        boolean own = officer != null
                && (officer.equals(client.proposedBy())
                        || officer.equals(client.id().value()));
        return own ? List.of(Refusal.of("customer.own_client")) : List.of();
    }

    static List<Refusal> verifying(Client client, @Nullable RegisterAnswer answer, String evidence) {
        List<Refusal> refusals = new ArrayList<>(undecided(client));
        if (!client.kind().isRegistered()) {
            if (evidence.isBlank()) {
                refusals.add(Refusal.of("customer.evidence_missing"));
            }
            return refusals;
        }
        switch (answer) {
            case null -> refusals.add(Refusal.of("customer.register_not_asked"));
            case RegisterAnswer.Unreachable unreachable -> refusals.add(Refusal.of("customer.register_unreachable"));
            case RegisterAnswer.NotFound none -> refusals.add(Refusal.of("customer.register_knows_none"));
            case RegisterAnswer.Found found -> {
                if (found.bankrupt()) {
                    refusals.add(Refusal.of("customer.register_bankrupt"));
                } else if (!found.active()) {
                    refusals.add(Refusal.of("customer.register_inactive"));
                }
            }
        }
        return refusals;
    }

    static List<Refusal> verifyingProvisionally(
            Client client, @Nullable RegisterAnswer answer, Money limit, Money highest, String reason) {
        List<Refusal> refusals = new ArrayList<>(undecided(client));
        boolean unreachable = answer instanceof RegisterAnswer.Unreachable;
        if (client.kind().isRegistered() && !unreachable) {
            refusals.add(Refusal.of("customer.register_answers"));
        }
        if (!limit.isPositive() || limit.compareTo(highest) > 0) {
            refusals.add(Refusal.of("customer.provisional_limit", "highest", highest));
        }
        if (reason.isBlank()) {
            refusals.add(Refusal.of("customer.reason_missing"));
        }
        return refusals;
    }

    private static List<Refusal> undecided(Client client) {
        return switch (client.state()) {
            case UNVERIFIED, PROVISIONAL, REFUSED -> List.of();
            case VERIFIED -> List.of(Refusal.of("customer.verified_already"));
            case BLOCKED, BANKRUPT, REMOVED -> List.of(Refusal.of("customer.closed"));
        };
    }
}
