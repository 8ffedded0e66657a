package coop.ouvrage.receivables;

import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.ledger.Ledger;
import coop.ouvrage.refusal.Refusal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Takes back what was settled: the entry is reversed, the items stand open again, and cover that was given back is used again. */
@Component
class Unsettling {

    private final ItemStore store;
    private final SettlementStore settled;
    private final CoverUse cover;
    private final Ledger ledger;
    private final BusinessTime time;

    Unsettling(ItemStore store, SettlementStore settled, CoverUse cover, Ledger ledger, BusinessTime time) {
        this.store = store;
        this.settled = settled;
        this.cover = cover;
        this.ledger = ledger;
        this.time = time;
    }

    /** What was settled by something, and the items of it, locked. */
    record Settled(List<Settlement> settlements, List<OpenItem> items) {

        /** Why it cannot be taken back. */
        List<Refusal> refusals() {
            return items.stream().anyMatch(item -> item.lost().isPositive())
                    ? List.of(Refusal.of("receivables.undo_after_loss"))
                    : List.of();
        }
    }

    Settled lock(UUID source) {
        List<Settlement> settlements = settled.of(source);
        List<OpenItem> items = settlements.stream()
                .map(Settlement::invoice)
                .distinct()
                .sorted()
                .map(id -> store.lock(id).orElseThrow())
                .toList();
        return new Settled(settlements, items);
    }

    /** @param key of the entry that booked it */
    void undo(Settled what, UUID source, String key, LocalDate on) {
        undo(what, source, key, on, source);
    }

    /** @param cause the reversal is booked for: the source itself, or what takes it back */
    void undo(Settled what, UUID source, String key, LocalDate on, UUID cause) {
        cover.lock(what.items().stream().flatMap(item -> item.units().stream()).toList());
        ledger.entriesOf(source).stream()
                .filter(entry -> entry.key().equals(key))
                .forEach(entry -> ledger.reverse(entry.id(), on, "ledger.text.match_undone", cause));
        what.settlements().forEach(settlement -> undo(settlement, what.items()));
    }

    private void undo(Settlement settlement, List<OpenItem> items) {
        settled.undo(settlement, time.today());
        OpenItem item = items.stream()
                .filter(each -> each.invoice().equals(settlement.invoice()))
                .findFirst()
                .orElseThrow();
        for (OpenItem.Part part : item.parts()) {
            settlement.parts().stream()
                    .filter(share -> share.part() == part.number())
                    .forEach(share -> {
                        cover.repaidUndone(part.job(), share.cover());
                        cover.contributionsFreed(
                                Map.of(part.job(), share.contribution().negate()));
                    });
        }
    }
}
