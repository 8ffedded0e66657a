package coop.ouvrage.country.be.payroll.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keys of a line that contradict each other, or would be passed over. */
class PayslipKeysTest {

    private static final String HEADER = "id,year,period,category,inputs\n";

    /** A key that would be passed over in silence: the figure would be that of a guess. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "The key “days_paid” is missing. | month_days=21",
                "The key “hours_paid” is missing. | month_hours=159.6",
                "“days_paid” and “hours_paid” | days_paid=5;month_days=21;hours_paid=76;month_hours=159.6",
                "“regime” and “days_paid” | regime=part_time 32/40h;days_paid=5;month_days=21",
                "“full_time” and “regime” | full_time=yes;regime=part_time 32/40h",
                "“full_time” and “regime” | full_time=no;regime=full_time;days_paid=5;month_days=21",
                "The key “regime” cannot be “part_time 50/40h” | regime=part_time 50/40h",
                "The key “regime” is missing. | full_time=no",
                "The key “budget” is missing. | coefficient=1.55",
                "“within_quota” and “worker” | within_quota=yes",
                "“student_hours” and “worker” | student_hours=10;student_hours_left=2",
                "“student_hours_left” and “worker” | student_hours_left=2",
                "The key “student_hours” is missing. | worker=student;student_hours_left=0",
                "“student_hours” and “within_quota” | worker=student;student_hours=10;student_hours_left=20;within_quota=no",
                "The key “hours_paid” is missing. | worker=student;student_hours=10;student_hours_left=2;month_hours=159.6",
                "“scale” and “spouse” | family=married;spouse=no_income;scale=1",
                "“scale” and “family” | family=single;scale=2",
                "“scale” and “resident” | scale=3;resident=yes",
                "“scale” and “resident” | scale=1;resident=no",
                "The key “family” is missing. | spouse_disabled=yes",
                "“spouse_disabled” and “family” | family=single;spouse_disabled=yes",
                "“single_parent_reduction” and “spouse” | family=married;spouse=own_income;children=1;single_parent_reduction=yes",
                "“single_parent_reduction” and “children” | children=0;single_parent_reduction=yes",
                "“isolated_reduction” and “scale” | scale=2;isolated_reduction=yes"
            })
    void noKeyIsPassedOver(String words, String inputs) throws IOException {
        PayslipFile file = PayslipFile.read(
                new StringReader(HEADER + "X,2026,2026-09,employee monthly,gross=1000.00;" + inputs + "\n"));
        assertThat(file.results()).isEmpty();
        assertThat(file.refused())
                .singleElement()
                .satisfies(refused -> assertThat(words(refused)).contains(words));
    }

    private static String words(RefusedCase refused) {
        String pattern = ResourceBundle.getBundle("messages/payslip", Locale.ENGLISH)
                .getString("refusal." + refused.refusal().code());
        return MessageFormat.format(
                pattern, refused.refusal().arguments().values().toArray());
    }

    @Test
    void theCategoryIsNotContradicted() throws IOException {
        PayslipFile file = PayslipFile.read(new StringReader(HEADER
                + "A,2026,2026-09,student monthly,gross=1000;worker=employee\n"
                + "B,2026,2026-09,artist monthly,gross=1000;worker=student\n"
                + "C,2026,2026-09,manual worker monthly,gross=1000;worker=manual\n"));
        assertThat(file.refused()).extracting(RefusedCase::id).containsExactly("A", "B");
        assertThat(file.results()).extracting(CaseResult::id).containsExactly("C");
    }

    /** Days do not add up with hours, and one person has one family in a month. Pay that counts nothing may stand between. */
    @Test
    void aMonthIsToldInOneUnitAndForOneFamily() throws IOException {
        PayslipFile file = PayslipFile.read(new StringReader(HEADER + """
                A,2026,2026-09,employee monthly,gross=500;hours_paid=38;month_hours=159.6
                B,2026,2026-09,employee monthly,gross=500;days_paid=5;month_days=21;same_month_as=A
                C,2026,2026-09,employee monthly,gross=500;hours_paid=38;month_hours=164.67;same_month_as=A
                D,2026,2026-09,employee monthly,gross=500;same_month_as=A
                E,2026,2026-09,employee monthly,gross=500;hours_paid=38;month_hours=159.6;family=married;spouse=no_income;same_month_as=A
                F,2026,2026-09,student monthly,gross=500;same_month_as=A
                G,2026,2026-09,employee monthly,gross=500;days_paid=5;month_days=21;same_month_as=F
                H,2026,2026-09,employee monthly,gross=1500;hours_paid=38;month_hours=159.60;same_month_as=F
                I,2026,2026-09,employee monthly,gross=1500;hours_paid=38;month_hours=159.6;same_month_as=A
                """));
        assertThat(file.refused())
                .extracting(refused -> refused.id() + " " + words(refused))
                .containsExactly(
                        "B The keys “same_month_as” and “days_paid” do not go together.",
                        "C The keys “same_month_as” and “hours_paid” do not go together.",
                        "D The keys “same_month_as” and “full_time” do not go together.",
                        "E The keys “same_month_as” and “family” do not go together.",
                        "G The keys “same_month_as” and “days_paid” do not go together.");
        assertThat(file.results()).extracting(CaseResult::id).containsExactly("A", "F", "H", "I");
        assertThat(file.results().get(2).columns())
                .isEqualTo(file.results().get(3).columns());
    }
}
