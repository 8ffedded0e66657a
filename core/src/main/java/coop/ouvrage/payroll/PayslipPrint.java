package coop.ouvrage.payroll;

import java.util.List;

/**
 * A payslip in one language, ready to print: the content that the royal decree of 27 September 1966 lists. Public for its template.
 *
 * @param facts period, work, basis of pay
 * @param lines from gross to net, subtotals among them
 * @param employer what the employer pays on top
 * @param year what the calendar year adds up to; empty on papers stored before it was kept
 * @param notes where figures are not verified, and what a correction corrects
 */
public record PayslipPrint(
        String language,
        String title,
        String lead,
        Side employerSide,
        Side workerSide,
        List<Fact> facts,
        String linesHeading,
        List<Line> lines,
        String employerHeading,
        List<Line> employer,
        String yearHeading,
        List<Line> year,
        List<String> notes,
        String foot) {

    /** The paper: one or two languages. */
    public record Paper(List<PayslipPrint> pages) {}

    /** One of both sides. */
    public record Side(String heading, String name, List<String> lines) {}

    public record Fact(String name, String text) {}

    /** A line with its amount; a strong one is a total. */
    public record Line(String name, String amount, boolean strong) {}
}
