package coop.ouvrage.statutory;

import coop.ouvrage.statutory.spi.VatForms;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something in the books that concerns the VAT, with the document behind it.
 *
 * @param source {@code invoice}, {@code purchase} or another word with which entries name their document
 * @param number of the document; empty if it has none
 */
public record VatFact(
        UUID entry,
        LocalDate bookedOn,
        String source,
        UUID sourceId,
        String number,
        @Nullable UUID party,
        VatForms.Fact content) {}
