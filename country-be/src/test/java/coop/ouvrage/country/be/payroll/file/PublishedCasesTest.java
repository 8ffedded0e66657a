package coop.ouvrage.country.be.payroll.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every published case, every filled figure, to the cent; the disputed ones by their own, documented distance. */
class PublishedCasesTest {

    private static final String CASES = "belgium-payroll-cases.csv";

    /**
     * Where sources disagree. BE021: one simulator takes nothing at exactly 1,095.10, where the scale begins. BE041: three engines, three
     * roundings of a part-time bonus (31.63, 31.61, 31.60), and what follows from it. BE115: years up to 2022, cut or rounded month.
     */
    private static final Map<String, Map<String, String>> DISPUTED = Map.of(
            "BE021", Map.of("special_contribution", "9.30", "net", "9.30"),
            "BE041",
                    Map.of(
                            "work_bonus", "0.02",
                            "taxable", "0.02",
                            "fiscal_work_bonus", "0.01",
                            "withholding", "0.01",
                            "net", "0.03"),
            "BE115", Map.of("withholding_before_credit", "0.01"));

    @TestFactory
    Stream<DynamicTest> everyFigure() throws IOException {
        return checks(CASES);
    }

    /** Further results of the same public sources: a union's simulator of 2021, a public engine of September 2026. */
    @TestFactory
    Stream<DynamicTest> everyFurtherFigure() throws IOException {
        return checks("further-published-cases.csv");
    }

    /**
     * Cases over years, kinds, families and working times, calculated once by a program that shares nothing with this one, from the
     * published formulas and figures alone.
     */
    @Test
    void theFormulaCalculatedElsewhere() throws IOException {
        PayslipFile file = PayslipFile.read(file("formula-cases.csv"));
        assertThat(file.refused()).isEmpty();
        Map<String, CaseResult> results = byId(file);
        rows("formula-cases.csv").forEach(row -> check(row, results));
    }

    private static Stream<DynamicTest> checks(String name) throws IOException {
        Map<String, CaseResult> results = byId(PayslipFile.read(file(name)));
        return rows(name).stream().map(row -> DynamicTest.dynamicTest(row.get("id"), () -> check(row, results)));
    }

    private static Map<String, CaseResult> byId(PayslipFile file) {
        Map<String, CaseResult> results = new HashMap<>();
        file.results().forEach(result -> results.put(result.id(), result));
        return results;
    }

    @Test
    void noneIsRefused() throws IOException {
        PayslipFile file = PayslipFile.read(file(CASES));
        assertThat(file.refused()).isEmpty();
        assertThat(file.results()).hasSize(62);
    }

    private static void check(CSVRecord row, Map<String, CaseResult> results) {
        CaseResult result = Objects.requireNonNull(results.get(row.get("id")));
        boolean recomputed = row.get("recomputed").equals("yes");
        assertThat(DISPUTED.containsKey(result.id())).isNotEqualTo(recomputed);
        for (String column : PayslipFile.COLUMNS) {
            String expected = row.get("expected_" + column);
            if (!expected.isEmpty()) {
                String tolerance = DISPUTED.getOrDefault(result.id(), Map.of()).getOrDefault(column, "0.00");
                assertThat(new BigDecimal(result.columns().get(column)))
                        .as(result.id() + " " + column)
                        .isCloseTo(
                                new BigDecimal(expected),
                                org.assertj.core.data.Offset.offset(new BigDecimal(tolerance)));
            }
        }
        for (String other : row.get("other_expected").split(";")) {
            if (!other.isBlank()) {
                String name = other.substring(0, other.indexOf('='));
                String value = other.substring(other.indexOf('=') + 1);
                BigDecimal expected = value.endsWith("%")
                        ? new BigDecimal(value.replace("%", "")).movePointLeft(2)
                        : new BigDecimal(value);
                assertThat(new BigDecimal(result.other().get(name)))
                        .as(result.id() + " " + name)
                        .isEqualByComparingTo(expected);
            }
        }
    }

    private static List<CSVRecord> rows(String name) throws IOException {
        return CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(file(name))
                .getRecords();
    }

    private static Reader file(String name) {
        return new InputStreamReader(
                Objects.requireNonNull(PublishedCasesTest.class.getResourceAsStream("/payroll/" + name)),
                StandardCharsets.UTF_8);
    }
}
