package coop.ouvrage.invoicing;

import coop.ouvrage.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A numbered invoice or credit note. Never changed once numbered: a correction is a credit note.
 *
 * @param corrects the invoice that a credit note reverses, in whole or part
 * @param structuredReference twelve digits; credit notes have none
 * @param contribution mutual contribution on it; given back by a credit note
 */
public record Invoice(
        InvoiceId id,
        String entity,
        Kind kind,
        String number,
        LocalDate issuedOn,
        LocalDate dueOn,
        LocalDate suppliedOn,
        UUID client,
        @Nullable OrderId order,
        @Nullable InvoiceId corrects,
        String reason,
        String language,
        String title,
        @Nullable String clientReference,
        @Nullable String structuredReference,
        Money exclVat,
        Money vat,
        Money contribution,
        Delivery delivery,
        List<Line> lines) {

    /** What the document is. */
    public enum Kind {
        INVOICE,
        CREDIT_NOTE
    }

    /** Where the document is on its way to the client. The invoice exists whatever this says. */
    public enum Delivery {
        WAITING,
        SENT,
        DELIVERED,
        REFUSED,
        LOST,
        MAILED
    }

    /** A line of one unit. */
    public record Line(
            UUID unit,
            UUID job,
            String description,
            BigDecimal quantity,
            String quantityUnit,
            BigDecimal unitPrice,
            Money net,
            String vatCase,
            String vatCategory,
            BigDecimal vatRate,
            @Nullable String vatReasonCode,
            String vatMention) {}

    public Money inclVat() {
        return exclVat.plus(vat);
    }

    Invoice withNumber(String drawn) {
        return new Invoice(
                id,
                entity,
                kind,
                drawn,
                issuedOn,
                dueOn,
                suppliedOn,
                client,
                order,
                corrects,
                reason,
                language,
                title,
                clientReference,
                structuredReference,
                exclVat,
                vat,
                contribution,
                delivery,
                lines);
    }
}
