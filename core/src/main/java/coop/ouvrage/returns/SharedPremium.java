package coop.ouvrage.returns;

import coop.ouvrage.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A premium that an authority granted, shared as the board decided: a part stays in the common pot, the rest goes to the units in proportion
 * to the gross wages of a period.
 *
 * @param potShare of the whole, such as 0.40
 * @param first first and last day of the period whose gross wages count, by their day in the books
 * @param least a smaller part goes to the pot
 * @param hash of the parts, with which two people know that they speak of the same ones
 */
public record SharedPremium(
        UUID id,
        String entity,
        Money amount,
        BigDecimal potShare,
        LocalDate first,
        LocalDate last,
        Money least,
        String notice,
        String decision,
        LocalDate decidedOn,
        State state,
        String hash,
        @Nullable UUID madeBy,
        @Nullable LocalDate releasedOn) {

    /** How far it has come. */
    public enum State {
        MADE,
        RELEASED,
        GIVEN_UP
    }

    /** Why a unit gets its part, or why the pot does. */
    public enum Why {
        SHARED,
        /** The unit is closed: its part stays in the pot. */
        CLOSED,
        /** Below the least amount: its part stays in the pot. */
        SMALL
    }

    /** @param amount the unit's part, whoever gets it */
    public record Part(UUID unit, Money gross, Money amount, Why why) {}

    /** What the units get. */
    public static Money toUnits(List<Part> parts) {
        return Money.sum(parts.stream()
                .filter(part -> part.why() == Why.SHARED)
                .map(Part::amount)
                .toList());
    }
}
