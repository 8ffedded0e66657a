package coop.ouvrage.country.be.payroll;

import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.legislation.Citation;
import coop.ouvrage.legislation.Step;
import coop.ouvrage.legislation.Term;
import coop.ouvrage.money.Money;
import coop.ouvrage.payroll.spi.ContractKind;
import coop.ouvrage.payroll.spi.EmployerCost;
import coop.ouvrage.payroll.spi.Household;
import coop.ouvrage.payroll.spi.MonthSoFar;
import coop.ouvrage.payroll.spi.Partner;
import coop.ouvrage.payroll.spi.PayAnswer;
import coop.ouvrage.payroll.spi.PayQuestion;
import coop.ouvrage.payroll.spi.QuotaShare;
import coop.ouvrage.payroll.spi.WorkTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every line, step and refusal of pay has its words in the four languages. */
class PayWordsTest {

    private static final List<Locale> LANGUAGES =
            List.of(Locale.ENGLISH, Locale.FRENCH, Locale.GERMAN, Locale.of("nl"));
    private static final Pattern REFUSAL =
            Pattern.compile("Refusal\\.of\\(\\s*\"((?:legislation|payroll|payslip)\\.[a-z_]+)\"");

    @Test
    void everyLineAndStepHasWords() {
        Set<String> keys = new TreeSet<>();
        for (ContractKind kind : ContractKind.values()) {
            for (Partner partner : Partner.values()) {
                collect(answer(kind, partner, true), keys);
                collect(answer(kind, partner, false), keys);
            }
        }
        for (Locale language : LANGUAGES) {
            assertThat(words("be", language).keySet()).as(language.toString()).containsAll(keys);
        }
    }

    @Test
    void everyRefusalHasASentence() throws IOException {
        Set<String> codes = new TreeSet<>();
        for (String folder : List.of(
                "src/main/java",
                "../core/src/main/java/coop/ouvrage/payroll",
                "../core/src/main/java/coop/ouvrage/legislation")) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                for (Path file :
                        files.filter(f -> f.toString().endsWith(".java")).toList()) {
                    Matcher found = REFUSAL.matcher(Files.readString(file));
                    while (found.find()) {
                        codes.add(found.group(1));
                    }
                }
            }
        }
        assertThat(codes).hasSizeGreaterThan(10);
        for (Locale language : LANGUAGES) {
            for (String code : codes) {
                String module = code.substring(0, code.indexOf('.'));
                assertThat(words(module, language).keySet())
                        .as(language.toString())
                        .contains("refusal." + code);
            }
        }
    }

    /** A sentence that explains the tax belongs to a step that is calculated, and stands in the four languages. */
    @Test
    void everySentenceOnTheTaxBelongsToAStep() {
        Set<String> steps = new TreeSet<>();
        for (Partner partner : Partner.values()) {
            collect(answer(ContractKind.EMPLOYEE, partner, false), steps);
        }
        Set<String> sentences = new TreeSet<>(words("be", Locale.ENGLISH).keySet());
        sentences.removeIf(key -> !key.startsWith("why."));
        assertThat(sentences).hasSizeGreaterThan(10);
        assertThat(sentences)
                .extracting(key -> key.replaceFirst("^why\\.", "step.").replaceFirst("\\.(zero|alone)$", ""))
                .allMatch(step -> steps.contains(step) || step.startsWith("step.be.exceptional_"));
        for (Locale language : LANGUAGES) {
            assertThat(words("be", language).keySet()).as(language.toString()).containsAll(sentences);
        }
    }

    private static PayAnswer answer(ContractKind kind, Partner partner, boolean within) {
        Household household = new Household(partner, 10, 1, true, true, true, true, 1, 0, true);
        PayQuestion question = PayQuestion.of(LocalDate.of(2026, 11, 18), kind, Money.of("1400.00"))
                .withTime(WorkTime.of("80", "159.6"))
                .withHousehold(household)
                .withFlatTax(within && kind == ContractKind.ARTIST)
                .withQuota(within ? QuotaShare.ALL : new QuotaShare(80, 30))
                .withExemptRefunds(Money.of("10.00"));
        BelgianPayCalculator calculator = new BelgianPayCalculator();
        MonthSoFar earlier = calculator.calculate(question).orThrow().monthShare();
        return calculator.calculate(question.withEarlier(earlier)).orThrow();
    }

    private static void collect(PayAnswer answer, Set<String> keys) {
        answer.lines().forEach(line -> keys.add("line." + line.code()));
        EmployerCost cost = answer.employer();
        if (cost != null) {
            cost.lines().forEach(line -> keys.add("line." + line.code()));
            cost.expectedReductions().forEach(line -> keys.add("line." + line.code()));
        }
        for (Step step : answer.trace().steps()) {
            keys.add("step." + step.code());
            step.terms().forEach(term -> keys.addAll(words(term)));
        }
    }

    /** What a term is called: an earlier step or something given by its name, a figure of the law by its parameter and cell. */
    private static List<String> words(Term term) {
        Citation figure = term.citation();
        return figure == null
                ? List.of((words("be", Locale.ENGLISH).containsKey("line." + term.name()) ? "line." : "step.")
                        + term.name())
                : Stream.of(figure.path().split("\\."))
                        .filter(cell -> !cell.isEmpty() && !cell.chars().allMatch(Character::isDigit))
                        .map(cell -> "cell." + cell)
                        .toList();
    }

    private static ResourceBundle words(String module, Locale language) {
        return ResourceBundle.getBundle(
                "messages." + module,
                language,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
