package coop.ouvrage.sales;

import coop.ouvrage.invoicing.QuoteDraft;
import coop.ouvrage.invoicing.QuoteExtras;
import coop.ouvrage.invoicing.QuoteFile;
import coop.ouvrage.invoicing.spi.Supply;
import coop.ouvrage.money.Money;
import coop.ouvrage.unit.UnitDress;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a unit wants to offer, as its holder wrote it.
 *
 * @param language of the paper: the client's
 * @param deposit share of the price that is invoiced before the work; zero for none
 * @param framework whether prices and a ceiling are offered, to be called off
 * @param opening stands before the lines
 * @param closing stands behind them
 * @param currency of the prices, ISO 4217; null for the euro
 */
public record OfferDraft(
        UUID client,
        String title,
        String language,
        @Nullable String clientReference,
        LocalDate validUntil,
        List<Line> lines,
        BigDecimal deposit,
        boolean framework,
        String opening,
        String closing,
        @Nullable String currency) {

    public OfferDraft {
        lines = List.copyOf(lines);
        currency = "EUR".equals(currency) ? null : currency;
    }

    /** With the standing texts of its language in the place of those for every language. */
    OfferDraft translated(UnitDress dress) {
        UnitDress.Texts own = dress.in(language);
        return new OfferDraft(
                client,
                title,
                language,
                clientReference,
                validUntil,
                lines,
                deposit,
                framework,
                opening.strip().equals(dress.texts().opening()) ? own.opening() : opening,
                closing.strip().equals(dress.texts().closing()) ? own.closing() : closing,
                currency);
    }

    /** Prices in euro. */
    public OfferDraft(
            UUID client,
            String title,
            String language,
            @Nullable String clientReference,
            LocalDate validUntil,
            List<Line> lines,
            BigDecimal deposit,
            boolean framework,
            String opening,
            String closing) {
        this(client, title, language, clientReference, validUntil, lines, deposit, framework, opening, closing, null);
    }

    /** The same with its prices in another currency; null or EUR for the euro. */
    public OfferDraft in(@Nullable String other) {
        return new OfferDraft(
                client,
                title,
                language,
                clientReference,
                validUntil,
                lines,
                deposit,
                framework,
                opening,
                closing,
                other);
    }

    /**
     * @param measure UN/ECE code
     * @param price of one, before VAT
     * @param optional whether the client may leave it out
     * @param justification why a reduced rate or an exemption is right
     */
    public record Line(
            String description,
            Supply supply,
            BigDecimal quantity,
            String measure,
            BigDecimal price,
            boolean optional,
            @Nullable String justification) {

        QuoteDraft.Item item() {
            return new QuoteDraft.Item(description, supply, quantity, measure, price, justification);
        }
    }

    /** The same until another day. */
    OfferDraft until(LocalDate day) {
        return new OfferDraft(
                client, title, language, clientReference, day, lines, deposit, framework, opening, closing, currency);
    }

    /** The same with what the client wants to read on its invoices. */
    OfferDraft referred(String reference) {
        return new OfferDraft(
                client, title, language, reference, validUntil, lines, deposit, framework, opening, closing, currency);
    }

    QuoteDraft quote(UUID unit, UUID offer) {
        return new QuoteDraft(
                unit,
                offer,
                client,
                title,
                language,
                items(false),
                Money.ZERO,
                "",
                clientReference,
                validUntil,
                currency);
    }

    QuoteExtras extras(String number, List<QuoteFile> files) {
        return new QuoteExtras(number, deposit, framework, opening, closing, items(true), files);
    }

    private List<QuoteDraft.Item> items(boolean optional) {
        return lines.stream()
                .filter(line -> line.optional() == optional)
                .map(Line::item)
                .toList();
    }
}
