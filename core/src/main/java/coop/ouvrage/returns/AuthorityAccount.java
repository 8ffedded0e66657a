package coop.ouvrage.returns;

import coop.ouvrage.money.Iban;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An account on which an authority is paid, as somebody entered it; used once somebody else confirmed it.
 *
 * @param source where the number was read, such as the authority's letter
 */
public record AuthorityAccount(
        String authority,
        int nr,
        Iban iban,
        String source,
        @Nullable UUID setBy,
        Instant setAt,
        @Nullable UUID confirmedBy) {

    public boolean isConfirmed() {
        return confirmedBy != null;
    }
}
