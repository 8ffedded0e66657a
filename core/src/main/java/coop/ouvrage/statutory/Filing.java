package coop.ouvrage.statutory;

import coop.ouvrage.statutory.spi.VatForms;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A version that was made for the tax office.
 *
 * @param receipt what the tax office answered; null while it was not filed
 */
public record Filing(
        UUID id,
        String entity,
        Kind kind,
        Span span,
        int version,
        String fileHash,
        Instant madeAt,
        @Nullable LocalDate filedOn,
        @Nullable String receipt) {

    VatForms.Period period() {
        return new VatForms.Period(span.from(), span.isQuarter());
    }

    /** What is filed. */
    public enum Kind {
        RETURN,
        INTRA,
        CLIENTS
    }
}
