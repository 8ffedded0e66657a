package coop.ouvrage.invoicing.spi;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Decides the VAT of a sale. Implemented by the country of the issuing legal entity. */
public interface VatRules {

    /**
     * VATEX code of what a client repays of costs paid in its name and for its account: no part of the taxable amount, entered in the books in a
     * suspense account (directive 2006/112/EC, art. 79 (c)). Every country gives {@link Supply#DISBURSEMENT} this code.
     */
    String DISBURSED = "VATEX-EU-79-C";

    /**
     * Code of the refused case of an entity exempt from VAT that would have to charge it, or to leave it to its client: it has no VAT number. Every
     * country that knows such an entity gives it this code.
     */
    String EXEMPT_ENTITY = "exempt_entity";

    /** The case of one line of a sale. Law that is not known for the question is a refused case, never a guess. */
    VatCase decide(VatQuestion question);

    /** Whether the seller must say why this case is right, so that an inspector can be shown. */
    boolean asksJustification(VatCase decided);

    /**
     * What decides the VAT.
     *
     * @param on the day of the taxable event
     * @param entityExempt whether the issuing legal entity supplies under the training exemption
     * @param clientCountry ISO 3166 code of the client's establishment
     * @param clientTaxable whether the client is a taxable person with a VAT number
     * @param euInstitution whether the client showed the certificate of an institution exempt from VAT
     */
    record VatQuestion(
            LocalDate on,
            Supply supply,
            boolean entityExempt,
            String clientCountry,
            boolean clientTaxable,
            boolean euInstitution) {}

    /**
     * The answer.
     *
     * @param code stable name of the case, also the key of its explanation ({@code vat.case.<code>})
     * @param category UNCL5305 category: S, Z, E, AE, K, G or O
     * @param rate as a fraction: 0.21
     * @param reasonCode VATEX code of an exemption, if one exists
     * @param mention words that the law wants on the document, by language; empty if none
     * @param grid turnover grid of the VAT return
     * @param source law or reference that decides
     * @param refused whether the case is outside what the co-operative invoices
     */
    record VatCase(
            String code,
            String category,
            BigDecimal rate,
            @Nullable String reasonCode,
            Map<String, String> mention,
            String grid,
            String source,
            boolean refused) {}
}
