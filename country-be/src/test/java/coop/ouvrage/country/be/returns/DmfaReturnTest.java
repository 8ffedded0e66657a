package coop.ouvrage.country.be.returns;

import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.calendar.WorkingDays;
import coop.ouvrage.country.be.calendar.BelgianHolidays;
import coop.ouvrage.money.Money;
import coop.ouvrage.payroll.spi.ContractKind;
import coop.ouvrage.payroll.spi.QuotaShare;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.returns.spi.Control;
import coop.ouvrage.returns.spi.Declared;
import coop.ouvrage.returns.spi.Employer;
import coop.ouvrage.returns.spi.PaidWork;
import coop.ouvrage.returns.spi.ReturnData;
import coop.ouvrage.returns.spi.ReturnLine;
import coop.ouvrage.returns.spi.SchemaCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The quarterly declaration as a function of its data: codes, amounts, what stops it. */
class DmfaReturnTest {

    private final Deadlines deadlines = new Deadlines(new WorkingDays(new BelgianHolidays()));
    private final DmfaReturn dmfa = new DmfaReturn(deadlines);
    private final Declared lou = SomeWork.person(1, LocalDate.of(1990, 5, 1));
    private final Declared young = SomeWork.person(2, LocalDate.of(2009, 5, 1));

    private Made write(List<Declared> people, PaidWork... work) {
        return Made.by(dmfa, SomeWork.quarter(people, List.of(work)), dmfa.version());
    }

    private static Money of(Made written, String code) {
        return Money.sum(written.lines().stream()
                .filter(line -> line.code().equals(code))
                .map(ReturnLine::amount)
                .toList());
    }

    private static List<String> types(Made written, String code) {
        return Pattern.compile(
                        "<ContributionWorkerCode>" + code + "</ContributionWorkerCode>\\s*<ContributionType>(\\d)")
                .matcher(xml(written))
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    private static String xml(Made written) {
        return written.xml();
    }

    @Test
    void anEmployeesContributionsStandUnderTheirCodesAndAddUp() {
        PaidWork work = SomeWork.day(lou, ContractKind.EMPLOYEE, "110.00");
        Made written = write(List.of(lou), work);
        assertThat(written.total(Control.SOCIAL_SECURITY))
                .isEqualTo(work.totals().socialSecurity());
        // 110.00 x 13.07 % = 14.38, 110.00 x 25.00 % = 27.50; the bonus gives the former back
        assertThat(of(written, "495")).isEqualTo(Money.of("41.88"));
        assertThat(of(written, "0001")).isEqualTo(Money.of("-14.38"));
        assertThat(xml(written))
                .contains("<DeductionCode>0001</DeductionCode>", "<DeductionAmount>00000001438</DeductionAmount>")
                .contains("<ContributionCalculationBasis>00000011000</ContributionCalculationBasis>")
                .contains("<EmployerClass>562</EmployerClass>", "<ContractType>0</ContractType>")
                .doesNotContain("<ServiceNbrHours>");
    }

    @Test
    void artistsBearTheRaisedBaseAndTheHolidayContributionOfTheQuarter() {
        PaidWork art = SomeWork.day(lou, ContractKind.ARTIST, "557.32");
        PaidWork school = SomeWork.day(young, ContractKind.ARTIST, "100.00");
        Made written = write(List.of(lou, young), art, school);
        assertThat(written.lines()).extracting(ReturnLine::code).contains("046").doesNotContain("015");
        // 557.32 x 108 % x 5.57 %, and 100.00 x 108 % x 5.57 %
        assertThat(written.total(Control.HOLIDAY)).isEqualTo(Money.of("33.53").plus(Money.of("6.02")));
        assertThat(xml(written)).contains("<ContributionCalculationBasis>00000060191<");
        assertThat(types(written, "046")).containsOnly("1");
        assertThat(types(written, "047")).containsOnly("1");
        assertThat(types(write(List.of(lou), SomeWork.day(lou, ContractKind.EMPLOYEE, "110.00")), "495"))
                .containsOnly("0");
        // as it was written before the type was known: what was filed then is still the same
        assertThat(types(Made.by(dmfa, SomeWork.quarter(List.of(lou), List.of(art)), DmfaCodes.UNRELATED), "046"))
                .containsOnly("0");
    }

    @Test
    void aStudentWhoCrossesTheQuotaStandsUnderBothCodes() {
        PaidWork work = SomeWork.day(lou, ContractKind.STUDENT, "150.00", new QuotaShare(8, 4));
        Made written = write(List.of(lou), work);
        assertThat(written.total(Control.SOCIAL_SECURITY))
                .isEqualTo(work.totals().socialSecurity());
        assertThat(xml(written))
                .contains(
                        "<StudentRemunAmount>000007500</StudentRemunAmount>", "<StudentHoursNbr>004</StudentHoursNbr>")
                .contains("<WorkerCode>841</WorkerCode>", "<WorkerCode>495</WorkerCode>");
    }

    /** Holiday pay on leaving is another payslip of the same contract and month: no day of work, its contributions under the worker code. */
    @Test
    void holidayPayOnLeavingAddsNoDayAndTakesNone() {
        PaidWork work = SomeWork.day(lou, ContractKind.EMPLOYEE, "1000.00");
        PaidWork leaving = SomeWork.leaving(work, "153.40", "19.00", "20.88");
        Made written = write(List.of(lou), work, leaving);
        assertThat(written.total(Control.SOCIAL_SECURITY))
                .isEqualTo(work.totals().socialSecurity().plus(Money.of("39.88")));
        // 153.40 x 7.67 / 15.34
        assertThat(xml(written))
                .contains("<RemunCode>007</RemunCode>", "<RemunAmount>00000007670</RemunAmount>")
                .contains("<RemunAmount>00000100000</RemunAmount>", "<ServiceNbrDays>00100</ServiceNbrDays>");
        assertThat(written.notes()).contains("be.return.note.departure").doesNotContain("be.return.note.other_lines");
    }

    /** 13.07 % of the simple 76.70 is 10.02; the rest of 19.00 bears on the double part, which no person is named for. */
    @Test
    void whatIsWithheldFromDoubleHolidayPayStandsForTheEmployer() {
        PaidWork work = SomeWork.day(lou, ContractKind.EMPLOYEE, "1000.00");
        Made written = write(List.of(lou), work, SomeWork.leaving(work, "153.40", "19.00", "20.88"));
        assertThat(of(written, "870")).isEqualTo(Money.of("8.98"));
        assertThat(xml(written))
                .contains("<UnrelatedEmployerClass>562</UnrelatedEmployerClass>")
                .contains("<UnrelatedWorkerCode>870</UnrelatedWorkerCode>")
                .contains("<UnrelatedAmount>00000000898</UnrelatedAmount>");
        assertThat(xml(written).indexOf("<ContributionUnrelatedToNP>"))
                .isGreaterThan(xml(written).indexOf("</NaturalPerson>"));
        // As it was written before: under the worker code. What was filed then is still the same.
        Made before = Made.by(
                dmfa,
                SomeWork.quarter(List.of(lou), List.of(work, SomeWork.leaving(work, "153.40", "19.00", "20.88"))),
                1);
        assertThat(xml(before)).doesNotContain("Unrelated");
        assertThat(before.total(Control.SOCIAL_SECURITY)).isEqualTo(written.total(Control.SOCIAL_SECURITY));
    }

    @Test
    void premiumsAndDoubleHolidayPayHaveCodesOfTheirOwn() {
        PaidWork work = SomeWork.day(lou, ContractKind.EMPLOYEE, "1000.00");
        PaidWork premium = SomeWork.yearly(work, "be.year_end_premium_due", "550.00", "71.89", "152.79");
        PaidWork twice = SomeWork.yearly(work, "be.double_holiday_pay_due", "138.00", "16.66", "0.00");
        Made written = write(List.of(lou), work, premium, twice);
        assertThat(written.total(Control.SOCIAL_SECURITY))
                .isEqualTo(work.totals().socialSecurity().plus(Money.of("241.34")));
        assertThat(of(written, "870")).isEqualTo(Money.of("16.66"));
        assertThat(xml(written))
                .contains("<RemunCode>002</RemunCode>\n".strip(), "<BonusPaymentFrequency>12</BonusPaymentFrequency>")
                .contains("<RemunAmount>00000055000</RemunAmount>", "<RemunAmount>00000100000</RemunAmount>")
                .contains("<ContributionCalculationBasis>00000155000</ContributionCalculationBasis>")
                .contains("<UnrelatedCalculationBasis>00000012747</UnrelatedCalculationBasis>");
        assertThat(written.notes()).contains("be.return.note.yearly");
    }

    /** A contract corrected downwards in its quarter: what its second payslip takes back is less than what the first withheld. */
    @Test
    void whatACorrectionTakesBackOfTheSameQuarterStopsNothing() {
        PaidWork work = SomeWork.day(lou, ContractKind.EMPLOYEE, "1000.00");
        PaidWork leaving = SomeWork.leaving(work, "153.40", "19.00", "20.88");
        PaidWork less = SomeWork.leaving(work, "-76.70", "-9.50", "-10.44");
        Made written = write(List.of(lou), work, leaving, less);
        assertThat(written.findings()).isEmpty();
        assertThat(of(written, "870")).isEqualTo(Money.of("4.49"));
        assertThat(written.lines())
                .filteredOn(line -> line.code().equals("870"))
                .as("one person with two payslips")
                .extracting(line -> line.people())
                .containsExactly(1);
    }

    /** More was taken back than declared: a person with less than nothing stops the return. */
    @Test
    void aPersonWithLessThanNothingStopsIt() {
        PaidWork work = SomeWork.day(lou, ContractKind.EMPLOYEE, "110.00");
        PaidWork back = SomeWork.yearly(work, "be.double_holiday_pay_due", "-138.00", "-16.66", "0.00");
        assertThat(write(List.of(lou), work, back).findings())
                .extracting(Refusal::code)
                .containsExactly("returns.negative_person");
    }

    @Test
    void anEmployerWithoutNumberDeclaresNothing() {
        ReturnData quarter =
                SomeWork.quarter(List.of(lou), List.of(SomeWork.day(lou, ContractKind.EMPLOYEE, "110.00")));
        Employer known = quarter.employer();
        Employer unnumbered = new Employer(
                known.code(),
                known.name(),
                known.street(),
                known.postcode(),
                known.city(),
                known.enterpriseNumber(),
                "",
                "",
                known.email());
        ReturnData without = new ReturnData(
                quarter.id(),
                unnumbered,
                quarter.first(),
                quarter.last(),
                1,
                quarter.madeAt(),
                quarter.people(),
                quarter.works());
        assertThat(Made.by(dmfa, without, 1).findings())
                .extracting(Refusal::code)
                .contains("returns.no_employer_number");
        assertThat(Made.by(dmfa, without, dmfa.version()).notes()).contains("be.return.note.local_unit_missing");
    }

    /** What annex 8 asks of time without pay, annex 21 of artists, zone 00042 of the place: not in what was filed before. */
    @Test
    void unpaidDaysStatusAndEstablishmentAreDeclared() {
        PaidWork art = SomeWork.day(lou, ContractKind.ARTIST, "557.32");
        PaidWork absent = art.of(
                art.contract(),
                LocalDate.of(2026, 10, 1),
                PaidWork.Engagement.OPEN,
                List.of(
                        unpaid(9, PaidWork.Unpaid.Reason.ILLNESS),
                        unpaid(10, PaidWork.Unpaid.Reason.ILLNESS),
                        unpaid(12, PaidWork.Unpaid.Reason.LEAVE_OF_FUND),
                        unpaid(13, PaidWork.Unpaid.Reason.UNPAID_LEAVE)));
        Made written = write(List.of(lou), absent);
        assertThat(services(xml(written))).containsExactly("001 00100", "002 00100", "030 00100", "050 00200");
        assertThat(xml(written))
                .contains("<WorkerStatus>A1</WorkerStatus>", "<LocalUnitID>2990020050</LocalUnitID>")
                .doesNotContain("<ServiceNbrHours>");
        Made before = Made.by(dmfa, SomeWork.quarter(List.of(lou), List.of(absent)), DmfaCodes.TYPED);
        assertThat(services(xml(before))).containsExactly("001 00100");
        assertThat(xml(before)).doesNotContain("WorkerStatus", "LocalUnitID");
        assertThat(before.notes()).contains("be.return.note.local_unit");
    }

    private static PaidWork.Unpaid unpaid(int day, PaidWork.Unpaid.Reason reason) {
        return new PaidWork.Unpaid(LocalDate.of(2026, 11, day), 456, reason);
    }

    private static List<String> services(String xml) {
        return Pattern.compile("<ServiceCode>(\\d+)</ServiceCode>\\s*<ServiceNbrDays>(\\d+)</ServiceNbrDays>")
                .matcher(xml)
                .results()
                .map(match -> match.group(1) + " " + match.group(2))
                .toList();
    }

    /** Hours of whom an agency lends are declared even of a full week. */
    @Test
    void hoursOfAgencyWorkersAreAlwaysDeclared() {
        PaidWork work = SomeWork.day(lou, ContractKind.EMPLOYEE, "557.32");
        PaidWork lent = SomeWork.with(
                work,
                new PaidWork.Engagement(
                        work.engagement().first(), work.engagement().last(), "Aide", "322.00"));
        assertThat(xml(write(List.of(lou), lent))).contains("<ServiceNbrHours>760</ServiceNbrHours>");
        assertThat(xml(write(List.of(lou), work))).doesNotContain("<ServiceNbrHours>");
    }

    @Test
    void studentsNameTheirEstablishmentToo() {
        assertThat(xml(write(List.of(lou), SomeWork.day(lou, ContractKind.STUDENT, "100.00"))))
                .containsPattern("</StudentHoursNbr>\\s*<LocalUnitID>2990020050</LocalUnitID>");
    }

    /** More taken back than withheld: the authority pays nothing back by a return. */
    @Test
    void lessThanNothingIsNotDeclaredAsWithheld() {
        PaidWork work = SomeWork.day(lou, ContractKind.EMPLOYEE, "110.00");
        PaidWork takenBack = SomeWork.withTax(work, "-0.01");
        Made written = Made.by(new WithholdingReturn(deadlines), SomeWork.quarter(List.of(lou), List.of(takenBack)), 1);
        assertThat(written.findings()).extracting(Refusal::code).containsExactly("returns.negative_total");
    }

    @Test
    void theSameDataGiveTheSameBytesAndNamesAreEscaped() {
        PaidWork work = SomeWork.day(lou, ContractKind.EMPLOYEE, "564.51");
        assertThat(write(List.of(lou), work).file())
                .isEqualTo(write(List.of(lou), work).file());
        assertThat(xml(write(List.of(lou), work))).doesNotContain("Family & ");
    }

    @Test
    void whatStopsItIsSaid() {
        Declared nobody = new Declared(lou.id(), "", "No", "Body", null, "", "", "", "BE", "fr", null);
        Made written = write(List.of(nobody), SomeWork.day(nobody, ContractKind.EMPLOYEE, "564.51"));
        assertThat(written.findings()).extracting(Refusal::code).containsExactly("returns.no_national_number");
        assertThat(written.notes()).contains("be.return.note.reductions");
    }

    @Test
    void deadlinesAreThoseOfTheLaw() {
        assertThat(dmfa.dueOn(LocalDate.of(2026, 3, 31))).isEqualTo("2026-04-30");
        assertThat(dmfa.dueOn(LocalDate.of(2026, 12, 31))).isEqualTo("2027-01-31");
        // 15 February 2025 is a Saturday, 15 August 2025 a public holiday.
        assertThat(deadlines.withholding(LocalDate.of(2025, 1, 31))).isEqualTo("2025-02-14");
        assertThat(deadlines.withholding(LocalDate.of(2025, 7, 31))).isEqualTo("2025-08-14");
        assertThat(deadlines.sheets(LocalDate.of(2026, 12, 31))).isEqualTo("2027-02-28");
        assertThat(deadlines.socialBalance(LocalDate.of(2026, 12, 31))).isEqualTo("2027-07-31");
    }

    @Test
    void aSchemaPutInPlaceIsComparedWith(@TempDir Path data) throws IOException {
        DmfaSchema schema = new DmfaSchema(data);
        ReturnData quarter =
                SomeWork.quarter(List.of(lou), List.of(SomeWork.day(lou, ContractKind.EMPLOYEE, "564.51")));
        Path file =
                Files.write(data.resolve("dmfa.xml"), Made.by(dmfa, quarter, 1).file());
        assertThat(schema.check(quarter, file)).isEqualTo(SchemaCheck.Checked.NONE);
        Files.createDirectories(data.resolve("schemas"));
        Files.writeString(data.resolve("schemas/DmfAOriginal_20264.xsd"), """
                <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="Other" type="xs:string"/></xs:schema>""");
        SchemaCheck.Checked checked = schema.check(quarter, file);
        assertThat(checked.schema()).isEqualTo("DmfAOriginal_20264.xsd");
        assertThat(checked.errors()).singleElement().asString().contains("DmfAOriginal");
    }
}
