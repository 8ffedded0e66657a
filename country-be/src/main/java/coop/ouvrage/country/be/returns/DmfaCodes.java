package coop.ouvrage.country.be.returns;

import coop.ouvrage.country.be.payroll.BelgianLegislation;
import coop.ouvrage.legislation.Citation;
import coop.ouvrage.legislation.Law;
import coop.ouvrage.legislation.Table;
import coop.ouvrage.payroll.spi.ContractKind;
import coop.ouvrage.returns.spi.PaidWork;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The codes of the quarterly declaration on one day, each with how well it is known. */
final class DmfaCodes {

    private static final int LAST_YOUNG_AGE = 18;

    private final Law law;

    /** The first version in which contributions on double holiday pay stand apart from people, as the authority's glossary wants it. */
    static final int UNRELATED = 2;

    /** The first version that tells contributions with a holiday fund from those without by their type. */
    static final int TYPED = 3;

    /** The first version that names workers' status, establishment units, unpaid days and the hours of agency workers. */
    static final int STATUS = 4;

    private final int version;

    DmfaCodes(LocalDate day) {
        this(day, STATUS);
    }

    /** @param version of the format that a return was made with */
    DmfaCodes(LocalDate day, int version) {
        this.law = BelgianLegislation.get().on(day);
        this.version = version;
    }

    LocalDate day() {
        return law.day();
    }

    /** Whether contributions on double holiday pay are declared for the employer as a whole. */
    boolean apart() {
        return version >= UNRELATED;
    }

    /** The contribution on double holiday pay, which is not related to a person. */
    Code doubleHoliday() {
        Table code = law.table("declarations/dmfa_double_holiday_code");
        return new Code(code.text(), "", confirmed(code.citation()));
    }

    /** How a premium is declared: its remuneration code, and how often it is paid in a year. */
    String premium(String cell) {
        return law.table("declarations/dmfa_premium").cell(cell).text();
    }

    /** @param type goes with the code in the file */
    record Code(String code, String type, boolean confirmed) {}

    /** A contribution that is part of the rates beside the basic one. */
    record Part(Code code, BigDecimal rate) {}

    private static Code code(Table cell) {
        return new Code(cell.cell("code").text(), cell.cell("type").text(), confirmed(cell.citation()));
    }

    private static boolean confirmed(Citation citation) {
        return citation.mark().isVerified();
    }

    Code worker(ContractKind kind, @Nullable LocalDate birthDate) {
        Table codes = law.table("declarations/dmfa_worker_codes");
        boolean young = birthDate != null && law.day().getYear() - birthDate.getYear() <= LAST_YOUNG_AGE;
        String cell = switch (kind) {
            case EMPLOYEE, STUDENT -> "employee";
            case MANUAL_WORKER -> "manual_worker";
            case ARTIST -> young ? "young_artist" : "artist";
        };
        return new Code(codes.cell(cell).text(), type(cell), confirmed(codes.citation()));
    }

    private String type(String cell) {
        return version < TYPED
                ? "0"
                : law.table("declarations/dmfa_worker_code_types").cell(cell).text();
    }

    /** The status of a worker under a special contract; empty for all others. */
    String status(ContractKind kind) {
        Table codes = law.table("declarations/dmfa_worker_status");
        String cell = kind.name().toLowerCase(Locale.ROOT);
        return version >= STATUS && codes.has(cell) ? codes.cell(cell).text() : "";
    }

    /** The code of time for which the employer pays nothing; empty in versions that did not declare it. */
    String unpaid(PaidWork.Unpaid.Reason reason) {
        return version >= STATUS
                ? law.table("declarations/dmfa_unpaid_time")
                        .cell(reason.name().toLowerCase(Locale.ROOT))
                        .text()
                : "";
    }

    /** Whether hours are declared of somebody full-time too, as of people whom an agency lends. */
    boolean hoursAlways(String committee) {
        return version >= STATUS && agency(committee);
    }

    /** Whether that joint committee is the one of people whom an agency lends. */
    boolean agency(String committee) {
        return law.table("declarations/dmfa_agency_committee")
                .text()
                .equals(committee.split("\\.", 2)[0]);
    }

    /** Whether the establishment unit is named. */
    boolean namesUnits() {
        return version >= STATUS;
    }

    Code student() {
        Table code = law.table("declarations/dmfa_student_code");
        return new Code(code.text(), "0", confirmed(code.citation()));
    }

    Code specialContribution() {
        return code(law.table("declarations/dmfa_contribution_codes").cell("special_contribution"));
    }

    Code workBonus() {
        Table codes = law.table("declarations/dmfa_deduction_codes");
        return new Code(codes.cell("work_bonus").text(), "", confirmed(codes.citation()));
    }

    boolean holidayInWorkerCode() {
        return law.table("declarations/dmfa_holiday_in_worker_code").text().equals("yes");
    }

    /** @param committee such as {@code 304.00} */
    String employerCategory(String committee) {
        Table categories = law.table("declarations/dmfa_employer_category");
        String number = committee.split("\\.", 2)[0];
        return categories.cell(categories.has(number) ? number : "other").text();
    }

    String time(String cell) {
        return law.table("declarations/dmfa_working_time").cell(cell).text();
    }

    /** Remuneration code of the simple part of departure holiday pay. */
    String departure() {
        return law.table("declarations/dmfa_departure_code").text();
    }

    /** Rate of the annual-holiday contribution that falls due with the quarter, on the raised base. */
    BigDecimal holidayPart() {
        return law.figure("social_security/annual_holiday_contribution_quarterly")
                .value();
    }

    /** The rates beside the basic one, as the employer of twenty or more bears them, in the order of the payslip; an agency does not pay the fund of joint committee 200. */
    List<Part> others(boolean raisedBase, boolean agency) {
        Table codes = law.table("declarations/dmfa_contribution_codes");
        Part moderation = new Part(
                code(law.table("declarations/dmfa_wage_moderation_code")),
                rate("social_security/wage_moderation_supplement_10_or_more_workers"));
        Part asbestos = part(codes, "asbestos_fund", "social_security/asbestos_fund");
        Part accidents = part(codes, "special_work_accidents", "social_security/special_work_accidents");
        Part closure = part(codes, "closure_fund_basic", "social_security/closure_fund_basic_20_or_more_workers");
        Part special = part(codes, "closure_fund_special", "social_security/closure_fund_special");
        Part fund = part(codes, "cp200_social_fund", "social_security/cp200_social_fund");
        Part unemployment = part(codes, "temporary_unemployment", "social_security/temporary_unemployment");
        return raisedBase || agency
                ? List.of(moderation, asbestos, accidents, closure, special, unemployment)
                : List.of(moderation, asbestos, accidents, closure, special, fund, unemployment);
    }

    BigDecimal employeeRate() {
        return rate("social_security/employee_rate");
    }

    BigDecimal basicRate() {
        return rate("social_security/employer_basic_rate");
    }

    private Part part(Table codes, String cell, String rate) {
        return new Part(code(codes.cell(cell)), rate(rate));
    }

    private BigDecimal rate(String name) {
        return law.figure(name).value();
    }
}
