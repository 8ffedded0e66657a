package coop.ouvrage.invoicing;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The text of an offer in one fixed form, so that what was accepted can be proven by its hash: every field that binds, in a
 * fixed order, a row each.
 */
@Component
class QuoteText {

    String canonical(Quote quote, @Nullable QuoteTerms terms) {
        StringBuilder text = new StringBuilder()
                .append("quote ")
                .append(quote.reference())
                .append('\n')
                .append("issuer ")
                .append(quote.entity())
                .append('\n')
                .append("client ")
                .append(quote.client())
                .append('\n')
                .append("title ")
                .append(quote.title())
                .append('\n')
                .append("valid until ")
                .append(quote.validUntil())
                .append('\n');
        ForeignAmounts foreign = quote.foreign();
        if (foreign != null) {
            text.append("currency ").append(foreign.currency()).append('\n');
        }
        for (SaleLine line : quote.lines()) {
            text.append("line ")
                    .append(line.description())
                    .append(" | ")
                    .append(line.quantity().stripTrailingZeros().toPlainString())
                    .append(' ')
                    .append(line.quantityUnit())
                    .append(" | ")
                    .append(line.unitPrice().stripTrailingZeros().toPlainString())
                    .append(" | ")
                    .append(quote.foreign() == null ? line.net() : line.documentNet())
                    .append(" | ")
                    .append(line.vat().category())
                    .append(' ')
                    .append(line.vat().rate().stripTrailingZeros().toPlainString())
                    .append('\n');
        }
        if (terms != null) {
            text.append(terms.framework() ? "ceiling, to be called off\n" : "")
                    .append("deposit ")
                    .append(terms.deposit().toPlainString())
                    .append('\n')
                    .append("opening ")
                    .append(terms.opening())
                    .append('\n')
                    .append("closing ")
                    .append(terms.closing())
                    .append('\n');
            terms.files()
                    .forEach(file -> text.append("file ").append(file.hash()).append('\n'));
        }
        return text.append("total before VAT ")
                .append(quote.documentExclVat())
                .append('\n')
                .append("VAT ")
                .append(quote.documentVat())
                .append('\n')
                .append("total ")
                .append(quote.documentExclVat().plus(quote.documentVat()))
                .append('\n')
                .toString();
    }
}
