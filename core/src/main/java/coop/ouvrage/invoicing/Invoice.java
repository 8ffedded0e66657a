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
        Form form,
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

    /** What part of a sale the document asks for. */
    public enum Form {
        FULL,
        /** Before the work; the final invoice takes it off. */
        DEPOSIT,
        /** A part of the price, as agreed. */
        INSTALMENT
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

    /**
     * A line of one unit.
     *
     * @param quantity below zero for a deposit that is taken off
     * @param justification what the seller answered when a reduced rate or an exemption was asked for
     */
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
            String vatMention,
            @Nullable String justification) {

        /** What a credit note took back, below zero. */
        public Line negated() {
            return new Line(
                    unit,
                    job,
                    description,
                    quantity.negate(),
                    quantityUnit,
                    unitPrice,
                    net.negate(),
                    vatCase,
                    vatCategory,
                    vatRate,
                    vatReasonCode,
                    vatMention,
                    justification);
        }

        Line justified(@Nullable String reason) {
            return new Line(
                    unit,
                    job,
                    description,
                    quantity,
                    quantityUnit,
                    unitPrice,
                    net,
                    vatCase,
                    vatCategory,
                    vatRate,
                    vatReasonCode,
                    vatMention,
                    reason);
        }
    }

    /** What a job of a unit has on a document, however many lines: including VAT by the rates of its lines, and of the contribution. */
    public record Share(UUID unit, UUID job, Money net, Money gross, Money contribution) {}

    /** The document shared over the jobs of its units, to the cent. */
    public List<Share> shares() {
        return InvoiceShares.of(this);
    }

    public Money inclVat() {
        return exclVat.plus(vat);
    }

    /** Whether deposits were taken off: lines below zero. */
    public boolean hasDeductions() {
        return lines.stream().anyMatch(line -> line.net().isNegative());
    }

    Invoice withNumber(String drawn) {
        return new Invoice(
                id,
                entity,
                kind,
                form,
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
