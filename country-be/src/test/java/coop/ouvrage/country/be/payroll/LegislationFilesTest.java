package coop.ouvrage.country.be.payroll;

import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.legislation.DatedValue;
import coop.ouvrage.legislation.Legislation;
import coop.ouvrage.legislation.Parameter;
import coop.ouvrage.words.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every file of the law loads, has its sources, and is used or known to be waiting for its module. */
class LegislationFilesTest {

    private static final Path FILES = Path.of("src/main/resources/legislation/be");

    /** Collected with the payroll reference, for modules and rules that do not exist yet. Shorten it, never lengthen it for convenience. */
    private static final Set<String> NOT_YET_USED = Set.of(
            "artist_expense_allowance/contribution_of_principal",
            "artist_expense_allowance/iaa",
            "artist_expense_allowance/max_consecutive_days_same_principal",
            "artist_expense_allowance/max_days_per_year",
            "artist_expense_allowance/rpi",
            "deadlines/onss_late",
            "deadlines/onss_provisions",
            "deadlines/pay_latest_working_day_default",
            "deadlines/pay_latest_working_day_maximum",
            "deadlines/withholding_quarterly_threshold",
            "expenses/abroad_reductions",
            "expenses/bicycle_exempt",
            "expenses/civil_servant_meal_base",
            "expenses/home_office_monthly",
            "expenses/km_annual",
            "expenses/km_quarterly",
            "expenses/km_yearly_maximum",
            "expenses/meal_itinerant_day",
            "expenses/meal_voucher",
            "expenses/night_away_belgium",
            "expenses/parking_monthly",
            "expenses/private_commute_exemption",
            "holiday_pay/employer_provision_employee",
            "holiday_pay/onva_manual_and_artists",
            "minimum_wages/beginning_artist_cp304_nl",
            "minimum_wages/beginning_artist_cp329",
            "minimum_wages/beginning_artist_music_cp304",
            "minimum_wages/beginning_artist_performing_arts_fr",
            "minimum_wages/cp200_scale_one_year",
            "minimum_wages/musicians_per_service",
            "minimum_wages/rmmmg_hourly_38h",
            "social_security/annual_holiday_contribution_yearly",
            "social_security/cp304_nl_risk_groups",
            "social_security/employer_basic_rate_base",
            "social_security/employer_basic_rate_wage_moderation",
            "social_security/special_contribution_quarter_bounds",
            "social_security/structural_reduction_upper_bound",
            "social_security/student_solidarity_total_declared",
            "withholding_tax/company_director_expenses_rate",
            "withholding_tax/group_insurance_credit",
            "withholding_tax/piece_work_minimum_rate",
            "working_time/flexible_hours_per_day",
            "working_time/flexible_hours_per_week",
            "year_end_premium/cp200_annual_premium",
            "year_end_premium/cp304_nl_short_contracts_eco_vouchers");

    private final Legislation legislation = BelgianLegislation.get();

    @Test
    void everyFileOfTheFolderIsListedAndLoaded() throws IOException {
        try (Stream<Path> files = Files.walk(FILES)) {
            Set<String> names = files.filter(Files::isRegularFile)
                    .map(file -> FILES.relativize(file).toString().replace('\\', '/'))
                    .filter(name -> name.endsWith(".yaml") && !name.equals("sources.yaml"))
                    .map(name -> name.substring(0, name.length() - ".yaml".length()))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(legislation.parameters().stream().map(Parameter::name))
                    .containsExactlyInAnyOrderElementsOf(names);
        }
    }

    @Test
    void everyValueHasAKnownSourceAndNoPeriodOverlaps() {
        for (Parameter parameter : legislation.parameters()) {
            List<DatedValue> values = parameter.values();
            assertThat(values).as(parameter.name()).isNotEmpty();
            for (int i = 0; i < values.size(); i++) {
                assertThat(legislation.sources().keySet())
                        .containsAll(values.get(i).sources());
                if (i > 0) {
                    assertThat(values.get(i - 1).until())
                            .as(parameter.name())
                            .isBefore(values.get(i).from());
                }
            }
        }
    }

    @Test
    void everyParameterHasANameInEveryLanguage() {
        Texts texts = Texts.load();
        assertThat(legislation.parameters())
                .allMatch(parameter -> Texts.LANGUAGES.stream()
                        .allMatch(language ->
                                texts.has(language, "law." + parameter.name().replace('/', '.'))));
    }

    @Test
    void everyFileIsUsedOrKnownToWait() throws IOException {
        String code = code();
        Set<String> unused = legislation.parameters().stream()
                .map(Parameter::name)
                .filter(name -> !code.contains('"' + name + '"'))
                .filter(name -> !(name.endsWith("_on_108") && code.contains(name.replace("_on_108", ""))))
                .filter(name -> !name.startsWith("minimum_wages/rmmmg_share_"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(unused).containsExactlyInAnyOrderElementsOf(NOT_YET_USED);
    }

    private static String code() throws IOException {
        StringBuilder code = new StringBuilder();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                code.append(Files.readString(file));
            }
        }
        return code.toString();
    }
}
