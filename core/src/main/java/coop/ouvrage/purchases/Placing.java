package coop.ouvrage.purchases;

import coop.ouvrage.purchases.Purchase.Coding;
import coop.ouvrage.purchases.Purchase.Found;
import coop.ouvrage.purchases.Purchase.State;
import coop.ouvrage.unit.Units;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says of a document whose content is known whom it waits for, and whether it is here already. */
@Component
class Placing {

    private final PurchaseStore store;
    private final Suggestions suggestions;
    private final Units units;

    Placing(PurchaseStore store, Suggestions suggestions, Units units) {
        this.store = store;
        this.suggestions = suggestions;
        this.units = units;
    }

    /** @param duplicateOf the document that bears the same number of the same supplier */
    record Placed(State state, @Nullable UUID duplicateOf, Coding coding) {}

    /** @param unit that somebody named; null if nobody did */
    Placed of(@Nullable String entity, UUID supplier, Facts facts, @Nullable UUID unit) {
        Optional<UUID> living = store.living(supplier, facts.credit(), facts.number());
        Coding coding = suggestions.coding(entity, supplier, facts, references(facts));
        if (unit != null) {
            coding = coding.in(unit, Found.PERSON);
        }
        return new Placed(living.isPresent() ? State.DUPLICATE : next(entity, coding), living.orElse(null), coding);
    }

    /** A unit of another entity cannot bear it: finance decides. */
    private State next(@Nullable String entity, Coding coding) {
        UUID unit = coding.unit();
        boolean fits =
                unit != null && entity != null && units.get(unit).entity().equals(entity);
        return fits ? State.HOLDER : State.NEW;
    }

    private static List<String> references(Facts facts) {
        return Stream.of(facts.orderReference(), facts.buyerReference(), facts.paymentReference())
                .filter(Objects::nonNull)
                .toList();
    }
}
