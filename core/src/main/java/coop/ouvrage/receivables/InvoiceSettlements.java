package coop.ouvrage.receivables;

import coop.ouvrage.invoicing.spi.Settlements;
import coop.ouvrage.ledger.EntryId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Tells the pages of invoices what is paid. A loss frees nobody: what was lost is still asked for. */
@Component
class InvoiceSettlements implements Settlements {

    private final OpenItems items;

    InvoiceSettlements(OpenItems items) {
        this.items = items;
    }

    @Override
    public Optional<Settlements.Settlement> of(UUID invoice) {
        return items.find(invoice)
                .map(item -> new Settlements.Settlement(
                        item.paid().plus(item.recovered()),
                        item.total().minus(item.paid()).minus(item.credited()).minus(item.recovered()),
                        parts(invoice)));
    }

    private List<Settlements.Part> parts(UUID invoice) {
        List<Settlements.Part> parts = new ArrayList<>();
        for (coop.ouvrage.receivables.Settlement settled : items.settlements(invoice)) {
            EntryId entry = settled.entry();
            boolean counts =
                    settled.undoneOn() == null && settled.kind() != coop.ouvrage.receivables.Settlement.Kind.LOSS;
            if (counts && entry != null) {
                parts.add(new Settlements.Part(settled.on(), settled.amount(), entry.value()));
            }
        }
        return parts;
    }
}
