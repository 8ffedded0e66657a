package coop.ouvrage.app.cli;

/** The fixed parts of {@code payslip --help}. */
final class PayslipHelp {

    static final String HEAD = """
            Usage: ./ouvrage payslip FILE.csv [--explain] [--format json|csv]

            Computes payslips offline. FILE.csv is UTF-8 with a header and at least the columns id, year, period, category
            and inputs; further columns are ignored. Each line has an id of its own. Cells are separated by commas, or by semicolons
            or tabs if the header is (inputs then in quotes). period is a month (2026-09), a day, a quarter (2025-Q1) or a year; pay of
            a month needs at least the month. inputs is key=value;key=value. A line that cannot be computed is refused with a
            code and the number of its line (the header is line 1); the others are computed all the same.

            --explain    adds every step with parameter, source and mark (JSON: under "explanation"; CSV: text on stderr)
            --format csv one row per payslip, empty = not part of this category; refusals on stderr

            JSON names under "unverified" the figures of each line that two sources do not confirm for its year; CSV tells on stderr
            those that are carried over from an earlier year. Exit 0 if every line was computed, 1 if one was refused.

            Categories (* = the key must be given):
            """;

    static final String KEYS = """

            Keys and what they may be; keys that contradict each other are refused:
              gross, gross_allowance, taxable_month, annual_reference_pay, quarter_wages, copyright_gross, exempt_refunds
                                       an amount: 1234.50
              net, budget with coefficient
                                       instead of gross: the lowest gross for that net, or the gross that the budget carries
              same_month_as            the id of an earlier line: a later contract of the same person, employer and month,
                                       its time told in the same unit
              worker                   employee, manual (or manual_worker), artist, student
              within_quota             yes or no: whether a student's hours are within the yearly quota (yes if not given)
              student_hours with student_hours_left
                                       hours of this wage and hours that the yearly quota has left; those above are ordinary
              withholding              ordinary, or flat for artists at the flat rate
              family                   single, widowed, divorced, separated, married, cohabitant (legal)
              spouse                   no_income, own_income, own_higher_income, low_income, tiny_pension (counts as no
                                       income), low_pension; or with an amount per month that the limits of the year
                                       judge: own_income_le_290, pension_only_le_174, pension_le_579
              children, disabled_children, other_dependants, dependants_in_care
                                       a number; disabled children are among the children
              single_parent_reduction, isolated_reduction, worker_disabled, spouse_disabled, resident, full_time
                                       yes or no; the first two by default as the family says
              scale                    1, 2 or 3 (3 = not resident)
              regime                   full_time, part_time 32/40h or part_time 80%
              days_paid with month_days, hours_paid with month_hours
                                       part of a month: 5 of 21 days, 38 of 159.6 hours; one of these or part-time
              allowance_kind           holiday or other
              sector                   cp200 or cp304_nl
              months_worked, seniority_months, contract_months
                                       a number; contract_months 0 or none = open-ended
              worker_code              495
              global_rate              38.07%: must be the rate in force
              copyright_earlier        paid before in the same year
              flat_costs               yes, no or abolished; without it as the law of the year says
            """;

    private PayslipHelp() {}
}
