package coop.ouvrage.country.be.payroll.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.ouvrage.refusal.RefusedException;
import java.io.IOException;
import java.io.StringReader;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PayslipFileTest {

    private static final String HEADER = "id,year,period,category,inputs\n";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "payslip.unknown_category | X,2026,2026-09,lottery,gross=100",
                "payslip.bad_period | X,2026,2026-13,employee monthly,gross=100",
                "payslip.bad_period | X,2025,2026-09,employee monthly,gross=100",
                "payslip.bad_period | X,2026,2026,employee monthly,gross=100",
                "payslip.unknown_key | X,2026,2026-09,employee monthly,gross=100;car=yes",
                "payslip.unknown_key | X,2026,2026-09,employee monthly,gross=100;children",
                "payslip.key_twice | X,2026,2026-09,employee monthly,gross=100;gross=200",
                "payslip.missing_key | X,2026,2026-09,employee monthly,children=1",
                "payslip.missing_key | X,2026,2026-09,employee monthly,gross=100;family=married",
                "payslip.bad_value | X,2026,2026-09,employee monthly,gross=-100",
                "payslip.bad_value | X,2026,2026-09,employee monthly,gross=100.001",
                "payslip.bad_value | X,2026,2026-09,employee monthly,gross=99999999999",
                "payslip.bad_value | X,2026,2026-09,employee monthly,gross=100;worker=ghost",
                "payslip.keys_apart | X,2026,2026-09,employee monthly,gross=100;net=90",
                "payslip.missing_key | X,2026,2026-09,employee monthly,budget=100",
                "payslip.bad_value | X,2026,2026-09,employee monthly,gross=100;same_month_as=Y",
                "payslip.missing_key | X,2026,2026-09,student monthly,gross=100;student_hours=8",
                "payslip.missing_key | X,2026,2026-09,student monthly,gross=100;student_hours=8;student_hours_left=2",
                "payslip.bad_value | X,2026,2026-09,student monthly,gross=100;student_hours=0;student_hours_left=2",
                "payslip.too_many_cells | X,2026,2026-09,employee monthly,gross=2500,50",
                "payslip.bad_value | X,2026,2026,year-end premium,sector=999;months_worked=6;seniority_months=6;annual_reference_pay=1",
                "payroll.months_of_year | X,2026,2026,year-end premium,sector=cp200;months_worked=13;seniority_months=6;annual_reference_pay=1",
                "legislation.no_value | X,2026,2026,termination indemnity,gross=1;annual_reference_pay=1",
                "payslip.bad_value | X,2026,2026-09,employee monthly,gross=100;withholding=flat",
                "payslip.bad_value | X,2026,2026-09,employee monthly,gross=100;regime=sometimes",
                "payslip.bad_value | X,2026,2026-09,employee monthly,gross=100;days_paid=0;month_days=21",
                "payslip.bad_value | X,2026,2026-09,employee monthly,gross=100;regime=part_time 40/32h",
                "payslip.other_rate_in_force | X,2026,2026,copyright,copyright_gross=100;flat_costs=yes",
                "payslip.bad_value | X,2026,2026-09,employee monthly,gross=100;children=1;disabled_children=2",
                "payslip.bad_value | X,2026,2026-09,employee monthly,gross=100;family=single;spouse=no_income",
                "payslip.other_rate_in_force | X,2025,2025-Q1,quarterly declaration,quarter_wages=1;global_rate=38.10%",
                "legislation.no_value | X,2017,2017-12,employee monthly,gross=2000.00",
                "legislation.no_value | X,2027,2027-01,employee monthly,gross=2000.00",
                "legislation.no_value | X,2027,2027-01,student monthly,gross=500",
                "legislation.no_value | X,2027,2027-01,artist monthly,gross=500;withholding=flat;days_paid=2;month_days=21",
                "legislation.no_value | X,2023,2023,exceptional allowance,gross_allowance=1;annual_reference_pay=1",
                "legislation.no_value | X,2019,2019-02,employee monthly,gross=3000.00;children=1",
                "payroll.too_many_children | X,2024,2024,exceptional allowance,gross_allowance=1;annual_reference_pay=1;children=7",
                "payroll.rights_above_ceiling | X,2024,2024,copyright,copyright_gross=80000.00"
            })
    void eachMistakeHasItsCodeAndItsLine(String code, String row) throws IOException {
        PayslipFile file = PayslipFile.read(new StringReader(HEADER + "\n" + row + "\n"));
        assertThat(file.results()).isEmpty();
        assertThat(file.refused()).singleElement().satisfies(refused -> {
            assertThat(refused.refusal().code()).isEqualTo(code);
            assertThat(refused.line()).isEqualTo(3);
            assertThat(refused.id()).isEqualTo("X");
        });
    }

    @Test
    void oneRefusedLineDoesNotStopTheOthers() throws IOException {
        PayslipFile file = PayslipFile.read(new StringReader(HEADER
                + "A,2026,2026-09,employee monthly,gross=2233.61;family=single\n"
                + "B,2026,2026-09,employee monthly,gross=oops\n"
                + "C,2026,2026-09,employee monthly,gross=2233.61;family=single\n"));
        assertThat(file.results()).extracting(CaseResult::id).containsExactly("A", "C");
        PayslipFile open = PayslipFile.read(
                new StringReader(
                        HEADER
                                + "A,2026,2026-09,employee monthly,gross=2233.61\nB,2026,2026-09,employee monthly,\"gross=1\nC,2026,2026-09,employee monthly,gross=1\n"));
        assertThat(open.refused())
                .as("where the quote was opened, not where the file ends")
                .extracting(RefusedCase::line)
                .containsExactly(3);
    }

    @Test
    void authorsRightsNameTheFiguresThatAreNotVerified() throws IOException {
        PayslipFile file = PayslipFile.read(new StringReader(HEADER
                + "A,2025,2025,copyright,copyright_gross=20000.00\n"
                + "B,2026,2026,copyright,copyright_gross=10000.00\n"));
        assertThat(file.results())
                .extracting(result -> result.unverified().toString())
                .satisfiesExactly(
                        bands -> assertThat(bands).contains("copyright/bands_by_income_year"),
                        costs -> assertThat(costs).contains("copyright/flat_rate_costs"));
    }

    @Test
    void whatIsDoubtfulInTheReferenceIsNamedWhereItIsUsed() throws IOException {
        PayslipFile file = PayslipFile.read(new StringReader(HEADER
                + "A,2026,2026,exceptional allowance,gross_allowance=3000.00;annual_reference_pay=36000.00\n"
                + "B,2026,2026-09,employee monthly,gross=1000.00;hours_paid=76;month_hours=164.67\n"
                + "C,2026,2026-09,employee monthly,gross=1000.00;hours_paid=76;month_hours=164.67;same_month_as=B\n"));
        assertThat(file.results())
                .extracting(result -> result.unverified().toString())
                .satisfiesExactly(
                        allowance -> assertThat(allowance).contains("withholding_tax/exceptional_allowances_reference"),
                        alone -> assertThat(alone).doesNotContain("withholding_tax/month_aggregation"),
                        second -> assertThat(second).contains("withholding_tax/month_aggregation"));
    }

    @Test
    void aLineNeedsAnIdOfItsOwn() throws IOException {
        PayslipFile file = PayslipFile.read(new StringReader(HEADER
                + "A,2026,2026-09,employee monthly,gross=100\n"
                + "A,2026,2026-09,employee monthly,gross=200\n"
                + ",2026,2026-09,employee monthly,gross=300\n"));
        assertThat(file.results()).hasSize(1);
        assertThat(file.refused())
                .extracting(r -> r.refusal().code())
                .containsExactly("payslip.id_twice", "payslip.no_id");
    }

    @Test
    void cellsMayBeSeparatedAsASpreadsheetHereWritesThem() throws IOException {
        PayslipFile semicolons = PayslipFile.read(
                new StringReader(
                        "id;year;period;category;inputs\r\nA;2026;2026-09;employee monthly;\"gross=2233.61;family=single\"\r\n"));
        assertThat(semicolons.results().getFirst().columns()).containsEntry("net", "2084.45");
        PayslipFile tabs = PayslipFile.read(new StringReader(
                HEADER.replace(',', '\t') + "A\t2026\t2026-09\temployee monthly\tgross=2233.61;family=single\n"));
        assertThat(tabs.results().getFirst().columns()).containsEntry("net", "2084.45");
    }

    @Test
    void twoColumnsOfOneNameAreRefused() {
        assertThatThrownBy(() -> PayslipFile.read(new StringReader("id,ID,year,period,category,inputs\n")))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        e -> assertThat(e.refusals().getFirst().code()).isEqualTo("payslip.column_twice"));
    }

    /** With what a line needs kept, hundreds of MB would be. */
    @Test
    void aLongFileIsAnsweredAsItIsRead() throws IOException {
        StringBuilder csv = new StringBuilder(HEADER);
        for (int i = 0; i < 2000; i++) {
            csv.append('A').append(i).append(",2026,2026-09,employee monthly,gross=100\n");
        }
        AtomicInteger seen = new AtomicInteger();
        PayslipFile file = PayslipFile.read(new StringReader(csv.toString()), result -> seen.incrementAndGet());
        assertThat(seen).hasValue(2000);
        assertThat(file.results()).isEmpty();
    }

    @Test
    void everyMistakeOfTheKeysIsToldAtOnce() throws IOException {
        PayslipFile file =
                PayslipFile.read(new StringReader(HEADER + "A,2026,2026-09,employee monthly,car=1;boat=2\n"));
        assertThat(file.refused()).hasSize(2);
    }

    @Test
    void aFileWithoutItsColumnsIsRefusedWhole() {
        assertThatThrownBy(() -> PayslipFile.read(new StringReader("id,category\nA,b\n")))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        e -> assertThat(e.refusals().getFirst())
                                .hasToString(
                                        "Refusal[code=payslip.no_header, arguments={columns=year, period, inputs}]"));
    }

    @Test
    void aBrokenQuoteEndsTheReadingAndIsTold() throws IOException {
        PayslipFile file = PayslipFile.read(new StringReader(HEADER
                + "A,2026,2026-09,employee monthly,gross=2233.61\nB,2026,2026-09,\"employee\" monthly,gross=1\n"));
        assertThat(file.results()).hasSize(1);
        assertThat(file.refused()).extracting(r -> r.refusal().code()).containsExactly("payslip.bad_csv");
        assertThat(file.refused()).extracting(RefusedCase::line).containsExactly(3);
    }

    @Test
    void remarksBehindValuesByteOrderMarksAndFurtherColumnsAreNoObstacle() throws IOException {
        PayslipFile file = PayslipFile.read(new StringReader("\uFEFFid,year,period,category,inputs,note\n"
                + "A,2024,2024-12,exceptional allowance,"
                + "gross_allowance=2500.00;annual_reference_pay=26079.00 (=12 x taxable),x\n"));
        assertThat(file.results().getFirst().columns()).containsEntry("withholding", "877.56");
    }

    @Test
    void aPensionMeansWhatTheLimitsOfTheYearMakeOfIt() throws IOException {
        assertThat(net("spouse=pension_only_le_174")).isEqualTo(net("spouse=tiny_pension"));
        assertThat(net("spouse=pension_le_579")).isEqualTo(net("spouse=low_pension"));
        assertThat(net("spouse=pension_le_900")).isEqualTo(net("spouse=own_income"));
        assertThat(net("spouse=own_income_le_290")).isEqualTo(net("spouse=low_income"));
    }

    private static String net(String spouse) throws IOException {
        Map<String, String> columns = PayslipFile.read(new StringReader(
                        HEADER + "A,2026,2026-09,employee monthly,gross=3000.00;family=married;" + spouse + "\n"))
                .results()
                .getFirst()
                .columns();
        return columns.getOrDefault("net", "");
    }

    @Test
    void theCategoryMayNameTheWorker() throws IOException {
        PayslipFile file = PayslipFile.read(new StringReader(HEADER
                + "A,2026,2026-09,manual worker monthly,gross=2233.61\n"
                + "B,2026,2026-09,employee monthly,gross=2233.61;worker=manual\n"
                + "C,2026,2026-09,student monthly,gross=802.75\n"
                + "D,2026,2026-09,artist monthly,gross=557.32;withholding=flat;days_paid=1;month_days=22\n"));
        assertThat(file.refused()).isEmpty();
        assertThat(file.results().get(0).columns())
                .isEqualTo(file.results().get(1).columns());
        assertThat(file.results().get(2).columns()).containsEntry("net", "781.00");
        assertThat(file.results().get(3).columns()).containsEntry("withholding", "53.18");
    }

    @Test
    void departureHolidayPayBearsContributionsOnMostOfIt() throws IOException {
        CaseResult result = PayslipFile.read(new StringReader(
                        HEADER + "A,2026,2026-11,departure holiday pay,gross=1000.00;annual_reference_pay=12000.00\n"))
                .results()
                .getFirst();
        // 153.40; 13.07 % of 76.70 + 68.00 = 18.91; 19.17 % of 134.49 = 25.78
        assertThat(result.columns())
                .containsEntry("social_contribution", "18.91")
                .containsEntry("taxable", "134.49")
                .containsEntry("withholding", "25.78")
                .containsEntry("net", "108.71");
        assertThat(result.other()).containsEntry("holiday_pay", "153.40");
    }

    @Test
    void aSecondContractOfTheMonthCountsTheFirst() throws IOException {
        PayslipFile file = PayslipFile.read(new StringReader(HEADER + """
                A,2026,2026-11,employee monthly,gross=1129.03;hours_paid=15.2;month_hours=159.6
                B,2026,2026-11,employee monthly,gross=564.51;hours_paid=7.6;month_hours=159.6;same_month_as=A
                C,2026,2026-12,employee monthly,gross=564.51;hours_paid=7.6;month_hours=159.6;same_month_as=A
                """));
        assertThat(file.results().get(0).columns()).containsEntry("net", "981.47");
        assertThat(file.results().get(1).columns()).containsEntry("net", "464.06");
        assertThat(file.refused())
                .singleElement()
                .satisfies(refused -> assertThat(refused.id()).isEqualTo("C"));
    }

    @Test
    void backFromANetAndFromABudget() throws IOException {
        PayslipFile file = PayslipFile.read(new StringReader(HEADER + """
                A,2026,2026-11,employee monthly,budget=875.00;coefficient=1.55;days_paid=1;month_days=21
                B,2026,2026-11,employee monthly,net=490.73;days_paid=1;month_days=21
                """));
        assertThat(file.refused()).isEmpty();
        assertThat(file.results()).allSatisfy(result -> {
            assertThat(result.other()).containsEntry("gross", "564.51");
            assertThat(result.columns()).containsEntry("net", "490.73");
        });
    }

    /** 10 of 16 hours are left: 200 of 320 EUR at 2.71 %, the rest as an employee. */
    @Test
    void aQuotaThatEndsWithinTheWageCutsIt() throws IOException {
        PayslipFile file = PayslipFile.read(new StringReader(HEADER + """
                A,2026,2026-11,student monthly,gross=320.00;student_hours=15.5;student_hours_left=10;hours_paid=16;month_hours=159.6
                B,2026,2026-11,employee monthly,gross=120.00;hours_paid=6;month_hours=159.6
                """));
        assertThat(file.refused()).isEmpty();
        Map<String, String> cut = file.results().get(0).columns();
        Map<String, String> above = file.results().get(1).columns();
        // 5.42 of solidarity; 15.68 of contribution on 120, less the work bonus of six hours
        assertThat(cut).containsEntry("social_contribution", "21.10");
        assertThat(cut.get("withholding")).isEqualTo(above.get("withholding"));
        assertThat(new java.math.BigDecimal(cut.get("taxable")))
                .isEqualByComparingTo(
                        new java.math.BigDecimal(above.get("taxable")).add(new java.math.BigDecimal("194.58")));
        assertThat(new java.math.BigDecimal(cut.get("net")))
                .isEqualByComparingTo(
                        new java.math.BigDecimal(above.get("net")).add(new java.math.BigDecimal("194.58")));
    }

    @Test
    void payOutsideTheMonth() throws IOException {
        PayslipFile file = PayslipFile.read(new StringReader(HEADER + """
                A,2026,2026,double holiday pay,gross=5000.00;annual_reference_pay=52158.00
                B,2025,2025-12,year-end premium,sector=cp200;gross=2400.00;months_worked=9;seniority_months=9;annual_reference_pay=26079.00
                C,2025,2025-12,year-end premium,sector=cp200;gross=2400.00;months_worked=9;seniority_months=5;annual_reference_pay=26079.00
                D,2025,2025-12,year-end premium,sector=cp304_nl;months_worked=6;seniority_months=6;contract_months=6;annual_reference_pay=26079.00
                E,2025,2025-12,termination indemnity,gross=3000.00;annual_reference_pay=30000.00
                """));
        assertThat(file.refused()).isEmpty();
        // 92 % of 5,000; 13.07 % of 85 % of 5,000 = 555.48; 47.44 % of 4,044.52
        assertThat(file.results().get(0).columns())
                .containsEntry("social_contribution", "555.48")
                .containsEntry("withholding", "1918.72");
        // 2,400 x 9 / 12 = 1,800; 40.38 % of 1,564.74
        assertThat(file.results().get(1).other()).containsEntry("premium", "1800.00");
        assertThat(file.results().get(1).columns()).containsEntry("withholding", "631.84");
        assertThat(file.results().get(2).columns()).containsEntry("net", "0.00");
        // 442.17 x 6 / 12
        assertThat(file.results().get(3).other()).containsEntry("premium", "221.09");
        // 24.92 % of 2,607.90
        assertThat(file.results().get(4).columns()).containsEntry("withholding", "649.89");
    }
}
