package coop.ouvrage.royalties;

import coop.ouvrage.money.Money;
import coop.ouvrage.royalties.spi.RightsLaw;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one author is paid for one concession.
 *
 * @param percent of the concession
 * @param costs that the law deems the author to have had
 * @param steps how the tax was calculated; a foresight until the concession is approved
 */
public record Royalty(
        UUID id,
        UUID author,
        BigDecimal percent,
        Money gross,
        Money costs,
        Money tax,
        Money net,
        List<RightsLaw.Step> steps,
        State state,
        @Nullable LocalDate paidOn) {

    /** Where it is. */
    public enum State {
        /** Proposed: nobody owes it. */
        PROPOSED,
        /** Approved, and paid with the next batch. */
        OWED,
        /** In a batch that was released. */
        SENT,
        PAID
    }

    Royalty taxed(RightsLaw.Tax law, State now) {
        return new Royalty(id, author, percent, gross, law.costs(), law.tax(), law.net(), law.steps(), now, paidOn);
    }
}
