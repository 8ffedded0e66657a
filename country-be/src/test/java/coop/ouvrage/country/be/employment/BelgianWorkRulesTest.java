package coop.ouvrage.country.be.employment;

import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.country.be.payroll.BelgianLegislation;
import coop.ouvrage.employment.ContractKind;
import coop.ouvrage.employment.Post;
import coop.ouvrage.employment.Workplace;
import coop.ouvrage.refusal.Refusal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BelgianWorkRulesTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 27);
    private final BelgianWorkRules rules = new BelgianWorkRules(BelgianLegislation.get());

    @ParameterizedTest
    @CsvSource({
        "1000, fr, fr",
        "1000, nl, nl",
        "1080, de, fr",
        "1300, nl, fr",
        "1500, fr, nl",
        "2000, fr, nl",
        "4000, de, fr",
        "4700, fr, de",
        "4800, de, fr",
        "7000, nl, fr",
        "8000, fr, nl",
        "9000, en, nl"
    })
    void languageFollowsThePlaceAndInBrusselsTheWorker(String postCode, String wished, String language) {
        Workplace place = new Workplace("Salle", "Rue Haute", "1", postCode, "Lieu", "BE");
        assertThat(rules.languageOf(DAY, place, wished).value()).isEqualTo(language);
    }

    @Test
    void shiftIsPaidThreeHoursAtLeast() {
        assertThat(rules.leastMinutes(DAY).value()).isEqualTo(180);
    }

    @Test
    void minimumPayIsThatOfTheAgeAndTellsHowWellItIsKnown() {
        var adult = rules.minimumPay(DAY, ContractKind.ARTIST, post("304.00", ""), LocalDate.of(1990, 1, 1))
                .orElseThrow();
        assertThat(adult.hourly()).isEqualByComparingTo("13.5644");
        assertThat(adult.source()).isNotEmpty();
        assertThat(rules.minimumPay(DAY, ContractKind.STUDENT, post("304.00", ""), LocalDate.of(2008, 1, 1))
                        .orElseThrow()
                        .hourly())
                .isLessThan(adult.hourly());
        assertThat(rules.minimumPay(LocalDate.of(1999, 1, 1), ContractKind.ARTIST, post("304.00", ""), null))
                .isEmpty();
    }

    @Test
    void studentHoursAreThoseOfTheYear() {
        assertThat(rules.studentHours(LocalDate.of(2022, 5, 1)).value()).isEqualTo(475);
        assertThat(rules.studentHours(LocalDate.of(2024, 5, 1)).value()).isEqualTo(600);
        assertThat(rules.studentHours(DAY).value()).isEqualTo(650);
    }

    @Test
    void lowestPayFollowsTheClassOfTheFunction() {
        assertThat(lowest(post("200.00", "200/D"), ContractKind.EMPLOYEE))
                .isGreaterThan(lowest(post("200.00", ""), ContractKind.EMPLOYEE));
        assertThat(lowest(post("304.00", "304/music"), ContractKind.ARTIST)).isEqualByComparingTo("21.6437");
    }

    @Test
    void unknownCommitteesAndFunctionsAreRefusedNeverGuessed() {
        assertThat(rules.post(DAY, post("200.00", "200/B"))).isEmpty();
        assertThat(rules.post(DAY, post("999.00", "")))
                .extracting(Refusal::code)
                .containsExactly("employment.committee_unknown");
        assertThat(rules.post(DAY, post("200.00", "200/Z")))
                .extracting(Refusal::code)
                .containsExactly("employment.function_unknown");
        assertThat(rules.post(DAY, post("304.00", "200/A")))
                .extracting(Refusal::code)
                .containsExactly("employment.function_unknown");
        assertThat(rules.post(LocalDate.of(2024, 6, 1), post("304.00", "304/music")))
                .extracting(Refusal::code)
                .containsExactly("employment.function_without_scale");
    }

    private java.math.BigDecimal lowest(Post post, ContractKind kind) {
        return rules.minimumPay(DAY, kind, post, LocalDate.of(1990, 1, 1))
                .orElseThrow()
                .hourly();
    }

    private static Post post(String committee, String functionClass) {
        return new Post("work", new Workplace("", "", "", "1000", "Bruxelles", "BE"), committee, "", functionClass);
    }
}
