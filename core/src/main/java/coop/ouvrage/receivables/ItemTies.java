package coop.ouvrage.receivables;

import coop.ouvrage.customer.spi.ClientTies;
import coop.ouvrage.money.Money;
import coop.ouvrage.refusal.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** A client who owes us something, or whom we owe, is not removed. */
@Component
class ItemTies implements ClientTies {

    private final ItemStore items;
    private final CreditStore credits;

    ItemTies(ItemStore items, CreditStore credits) {
        this.items = items;
        this.credits = credits;
    }

    @Override
    public List<Refusal> unfinished(UUID client) {
        List<Refusal> refusals = new ArrayList<>();
        List<OpenItem> open = items.of(client).stream().filter(OpenItem::isOpen).toList();
        if (!open.isEmpty()) {
            Money owed = Money.sum(open.stream().map(OpenItem::left).toList());
            refusals.add(Refusal.of("receivables.client_owes", "count", open.size(), "amount", owed));
        }
        List<ClientCredit> ours = credits.ofClient(client).stream()
                .filter(credit ->
                        credit.state() == ClientCredit.State.OPEN || credit.state() == ClientCredit.State.REFUNDING)
                .toList();
        if (!ours.isEmpty()) {
            refusals.add(Refusal.of(
                    "receivables.client_is_owed",
                    "amount",
                    Money.sum(ours.stream().map(ClientCredit::amount).toList())));
        }
        return refusals;
    }
}
