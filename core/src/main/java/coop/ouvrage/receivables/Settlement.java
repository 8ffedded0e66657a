package coop.ouvrage.receivables;

import coop.ouvrage.ledger.EntryId;
import coop.ouvrage.money.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What took something off an open item.
 *
 * @param source bank line, credit note or client
 * @param undoneOn day on which it was taken back
 */
public record Settlement(
        UUID id,
        UUID invoice,
        Kind kind,
        UUID source,
        int attempt,
        Money amount,
        LocalDate on,
        @Nullable EntryId entry,
        @Nullable LocalDate undoneOn,
        List<PartShare> parts) {

    /** What it was. */
    public enum Kind {
        PAYMENT,
        CREDIT_NOTE,
        LOSS,
        /** Money that came in after the loss. */
        RECOVERY
    }

    /**
     * What it took off a part.
     *
     * @param cover by how much less cover is used
     * @param fund of a loss or a recovery, what falls on the guarantee fund
     */
    public record PartShare(int part, Money gross, Money net, Money open, Money cover, Money fund) {

        /** The mutual contribution in it. */
        Money contribution() {
            return net.minus(open);
        }
    }

    public Settlement {
        parts = List.copyOf(parts);
    }

    Settlement in(EntryId posted) {
        return new Settlement(id, invoice, kind, source, attempt, amount, on, posted, undoneOn, parts);
    }
}
