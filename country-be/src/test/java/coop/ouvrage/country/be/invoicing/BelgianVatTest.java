package coop.ouvrage.country.be.invoicing;

import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.country.be.payroll.BelgianLegislation;
import coop.ouvrage.invoicing.spi.Supply;
import coop.ouvrage.invoicing.spi.VatRules.VatCase;
import coop.ouvrage.invoicing.spi.VatRules.VatQuestion;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The decision table of VAT on sales, one line a case, first match wins. */
class BelgianVatTest {

    private final BelgianVat vat = new BelgianVat(new VatRates(BelgianLegislation.get()));

    @ParameterizedTest
    @CsvSource({
        "SERVICE,        false, BE, true,  false, standard,        S,  0.21",
        "SERVICE,        false, BE, false, false, standard,        S,  0.21",
        "PERFORMANCE,    false, BE, true,  false, performance,     S,  0.06",
        "AUTHORS_RIGHTS, false, BE, true,  false, authors_rights,  S,  0.06",
        "TRAINING,       false, BE, true,  false, standard,        S,  0.21",
        "TRAINING,       true,  BE, true,  false, training_exempt, E,  0",
        "SERVICE,        false, FR, true,  false, reverse_charge,  AE, 0",
        "TRAINING,       true,  FR, false, false, training_exempt, E,  0",
        "TRAINING,       true,  US, true,  false, outside_union,   O,  0",
        "SERVICE,        false, FR, false, false, standard,        S,  0.21",
        "SERVICE,        false, CH, true,  false, outside_union,   O,  0",
        "SERVICE,        false, BE, true,  true,  institution,     E,  0",
        "DISBURSEMENT,   false, FR, true,  true,  disbursement,    E,  0",
        "GOODS,          false, BE, true,  false, standard,        S,  0.21",
        "GOODS,          false, FR, true,  false, goods_union,     K,  0",
        "GOODS,          false, XI, true,  false, goods_union,     K,  0",
        "GOODS,          false, US, false, false, goods_export,    G,  0",
        "BOOKS,          false, BE, false, false, books,           S,  0.06",
        "BOOKS,          false, NL, true,  false, goods_union,     K,  0",
        "CATERING,       false, BE, false, false, catering,        S,  0.12",
    })
    void decides(
            Supply supply,
            boolean exempt,
            String country,
            boolean taxable,
            boolean institution,
            String code,
            String category,
            String rate) {
        VatCase decided =
                vat.decide(new VatQuestion(LocalDate.of(2026, 11, 20), supply, exempt, country, taxable, institution));
        assertThat(decided.code()).isEqualTo(code);
        assertThat(decided.category()).isEqualTo(category);
        assertThat(decided.rate()).isEqualByComparingTo(rate);
        assertThat(decided.refused()).isFalse();
        assertThat(decided.mention().isEmpty())
                .as("words only for sales without VAT")
                .isEqualTo("S".equals(category));
    }

    @ParameterizedTest
    @CsvSource({
        "BUILDING, false, BE, true,  building",
        "GOODS,    false, FR, false, goods_abroad",
        "BOOKS,    false, NL, false, goods_abroad",
        "SERVICE,  true,  BE, true,  exempt_entity",
        "SERVICE,  true,  FR, true,  exempt_entity",
        "TRAINING, true,  FR, true,  exempt_entity",
    })
    void refusesWhatTheCooperativeDoesNotInvoice(
            Supply supply, boolean exempt, String country, boolean taxable, String code) {
        VatCase decided =
                vat.decide(new VatQuestion(LocalDate.of(2026, 11, 20), supply, exempt, country, taxable, false));
        assertThat(decided.refused()).isTrue();
        assertThat(decided.code()).isEqualTo(code);
    }
}
