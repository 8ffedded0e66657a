package coop.ouvrage.invoicing;

import coop.ouvrage.invoicing.spi.Supply;
import coop.ouvrage.invoicing.spi.VatRules.VatCase;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is to be invoiced to one client: lines of one unit, or of several together.
 *
 * @param language of the document: the client's
 * @param clientReference order number or reference that the client wants to see again
 * @param suppliedOn day of the taxable event; one that lies ahead becomes the day of the invoice
 * @param order the accepted offer that is invoiced as a whole, if there is one
 * @param currency of the document, ISO 4217; null for the euro
 * @param deposits invoices of deposits that this one takes off, at the VAT that they bore
 */
public record Sale(
        String entity,
        UUID client,
        String title,
        String language,
        @Nullable String clientReference,
        LocalDate suppliedOn,
        @Nullable OrderId order,
        Invoice.Form form,
        @Nullable String currency,
        List<InvoiceId> deposits,
        List<Line> lines) {

    public Sale {
        deposits = List.copyOf(deposits);
        lines = List.copyOf(lines);
    }

    /** A sale without an order. */
    public static Sale of(
            String entity, UUID client, String title, String language, LocalDate suppliedOn, List<Line> lines) {
        return new Sale(
                entity, client, title, language, null, suppliedOn, null, Invoice.Form.FULL, null, List.of(), lines);
    }

    /** An accepted offer, at the prices in its currency and with the VAT that the client accepted. */
    public static Sale of(Order order, LocalDate suppliedOn) {
        Quote quote = order.quote();
        return new Sale(
                quote.entity(),
                quote.client(),
                quote.title(),
                quote.language(),
                quote.clientReference(),
                suppliedOn,
                order.id(),
                Invoice.Form.FULL,
                quote.foreign() == null ? null : quote.foreign().currency(),
                List.of(),
                quote.lines().stream()
                        .map(line -> Line.accepted(quote.unit(), quote.job(), line))
                        .toList());
    }

    public Sale withClientReference(@Nullable String reference) {
        return new Sale(entity, client, title, language, reference, suppliedOn, order, form, currency, deposits, lines);
    }

    public Sale as(Invoice.Form asked) {
        return new Sale(
                entity, client, title, language, clientReference, suppliedOn, order, asked, currency, deposits, lines);
    }

    /** The same with other lines. */
    public Sale selling(List<Line> other) {
        return new Sale(
                entity, client, title, language, clientReference, suppliedOn, order, form, currency, deposits, other);
    }

    public Sale entitled(String other) {
        return new Sale(
                entity, client, other, language, clientReference, suppliedOn, order, form, currency, deposits, lines);
    }

    /** The same with prices in another currency; null or EUR for the euro. */
    public Sale in(@Nullable String other) {
        String foreign = "EUR".equals(other) ? null : other;
        return new Sale(
                entity, client, title, language, clientReference, suppliedOn, order, form, foreign, deposits, lines);
    }

    /** The same on another day. */
    public Sale on(LocalDate day) {
        return new Sale(entity, client, title, language, clientReference, day, order, form, currency, deposits, lines);
    }

    public Sale deducting(List<InvoiceId> taken) {
        return new Sale(
                entity, client, title, language, clientReference, suppliedOn, order, form, currency, taken, lines);
    }

    /** The same with lines behind its own. */
    Sale and(List<Line> more) {
        List<Line> all = new ArrayList<>(lines);
        all.addAll(more);
        return new Sale(
                entity, client, title, language, clientReference, suppliedOn, order, form, currency, deposits, all);
    }

    /** The units that share it, in a fixed order. */
    public Set<UUID> units() {
        Set<UUID> units = new TreeSet<>();
        lines.forEach(line -> units.add(line.unit()));
        return units;
    }

    /**
     * A line of one unit.
     *
     * @param subject job, agreement or project under which it stands in the books
     * @param quantityUnit UN/ECE code, as for {@link SaleLine}
     * @param unitPrice before VAT, in the currency of the document
     * @param agreedVat the case that the client accepted; null when it is still to be decided
     * @param justification why a reduced rate or an exemption is right; kept with the line
     */
    public record Line(
            UUID unit,
            UUID subject,
            Supply supply,
            String description,
            BigDecimal quantity,
            String quantityUnit,
            BigDecimal unitPrice,
            @Nullable VatCase agreedVat,
            @Nullable String justification) {

        public static Line of(
                UUID unit,
                UUID subject,
                Supply supply,
                String description,
                BigDecimal quantity,
                String quantityUnit,
                BigDecimal unitPrice) {
            return new Line(unit, subject, supply, description, quantity, quantityUnit, unitPrice, null, null);
        }

        public Line justified(@Nullable String reason) {
            return new Line(unit, subject, supply, description, quantity, quantityUnit, unitPrice, agreedVat, reason);
        }

        /** A line as the client accepted it. */
        public static Line accepted(UUID unit, UUID subject, SaleLine line) {
            return new Line(
                    unit,
                    subject,
                    line.supply(),
                    line.description(),
                    line.quantity(),
                    line.quantityUnit(),
                    line.unitPrice(),
                    line.vat(),
                    line.justification());
        }
    }
}
