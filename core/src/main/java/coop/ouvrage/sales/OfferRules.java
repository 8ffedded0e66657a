package coop.ouvrage.sales;

import coop.ouvrage.customer.Clients;
import coop.ouvrage.invoicing.QuotePrices;
import coop.ouvrage.refusal.Refusal;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What keeps a quote of a unit from being written, beside what keeps any quote from it. */
@Component
class OfferRules {

    private final Clients clients;
    private final QuotePrices prices;

    OfferRules(Clients clients, QuotePrices prices) {
        this.clients = clients;
        this.prices = prices;
    }

    /** Whether anybody knows where a link for this client goes. */
    boolean isReached(UUID client) {
        return clients.contactAddress(client).isPresent();
    }

    List<Refusal> refusals(UUID unit, OfferDraft draft) {
        if (clients.visible(draft.client()).isEmpty()) {
            return List.of(Refusal.of("invoicing.client_unknown"));
        }
        List<Refusal> never = prices.supplyRefusals(
                unit,
                draft.client(),
                draft.lines().stream().map(OfferDraft.Line::supply).toList());
        if (!never.isEmpty()) {
            return never;
        }
        List<Refusal> refusals = new ArrayList<>();
        if (draft.deposit().signum() < 0 || draft.deposit().compareTo(BigDecimal.ONE) > 0) {
            refusals.add(Refusal.of("sales.deposit_share"));
        }
        if (draft.lines().stream()
                .anyMatch(line -> line.quantity().signum() <= 0 || line.price().signum() < 0)) {
            refusals.add(Refusal.of("sales.negative_line"));
        }
        if (draft.framework() && draft.lines().stream().anyMatch(OfferDraft.Line::optional)) {
            refusals.add(Refusal.of("sales.framework_options"));
        }
        int number = 1;
        for (OfferDraft.Line line : draft.lines()) {
            String why = line.justification();
            boolean asked = prices.asksJustification(unit, draft.client(), line.supply());
            if (asked && (why == null || why.isBlank())) {
                refusals.add(Refusal.of("sales.justification_missing", "line", number));
            }
            number++;
        }
        return refusals;
    }
}
