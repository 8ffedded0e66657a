package coop.ouvrage.membership;

import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.Dim;
import coop.ouvrage.ledger.Dimensions;
import coop.ouvrage.ledger.EntryDraft;
import coop.ouvrage.ledger.Journal;
import coop.ouvrage.ledger.Ledger;
import coop.ouvrage.money.Money;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Books shares in the co-operative's own entity, which alone issues them. */
@Component
class SharePostings {

    private static final String COOPERATIVE = "COOP";

    private final Ledger ledger;

    SharePostings(Ledger ledger) {
        this.ledger = ledger;
    }

    void subscribed(ShareSubscription subscription) {
        Dimensions who = Dim.party(subscription.party().value()).subject(subscription.id());
        ledger.postTogether(EntryDraft.in(COOPERATIVE, Journal.SUNDRY, subscription.subscribedOn())
                .from("share_subscription", subscription.id())
                .key("share:" + subscription.id() + ":subscribed")
                .text("membership.ledger.subscribed", Map.of("shares", subscription.shares()))
                .debit(AccountRole.SHARES_UNPAID, subscription.called(), who)
                .credit(AccountRole.SHARES, subscription.called(), who)
                .build());
    }

    void paid(ShareSubscription subscription, Money amount, LocalDate on, String evidence) {
        Dimensions who = Dim.party(subscription.party().value()).subject(subscription.id());
        ledger.postTogether(EntryDraft.in(COOPERATIVE, Journal.BANK, on)
                .from("share_subscription", subscription.id())
                .key("share:" + subscription.id() + ":paid:" + evidence)
                .text(
                        "membership.ledger.paid",
                        Map.of("reference", subscription.reference().display()))
                .debit(AccountRole.BANK, amount, Dim.none())
                .credit(AccountRole.SHARES_UNPAID, amount, who)
                .build());
    }
}
