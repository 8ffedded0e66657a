package coop.ouvrage.country.be.payroll.file;

import coop.ouvrage.country.be.payroll.BelgianLegislation;
import coop.ouvrage.country.be.payroll.BelgianPayCalculator;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.refusal.RefusedException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** A file of cases, answered line by line: one refused line never stops the others. */
public final class PayslipFile {

    /** The figures that a line may have, in the order of the output. */
    public static final List<String> COLUMNS = List.of(
            "social_contribution",
            "work_bonus",
            "taxable",
            "withholding_before_credit",
            "fiscal_work_bonus",
            "withholding",
            "special_contribution",
            "net");

    /** The columns that the header of a file must have; further ones are ignored. */
    public static final List<String> HEADER = List.of("id", "year", "period", "category", "inputs");

    private static final int BYTE_ORDER_MARK = 0xFEFF;

    private static final Set<Category> BY_YEAR = Set.of(
            Category.EXCEPTIONAL_ALLOWANCE,
            Category.DOUBLE_HOLIDAY_PAY,
            Category.YEAR_END_PREMIUM,
            Category.TERMINATION_INDEMNITY,
            Category.COPYRIGHT,
            Category.QUARTERLY_DECLARATION);

    private final List<CaseResult> results = new ArrayList<>();
    private final List<RefusedCase> refused = new ArrayList<>();
    private final CaseCalculator calculator = new CaseCalculator(BelgianLegislation.get(), new BelgianPayCalculator());

    private PayslipFile() {}

    /**
     * Reads and answers a whole file.
     *
     * @throws RefusedException {@code payslip.no_header} if the header lacks a column
     * @throws IOException if the file is no CSV
     */
    public static PayslipFile read(Reader csv) throws IOException {
        BufferedReader text = new BufferedReader(csv);
        text.mark(1);
        if (text.read() != BYTE_ORDER_MARK) {
            text.reset();
        }
        PayslipFile file = new PayslipFile();
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .setIgnoreEmptyLines(true)
                .setIgnoreHeaderCase(true)
                .setTrim(true)
                .setAllowMissingColumnNames(true)
                .get();
        try (CSVParser parser = format.parse(text)) {
            List<String> missing = HEADER.stream()
                    .filter(column -> !parser.getHeaderMap().containsKey(column))
                    .toList();
            if (!missing.isEmpty()) {
                throw new RefusedException(Refusal.of("payslip.no_header", "columns", String.join(", ", missing)));
            }
            file.answerAll(parser);
        }
        return file;
    }

    /** A break in the form of the file ends the reading, and is told; what was read before it counts. */
    private void answerAll(CSVParser parser) {
        try {
            for (CSVRecord row : parser) {
                answer(row, Math.toIntExact(parser.getCurrentLineNumber()));
            }
        } catch (UncheckedIOException | IllegalStateException e) {
            int line = Math.toIntExact(parser.getCurrentLineNumber()) + 1;
            refused.add(new RefusedCase("", line, Refusal.of("payslip.bad_csv", "line", line)));
        }
    }

    private void answer(CSVRecord row, int line) {
        String id = cell(row, "id");
        try {
            Category category = Category.labelled(cell(row, "category"))
                    .orElseThrow(() -> new RefusedException(
                            Refusal.of("payslip.unknown_category", "category", cell(row, "category"))));
            LocalDate day = PeriodReader.read(cell(row, "year"), cell(row, "period"), !BY_YEAR.contains(category));
            Inputs inputs = Inputs.read(cell(row, "inputs"), category.keys());
            results.add(calculator
                    .calculate(category, id, day, inputs, category.worker(cell(row, "category")))
                    .result(id, line));
        } catch (RefusedException e) {
            e.refusals().forEach(refusal -> refused.add(new RefusedCase(id, line, refusal)));
        }
    }

    private static String cell(CSVRecord row, String column) {
        return row.isSet(column) ? row.get(column) : "";
    }

    public List<CaseResult> results() {
        return List.copyOf(results);
    }

    public List<RefusedCase> refused() {
        return List.copyOf(refused);
    }
}
