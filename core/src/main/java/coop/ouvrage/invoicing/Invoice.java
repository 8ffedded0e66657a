package coop.ouvrage.invoicing;

import coop.ouvrage.invoicing.spi.VatRules;
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
 * @param foreign what it comes to in its currency; null for a document in euro
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
        @Nullable ForeignAmounts foreign,
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
     * @param unitPrice in the currency of the document
     * @param net in euro
     * @param foreignNet in the currency of the document; null for a document in euro
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
            @Nullable BigDecimal foreignNet,
            String vatCase,
            String vatCategory,
            BigDecimal vatRate,
            @Nullable String vatReasonCode,
            String vatMention,
            @Nullable String justification) {

        /** Whether the client repays a cost paid in its name: no turnover, and no contribution on it. */
        public boolean isDisbursed() {
            return VatRules.DISBURSED.equals(vatReasonCode);
        }

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
                    foreignNet == null ? null : foreignNet.negate(),
                    vatCase,
                    vatCategory,
                    vatRate,
                    vatReasonCode,
                    vatMention,
                    justification);
        }

        /** In the currency of the document. */
        public BigDecimal documentNet() {
            return foreignNet == null ? net.toDecimal() : foreignNet;
        }

        /** A line of another currency, which so far has its amount in that, with what it comes to in euro. */
        Line inEuro(Money euro) {
            return new Line(
                    unit,
                    job,
                    description,
                    quantity,
                    quantityUnit,
                    unitPrice,
                    euro,
                    net.toDecimal(),
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
                    foreignNet,
                    vatCase,
                    vatCategory,
                    vatRate,
                    vatReasonCode,
                    vatMention,
                    reason);
        }
    }

    /**
     * What a job of a unit has on a document, however many lines: including VAT by the rates of its lines, and of the contribution.
     *
     * @param disbursed of the net, what the client repays of costs paid in its name
     */
    public record Share(UUID unit, UUID job, Money net, Money disbursed, Money gross, Money contribution) {

        /** What is turnover. */
        Money earned() {
            return net.minus(disbursed);
        }
    }

    /** Before VAT and in euro, what is turnover: without the costs paid in the client's name. */
    Money earned() {
        return exclVat.minus(disbursed(lines));
    }

    static Money disbursed(List<Line> lines) {
        return Money.sum(lines.stream().filter(Line::isDisbursed).map(Line::net).toList());
    }

    /** The document shared over the jobs of its units, to the cent. */
    public List<Share> shares() {
        return InvoiceShares.of(this);
    }

    /** Of the document: ISO 4217. */
    public String currency() {
        return foreign == null ? "EUR" : foreign.currency();
    }

    /** In the currency of the document, before VAT. */
    public BigDecimal documentExclVat() {
        return foreign == null ? exclVat.toDecimal() : foreign.exclVat();
    }

    /** In the currency of the document. */
    public BigDecimal documentVat() {
        return foreign == null ? vat.toDecimal() : foreign.vat();
    }

    /** With VAT in the currency of the document, for a text in a language: money if that is the euro, else figures and the code. */
    public Object price(String language) {
        return Quote.written(foreign, Money.of(documentExclVat().add(documentVat())), language);
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
                foreign,
                lines);
    }
}
