package coop.ouvrage.country.be.invoicing;

import coop.ouvrage.invoicing.spi.Supply;
import coop.ouvrage.invoicing.spi.VatRules;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * VAT of what a Belgian entity sells, first case that fits (VAT code art. 21, 39, 42, 44; royal decree no. 20). Cases that need
 * the place of an event abroad, or building work, are refused: the accountant decides them.
 */
@Component
class BelgianVat implements VatRules {

    /** Member states of the Union; XI (Northern Ireland) counts for goods only. */
    private static final Set<String> UNION = Set.of(
            "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU",
            "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK");

    private static final Map<String, String> REVERSE_CHARGE = Map.of(
            "fr", "Autoliquidation, article 196 de la directive 2006/112/CE",
            "nl", "Btw verlegd, artikel 196 van richtlijn 2006/112/EG",
            "de", "Steuerschuldnerschaft des Leistungsempfängers, Artikel 196 der Richtlinie 2006/112/EG",
            "en", "Reverse charge, article 196 of directive 2006/112/EC");
    private static final Map<String, String> OUTSIDE = Map.of(
            "fr", "Service localisé hors de l’Union européenne, article 21, § 2, du Code de la TVA",
            "nl", "Dienst gelegen buiten de Europese Unie, artikel 21, § 2, van het Btw-Wetboek",
            "de", "Dienstleistung mit Ort außerhalb der Europäischen Union, Artikel 21 § 2 des MwSt.-Gesetzbuches",
            "en", "Service located outside the European Union, article 21 § 2 of the VAT code");
    private static final Map<String, String> INSTITUTION = Map.of(
            "fr", "Exemption de TVA, article 42, § 3, du Code de la TVA",
            "nl", "Vrijstelling van btw, artikel 42, § 3, van het Btw-Wetboek",
            "de", "Befreit von der MwSt., Artikel 42 § 3 des MwSt.-Gesetzbuches",
            "en", "Exempt from VAT, article 42 § 3 of the VAT code");
    private static final Map<String, String> TRAINING = Map.of(
            "fr", "Exemption de TVA, article 44, § 2, 4°, du Code de la TVA",
            "nl", "Vrijstelling van btw, artikel 44, § 2, 4°, van het Btw-Wetboek",
            "de", "Befreit von der MwSt., Artikel 44 § 2 Nr. 4 des MwSt.-Gesetzbuches",
            "en", "Exempt from VAT, article 44 § 2 4° of the VAT code");
    private static final Map<String, String> DISBURSEMENT = Map.of(
            "fr", "Débours au nom et pour le compte du client, article 28, 5°, du Code de la TVA",
            "nl", "Voorschot in naam en voor rekening van de klant, artikel 28, 5°, van het Btw-Wetboek",
            "de", "Auslagen im Namen und für Rechnung des Kunden, Artikel 28 Nr. 5 des MwSt.-Gesetzbuches",
            "en", "Paid in the name and for the account of the client, article 28 5° of the VAT code");

    private static final Map<String, String> UNION_GOODS = Map.of(
            "fr", "Livraison intracommunautaire exemptée, article 39bis du Code de la TVA",
            "nl", "Vrijgestelde intracommunautaire levering, artikel 39bis van het Btw-Wetboek",
            "de", "Steuerfreie innergemeinschaftliche Lieferung, Artikel 39bis des MwSt.-Gesetzbuches",
            "en", "Exempt intra-Community supply, article 39bis of the VAT code");
    private static final Map<String, String> EXPORT = Map.of(
            "fr", "Exportation exemptée, article 39, § 1er, du Code de la TVA",
            "nl", "Vrijgestelde uitvoer, artikel 39, § 1, van het Btw-Wetboek",
            "de", "Steuerfreie Ausfuhr, Artikel 39 § 1 des MwSt.-Gesetzbuches",
            "en", "Exempt export, article 39 § 1 of the VAT code");

    /** Below the standard rate only for a reason that can be shown to an inspector. */
    private static final Set<String> JUSTIFIED = Set.of(
            "authors_rights",
            "performance",
            "books",
            "catering",
            "institution",
            "disbursement",
            "training_exempt",
            "goods_union",
            "goods_export");

    private final VatRates rates;

    BelgianVat(VatRates rates) {
        this.rates = rates;
    }

    @Override
    public VatCase decide(VatQuestion q) {
        boolean union = UNION.contains(q.clientCountry());
        boolean abroad = !"BE".equals(q.clientCountry());
        if (q.supply() == Supply.DISBURSEMENT) {
            return free("disbursement", "E", DISBURSED, DISBURSEMENT, "", "art. 28 5° VAT code");
        }
        if (q.supply() == Supply.BUILDING) {
            return refused("building", "royal decree no. 1, art. 20");
        }
        if (q.entityExempt() && !mayBeSoldExempt(q, abroad && union)) {
            return refused(EXEMPT_ENTITY, "art. 44 § 2 4°, art. 50 VAT code");
        }
        if (q.euInstitution()) {
            return free("institution", "E", "VATEX-EU-151", INSTITUTION, "47", "art. 42 § 3 VAT code");
        }
        if (abroad && isGoods(q.supply())) {
            return goodsAbroad(q);
        }
        if (abroad && union && q.clientTaxable()) {
            return free(
                    "reverse_charge",
                    "AE",
                    "VATEX-EU-AE",
                    REVERSE_CHARGE,
                    "44",
                    "art. 21 § 2 VAT code, dir. 2006/112 art. 44, 196");
        }
        if (abroad && !union && q.clientTaxable()) {
            return free("outside_union", "O", "VATEX-EU-O", OUTSIDE, "47", "art. 21 § 2 VAT code");
        }
        if (q.entityExempt() && q.supply() == Supply.TRAINING) {
            return free("training_exempt", "E", "VATEX-EU-132-1I", TRAINING, "00", "art. 44 § 2 4° VAT code");
        }
        return taxed(q);
    }

    /** An entity without a VAT number can neither charge the tax nor leave it to a business of another member state. */
    private static boolean mayBeSoldExempt(VatQuestion q, boolean elsewhereInUnion) {
        return q.supply() == Supply.TRAINING && !(elsewhereInUnion && q.clientTaxable());
    }

    private static boolean isGoods(Supply supply) {
        return supply == Supply.GOODS || supply == Supply.BOOKS;
    }

    /** Sales to consumers in the Union are taxed in their country above a threshold: refused, the accountant decides. */
    private static VatCase goodsAbroad(VatQuestion q) {
        boolean union = UNION.contains(q.clientCountry()) || "XI".equals(q.clientCountry());
        if (!union) {
            return free(
                    "goods_export", "G", "VATEX-EU-G", EXPORT, "47", "art. 39 § 1 VAT code, dir. 2006/112 art. 146");
        }
        return q.clientTaxable()
                ? free(
                        "goods_union",
                        "K",
                        "VATEX-EU-IC",
                        UNION_GOODS,
                        "46",
                        "art. 39bis VAT code, dir. 2006/112 art. 138")
                : refused("goods_abroad", "art. 39, 39bis VAT code");
    }

    @Override
    public boolean asksJustification(VatCase decided) {
        return JUSTIFIED.contains(decided.code());
    }

    private VatCase taxed(VatQuestion q) {
        return switch (q.supply()) {
            case AUTHORS_RIGHTS ->
                rated("authors_rights", rates.reduced(q.on()), "01", "royal decree no. 20 (reduced rate)");
            case PERFORMANCE -> rated("performance", rates.reduced(q.on()), "01", "royal decree no. 20 (reduced rate)");
            case BOOKS -> rated("books", rates.reduced(q.on()), "01", "royal decree no. 20, table A (reduced rate)");
            case CATERING -> catering(rates.catering(q.on()), rates.reduced(q.on()));
            default -> rated("standard", rates.standard(q.on()), "03", "royal decree no. 20, art. 1");
        };
    }

    private static VatCase catering(BigDecimal rate, BigDecimal reduced) {
        return rated("catering", rate, rate.compareTo(reduced) == 0 ? "01" : "02", "royal decree no. 20, table B");
    }

    private static VatCase rated(String code, BigDecimal rate, String grid, String source) {
        return new VatCase(code, "S", rate, null, Map.of(), grid, source, false);
    }

    private static VatCase free(
            String code,
            String category,
            @Nullable String reason,
            Map<String, String> mention,
            String grid,
            String source) {
        return new VatCase(code, category, BigDecimal.ZERO, reason, mention, grid, source, false);
    }

    private static VatCase refused(String code, String source) {
        return new VatCase(code, "S", BigDecimal.ZERO, null, Map.of(), "", source, true);
    }
}
