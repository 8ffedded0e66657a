package coop.ouvrage.ledger;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whom and what a line concerns, as identifiers only: names never enter the books, so that erasing a person never touches them.
 *
 * @param unit the production unit whose money it is
 * @param party the client, worker, holder or supplier
 * @param subject the job, contract, order or invoice
 */
public record Dimensions(
        @Nullable UUID unit, @Nullable UUID party, @Nullable UUID subject) {

    public Dimensions unit(UUID other) {
        return new Dimensions(other, party, subject);
    }

    public Dimensions party(@Nullable UUID other) {
        return new Dimensions(unit, other, subject);
    }

    public Dimensions subject(@Nullable UUID other) {
        return new Dimensions(unit, party, other);
    }
}
