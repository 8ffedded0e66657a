package coop.ouvrage.country.be.payroll.file;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The categories of cases, each with its keys. */
public enum Category {
    EMPLOYEE_MONTHLY("employee monthly", "a month's pay of any worker from gross to net, or back", Set.of(), monthly()),
    EXCEPTIONAL_ALLOWANCE(
            "exceptional allowance",
            "holiday pay, premium or arrears outside the month",
            Set.of("gross_allowance", "annual_reference_pay"),
            List.of("allowance_kind", "gross_allowance", "annual_reference_pay", "children")),
    DEPARTURE_HOLIDAY_PAY(
            "departure holiday pay",
            "holiday pay of an employee at the end of a contract",
            Set.of("gross", "annual_reference_pay"),
            List.of("gross", "annual_reference_pay", "children")),
    DOUBLE_HOLIDAY_PAY(
            "double holiday pay",
            "double holiday pay of an employee in service, on the gross of one month",
            Set.of("gross", "annual_reference_pay"),
            List.of("gross", "annual_reference_pay", "children")),
    YEAR_END_PREMIUM(
            "year-end premium",
            "the premium of a sector, where the conditions are met",
            Set.of("sector", "months_worked", "seniority_months", "annual_reference_pay"),
            List.of(
                    "sector",
                    "gross",
                    "months_worked",
                    "seniority_months",
                    "contract_months",
                    "annual_reference_pay",
                    "children")),
    TERMINATION_INDEMNITY(
            "termination indemnity",
            "pay for the end of a contract",
            Set.of("gross", "annual_reference_pay"),
            List.of("gross", "annual_reference_pay")),
    WITHHOLDING_ONLY(
            "withholding only",
            "the tax of one month before credits, on a known taxable amount",
            Set.of("taxable_month"),
            withholding()),
    QUARTERLY_DECLARATION(
            "quarterly declaration",
            "ordinary contributions of both sides on the wages of a quarter",
            Set.of("quarter_wages"),
            List.of("worker_code", "quarter_wages", "global_rate")),
    COPYRIGHT(
            "copyright",
            "tax on author's rights as movable income",
            Set.of("copyright_gross"),
            List.of("copyright_gross", "copyright_earlier", "flat_costs"));

    private final String label;
    private final String summary;
    private final Set<String> required;
    private final Set<String> keys;

    Category(String label, String summary, Set<String> required, List<String> keys) {
        this.label = label;
        this.summary = summary;
        this.required = required;
        this.keys = new LinkedHashSet<>(keys);
    }

    private static List<String> monthly() {
        List<String> keys = new ArrayList<>(List.of(
                "gross",
                "net",
                "budget",
                "coefficient",
                "worker",
                "withholding",
                "within_quota",
                "student_hours",
                "student_hours_left",
                "same_month_as",
                "exempt_refunds"));
        keys.addAll(HouseholdReader.KEYS);
        keys.addAll(WorkTimeReader.KEYS);
        return keys;
    }

    private static List<String> withholding() {
        return Stream.concat(Stream.of("taxable_month"), HouseholdReader.KEYS.stream())
                .toList();
    }

    private static final String MONTHLY = " monthly";
    private static final Set<String> WORKERS = Set.of("employee", "manual worker", "artist", "student");

    static Optional<Category> labelled(String text) {
        String label = text.strip().toLowerCase(Locale.ROOT);
        if (label.endsWith(MONTHLY) && WORKERS.contains(label.replace(MONTHLY, ""))) {
            return Optional.of(EMPLOYEE_MONTHLY);
        }
        return Stream.of(values()).filter(c -> c.label.equals(label)).findFirst();
    }

    /** The worker that the label names, where it names one. */
    String worker(String text) {
        String label = text.strip().toLowerCase(Locale.ROOT);
        return this == EMPLOYEE_MONTHLY ? label.replace(MONTHLY, "").replace(' ', '_') : "";
    }

    /** As written in the column {@code category}. */
    public String label() {
        return label;
    }

    public String summary() {
        return summary;
    }

    /** The keys that a line of this category may give. */
    public Set<String> keys() {
        return keys;
    }

    /** The keys that it must give. */
    public Set<String> required() {
        return required;
    }
}
