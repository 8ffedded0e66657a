package coop.ouvrage.country.be.payroll.file;

import coop.ouvrage.country.be.payroll.BelgianLegislation;
import coop.ouvrage.country.be.payroll.BelgianPayCalculator;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.refusal.RefusedException;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

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

    private static final Set<Category> BY_YEAR = Set.of(
            Category.EXCEPTIONAL_ALLOWANCE,
            Category.DOUBLE_HOLIDAY_PAY,
            Category.YEAR_END_PREMIUM,
            Category.TERMINATION_INDEMNITY,
            Category.COPYRIGHT,
            Category.QUARTERLY_DECLARATION);

    private final Consumer<CaseResult> each;
    private final List<CaseResult> results = new ArrayList<>();
    private final List<RefusedCase> refused = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();
    private final CaseCalculator calculator = new CaseCalculator(BelgianLegislation.get(), new BelgianPayCalculator());

    private PayslipFile(@Nullable Consumer<CaseResult> each) {
        this.each = each == null ? results::add : each;
    }

    /**
     * Reads and answers a whole file, whose results are kept.
     *
     * @throws RefusedException {@code payslip.no_header} if the header lacks a column, {@code payslip.column_twice} if it has one twice
     * @throws IOException if the file is no CSV
     */
    public static PayslipFile read(Reader csv) throws IOException {
        return read(csv, null);
    }

    /** As {@link #read(Reader)}, each result handed over as soon as it is known and not kept, as a file may be of any length. */
    public static PayslipFile read(Reader csv, @Nullable Consumer<CaseResult> each) throws IOException {
        PayslipFile file = new PayslipFile(each);
        try (CSVParser parser = CaseTable.open(csv)) {
            file.answerAll(parser);
        }
        return file;
    }

    /** A break in the form of the file ends the reading, and is told; what was read before it counts. */
    private void answerAll(CSVParser parser) {
        int columns = parser.getHeaderNames().size();
        int read = Math.toIntExact(parser.getCurrentLineNumber());
        try {
            for (CSVRecord row : parser) {
                read = Math.toIntExact(parser.getCurrentLineNumber());
                answer(row, read, columns);
            }
        } catch (UncheckedIOException | IllegalStateException e) {
            // A quote that nobody closed is noticed at the end of the file: the line to look at is where it was opened.
            int line = read + 1;
            refused.add(new RefusedCase("", line, Refusal.of("payslip.bad_csv", "line", line)));
        }
    }

    private void answer(CSVRecord row, int line, int columns) {
        String id = cell(row, "id");
        try {
            wellFormed(row, id, columns);
            Category category = Category.labelled(cell(row, "category"))
                    .orElseThrow(() -> new RefusedException(
                            Refusal.of("payslip.unknown_category", "category", cell(row, "category"))));
            LocalDate day = PeriodReader.read(cell(row, "year"), cell(row, "period"), !BY_YEAR.contains(category));
            Inputs inputs = Inputs.read(cell(row, "inputs"), category.keys());
            each.accept(calculator
                    .calculate(category, id, day, inputs, category.worker(cell(row, "category")))
                    .result(id, line));
        } catch (RefusedException e) {
            e.refusals().forEach(refusal -> refused.add(new RefusedCase(id, line, refusal)));
        }
    }

    /** A cell too many is mostly an amount with a decimal comma, cut in two: what is left of it must not be paid. */
    private void wellFormed(CSVRecord row, String id, int columns) {
        if (row.size() > columns) {
            throw new RefusedException(Refusal.of("payslip.too_many_cells", "cells", row.size(), "columns", columns));
        }
        if (id.isEmpty()) {
            throw new RefusedException(Refusal.of("payslip.no_id"));
        }
        if (!ids.add(id)) {
            throw new RefusedException(Refusal.of("payslip.id_twice", "id", id));
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
